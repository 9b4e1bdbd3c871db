import type { ReactNode } from 'react'
import { type Group, Windowed } from '@/components/windowed'
import type { Listed, ListName, Row } from '@/hooks/use-list'
import { ListFrame } from './list-frame'
import './list-view.scss'

interface Props<N extends ListName> {
  readonly list: Listed<N>
  readonly keyOf: (row: Row<N>, index: number) => string
  readonly row: (row: Row<N>) => ReactNode
  /** Neighbouring rows on cards of their own, each under its head: see `monthsOf`. */
  readonly groups?: readonly Group[]
  readonly empty: ReactNode
  /** In the place of an error, for whoever has to register first. */
  readonly stranger?: ReactNode
}

/** Rows on one card, or one for each group, that grow as one reads on. */
export function ListView<N extends ListName>({ list, keyOf, row, groups, empty, stranger }: Props<N>) {
  return (
    <ListFrame list={list} empty={empty} stranger={stranger}>
      <Windowed
        items={list.rows}
        keyOf={keyOf}
        row={row}
        className="list-view"
        chunkClassName="list-view__chunk"
        rowClassName="list-view__row"
        groups={groups}
        groupClassName="list-view__group"
        onNear={list.near}
      />
    </ListFrame>
  )
}
