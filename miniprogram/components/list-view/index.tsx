import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Listed, ListName, Row } from '@/hooks/use-list'
import { ListFrame } from './list-frame'
import './list-view.scss'

interface Props<N extends ListName> {
  readonly list: Listed<N>
  readonly keyOf: (row: Row<N>, index: number) => string
  readonly row: (row: Row<N>) => ReactNode
  readonly empty: ReactNode
}

/** Rows on one card, that grow as one reads on. */
export function ListView<N extends ListName>({ list, keyOf, row, empty }: Props<N>) {
  return (
    <ListFrame list={list} empty={empty}>
      <View className="list-view">
        {list.rows.map((item, index) => (
          <View key={keyOf(item, index)} className="list-view__row">
            {row(item)}
          </View>
        ))}
      </View>
    </ListFrame>
  )
}
