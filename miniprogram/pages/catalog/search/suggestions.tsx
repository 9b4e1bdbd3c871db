import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { goTo } from '@/api/navigate'
import { useStore } from '@/api/store'
import { useQuery } from '@/hooks/use-query'
import { forgetSearches, searches } from './searches'
import './search.scss'

/** Before anything is looked for: what this person looked for before, and the mall's shelves. */
export function Suggestions({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const before = useStore(searches)
  const shelves = useQuery('catalog.categories', {}).output?.items ?? []
  if (before.length === 0 && shelves.length === 0) {
    return <View className="body-2">输入商品名里的字，多个词用空格隔开</View>
  }
  return (
    <>
      {before.length > 0 && (
        <Words
          title="搜过的"
          aside={
            <View id="search-forget" className="search__forget" ariaRole="button" onClick={forgetSearches}>
              清空
            </View>
          }
        >
          {before.map((text) => (
            <Word key={text} text={text} onClick={() => onSearch(text)} />
          ))}
        </Words>
      )}
      {shelves.length > 0 && (
        <Words title="商品分类">
          {shelves.map(({ categoryId, name }) => (
            <Word key={categoryId} text={name} onClick={() => goTo('mall', { category: categoryId })} />
          ))}
        </Words>
      )}
    </>
  )
}

interface WordsProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

const Words = ({ title, aside, children }: WordsProps) => (
  <View className="search__words">
    <View className="search__head">
      <View className="title">{title}</View>
      {aside}
    </View>
    <View className="search__chips">{children}</View>
  </View>
)

const Word = ({ text, onClick }: { readonly text: string; readonly onClick: () => void }) => (
  <View className="search__chip one-line" ariaRole="button" onClick={onClick}>
    {text}
  </View>
)
