import { View } from '@tarojs/components'
import './row-moves.scss'

interface Props {
  /** What is moved, for people who can't see where the words stand. */
  readonly what: string
  readonly index: number
  readonly count: number
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One of several in an order: up, down, away. */
export function RowMoves({ what, index, count, onMove, onRemove }: Props) {
  const word = (text: string, isPossible: boolean, onClick: () => void) => (
    <View
      className={isPossible ? 'row-moves__word' : 'row-moves__word row-moves__word--end'}
      ariaRole="button"
      ariaLabel={`${text}${what}`}
      onClick={() => isPossible && onClick()}
    >
      {text}
    </View>
  )
  return (
    <View className="row-moves">
      {word('上移', index > 0, () => onMove(-1))}
      {word('下移', index < count - 1, () => onMove(1))}
      {word('删除', true, onRemove)}
    </View>
  )
}
