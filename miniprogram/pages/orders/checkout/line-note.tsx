import { View } from '@tarojs/components'
import { yuan } from '@/format/money'
import { PROBLEM_WORDS } from '@/format/orders'
import type { LineNote as Note } from './wanted'

interface Props {
  readonly skuId: string
  readonly note: Note
  readonly onQuantity: (quantity: number) => void
}

function wordsOf({ kind, amount }: Note): string {
  if (kind === 'fewer') return `只剩 ${amount} 件`
  if (kind === 'moved') return `刚才是 ¥${yuan(amount)}`
  return kind === 'off-sale' ? PROBLEM_WORDS.OFF_SALE : PROBLEM_WORDS.SOLD_OUT
}

/** Beside a line: what is wrong with it, and the tap that mends it. */
export function LineNote({ skuId, note, onQuantity }: Props) {
  const { becomes } = note
  return (
    <View className="checkout__note">
      <View className={note.kind === 'moved' ? 'body-2 figure' : 'checkout__problem'}>{wordsOf(note)}</View>
      {becomes !== null && (
        <View
          id={`checkout-mend-${skuId}`}
          className="checkout__mend"
          ariaRole="button"
          onClick={() => onQuantity(becomes)}
        >
          {becomes === 0 ? '不买这件' : `改为 ${becomes} 件`}
        </View>
      )}
    </View>
  )
}
