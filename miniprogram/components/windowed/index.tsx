import { View } from '@tarojs/components'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Chunk } from './chunk'

/** Rows that come and go together: a page of a list. Even, for rows in two columns. */
const CHUNK_ROWS = 20

interface Props<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T, index: number) => string
  readonly row: (item: T) => ReactNode
  readonly className: string
  /** Of each chunk of rows: what lays them out. */
  readonly chunkClassName: string
  readonly rowClassName: string
  /** Which rows are near what is seen: from the first to before the last. */
  readonly onNear?: (from: number, to: number) => void
}

/**
 * Rows of a list of any length: only those near what is seen are drawn, the others keep their place by their height. So a
 * list of thousands has as few elements as one of fifty.
 */
export function Windowed<T>({ items, keyOf, row, className, chunkClassName, rowClassName, onNear }: Props<T>) {
  const near = useRef(new Set<number>())
  const tellNear = useRef(onNear)
  useEffect(() => {
    tellNear.current = onNear
  })
  const onChunk = useCallback((index: number, isNear: boolean) => {
    if (isNear) near.current.add(index)
    else near.current.delete(index)
    if (near.current.size === 0) return
    const first = Math.min(...near.current)
    const last = Math.max(...near.current)
    tellNear.current?.(first * CHUNK_ROWS, (last + 1) * CHUNK_ROWS)
  }, [])
  const chunks = Array.from({ length: Math.ceil(items.length / CHUNK_ROWS) }, (_, index) => index)
  return (
    <View className={className}>
      {chunks.map((index) => (
        <Chunk key={index} index={index} className={chunkClassName} onNear={onChunk}>
          {() =>
            items.slice(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS).map((item, offset) => (
              <View key={keyOf(item, index * CHUNK_ROWS + offset)} className={rowClassName}>
                {row(item)}
              </View>
            ))
          }
        </Chunk>
      ))}
    </View>
  )
}
