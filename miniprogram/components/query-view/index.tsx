import type { Output, QueryName } from '@shared/contracts'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ErrorView } from '@/components/error-view'
import type { Queried } from '@/hooks/use-query'
import './query-view.scss'

interface Props<N extends QueryName> {
  readonly query: Queried<N>
  readonly loading: ReactNode
  readonly children: (output: Output<N>) => ReactNode
}

/** The states of a page around its content. Content that was there stays when asking again fails; a line says so. */
export function QueryView<N extends QueryName>({ query, loading, children }: Props<N>) {
  const { output, failure, asking, reload } = query
  if (output === null) {
    return failure === null ? loading : <ErrorView code={failure} onRetry={reload} />
  }
  // Being offline has its banner already.
  const stale = failure !== null && failure !== 'OFFLINE'
  return (
    <>
      {stale && (
        <View className="query-view__stale" ariaRole="button" onClick={() => void reload()}>
          {asking ? '正在刷新' : '没有刷新成功，点这里重试'}
        </View>
      )}
      {children(output)}
    </>
  )
}
