import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import type { Listed, ListName, Row, Tail } from '@/hooks/use-list'
import './list-view.scss'

interface Props<N extends ListName> {
  readonly list: Listed<N>
  readonly keyOf: (row: Row<N>, index: number) => string
  readonly row: (row: Row<N>) => ReactNode
  readonly empty: ReactNode
}

const TAIL_WORDS: Readonly<Record<Tail, string>> = {
  more: '加载更多',
  loading: '正在加载',
  failed: '没有加载出来，点这里重试',
  end: '没有更多了',
}

/**
 * A list that grows as one reads on. The page's configuration says how near the end counts as reading on
 * (`onReachBottomDistance`) and that pulling down refreshes (`enablePullDownRefresh`).
 */
export function ListView<N extends ListName>({ list, keyOf, row, empty }: Props<N>) {
  useReachBottom(() => void list.loadMore())
  usePullDownRefresh(() => {
    void list.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (list.state === 'loading') return <LoadingView shape="list" />
  if (list.state === 'error') return <ErrorView code={list.failure ?? 'INTERNAL'} onRetry={list.reload} />
  if (list.rows.length === 0) return empty
  return (
    <View>
      <View className="list-view">
        {list.rows.map((item, index) => (
          <View key={keyOf(item, index)} className="list-view__row">
            {row(item)}
          </View>
        ))}
      </View>
      <View
        className="list-view__tail"
        onClick={() => {
          if (list.tail === 'failed') void list.retry()
          if (list.tail === 'more') void list.loadMore()
        }}
      >
        {TAIL_WORDS[list.tail]}
      </View>
    </View>
  )
}
