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
  readonly onSubmit: () => void
}

/** The one press, with the total on it. While the total is asked for anew, it cannot be pressed. */
export function Submit({ quoted, seenFen, asking, busy, refusal, onSubmit }: Props) {
  const canBuy = quoted.shops.every(({ lines }) => lines.every(({ problem }) => problem === null))
  return (
    <View className="checkout__submit">
      {refusal !== null && !asking && (
        <View id="checkout-refusal" className="checkout__refusal" ariaRole="alert">
          {refusal.code === 'PRICE_CHANGED'
            ? priceChanged(seenFen, quoted.payFen)
            : refusedWords(refusal, '备注或祝福语')}
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
