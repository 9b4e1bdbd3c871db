import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { payWords, priceChanged, refusedWords } from '@/format/orders'
import type { Refused } from '@/hooks/use-command'
import type { Quote } from './use-quote'

interface Props {
  readonly quoted: Quote
  /** The total that the last press said. */
  readonly seenFen: number
  readonly asking: boolean
  readonly busy: boolean
  readonly refusal: Refused | null
  /** The refusal says nothing about whether it was placed. */
  readonly isUnsure: boolean
  readonly onSubmit: () => void
}

/** The one press, with the total on it. While the total is asked for anew, it cannot be pressed. */
export function Submit({ quoted, seenFen, asking, busy, refusal, isUnsure, onSubmit }: Props) {
  const canBuy = quoted.shops.every(({ lines }) => lines.every(({ problem }) => problem === null))
  return (
    <View className="checkout__submit">
      {refusal !== null && !asking && (
        <View id="checkout-refusal" className="checkout__refusal" ariaRole="alert">
          {wordsOf(refusal, isUnsure, priceChanged(seenFen, quoted.payFen))}
        </View>
      )}
      <Button
        id="checkout-send"
        className="wide figure"
        type="primary"
        fill="solid"
        size="xlarge"
        loading={busy || asking}
        disabled={!canBuy}
        onClick={onSubmit}
      >
        {canBuy ? payWords(quoted.payFen) : '现在买不了'}
      </Button>
    </View>
  )
}

function wordsOf(refusal: Refused, isUnsure: boolean, changed: string): string {
  if (refusal.code === 'PRICE_CHANGED') return changed
  // The page shows another address by now.
  if (refusal.code === 'ADDRESS_MISSING') return '刚才的地址已经不在了，请核对后再提交'
  return `${refusedWords(refusal, '备注或祝福语')}${isUnsure ? '，不会重复下单' : ''}`
}
