import { View } from '@tarojs/components'
import { Fragment, type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Chunk } from './chunk'

/** Rows that come and go together: a page of a list. Even, for rows in two columns. */
const CHUNK_ROWS = 20

/** Neighbouring rows under a head of their own. */
export interface Group {
  readonly key: string
  /** How many rows are the group's; the next group begins after them. */
  readonly rows: number
  readonly head: ReactNode
}

interface Props<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T, index: number) => string
  readonly row: (item: T) => ReactNode
  /** Of all rows; of each group's rows, where there are groups. */
  readonly className: string
  /** Of each chunk of rows: what lays them out. */
  readonly chunkClassName: string
  readonly rowClassName: string
  /** In their order; together they have all the items. */
  readonly groups?: readonly Group[] | undefined
  /** Of each group: its head and its rows. */
  readonly groupClassName?: string
  /** Which rows are near what is seen: from the first to before the last. */
  readonly onNear?: (from: number, to: number) => void
}

/**
 * Rows of a list of any length: only those near what is seen are drawn, the others keep their place by their height. So a
 * list of thousands has as few elements as one of fifty. A group's head is always drawn: one that sticks may be seen
 * while the rows next to it are far away.
 */
export function Windowed<T>(props: Props<T>) {
  const { items, keyOf, row, className, chunkClassName, rowClassName, groups, groupClassName = '', onNear } = props
  const near = useRef(new Set<number>())
  const tellNear = useRef(onNear)
  useEffect(() => {
    tellNear.current = onNear
  })
  const onChunk = useCallback((from: number, isNear: boolean) => {
    if (isNear) near.current.add(from)
    else near.current.delete(from)
    if (near.current.size === 0) return
    tellNear.current?.(Math.min(...near.current), Math.max(...near.current) + CHUNK_ROWS)
  }, [])
  const rowsOf = (first: number, end: number) => (
    <View className={className}>
      {startsOf(first, end).map((from) => (
        <Chunk key={from - first} from={from} className={chunkClassName} onNear={onChunk}>
          {() =>
            items.slice(from, Math.min(from + CHUNK_ROWS, end)).map((item, offset) => (
              <View key={keyOf(item, from + offset)} className={rowClassName}>
                {row(item)}
              </View>
            ))
          }
        </Chunk>
      ))}
    </View>
  )
  if (groups === undefined) return rowsOf(0, items.length)
  let first = 0
  return (
    <Fragment>
      {groups.map(({ key, rows, head }) => {
        const start = first
        first += rows
        return (
          <View key={key} className={groupClassName}>
            {head}
            {rowsOf(start, start + rows)}
          </View>
        )
      })}
    </Fragment>
  )
}

/** Where the chunks begin, of rows from the first to before the end. */
const startsOf = (first: number, end: number): number[] =>
  Array.from({ length: Math.ceil((end - first) / CHUNK_ROWS) }, (_, index) => first + index * CHUNK_ROWS)
