import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import type { Listed, ListName, Tail } from '@/hooks/use-list'
import './list-view.scss'

const TAIL_WORDS: Readonly<Record<Tail, string>> = {
  more: '加载更多',
  loading: '正在加载',
  failed: '没有加载出来，点这里重试',
  end: '没有更多了',
}

interface Props<N extends ListName> {
  readonly list: Listed<N>
  readonly empty: ReactNode
  /** In the place of an error, for whoever has to register first. */
  readonly stranger?: ReactNode
  /** The rows, drawn. */
  readonly children: ReactNode
}

/**
 * What is around the rows of a list: its states, its end, and more of it as one reads on. The page's configuration says
 * how near the end counts as reading on (`onReachBottomDistance`) and that pulling down refreshes (`enablePullDownRefresh`).
 */
export function ListFrame<N extends ListName>({ list, empty, stranger, children }: Props<N>) {
  useReachBottom(() => void list.loadMore())
  usePullDownRefresh(() => {
    void list.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (list.state === 'loading') return <LoadingView shape="list" />
  if (list.state === 'error' && list.failure === 'NOT_REGISTERED' && stranger !== undefined) return stranger
  if (list.state === 'error') return <ErrorView code={list.failure ?? 'INTERNAL'} onRetry={list.reload} />
  if (list.rows.length === 0) return empty
  return (
    <View>
      {children}
      <View
        className="list-view__tail"
        ariaRole={list.tail === 'failed' || list.tail === 'more' ? 'button' : 'status'}
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
