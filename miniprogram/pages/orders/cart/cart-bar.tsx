import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Price } from '@/components/price'
import { CHOICE_MAX } from './choice'
import { Tick } from './tick'

interface Props {
  readonly kinds: number
  readonly goodsFen: number
  readonly isAll: boolean
  readonly canAll: boolean
  readonly busy: boolean
  readonly onAll: (on: boolean) => void
  readonly onBuy: () => void
}

/** What is chosen costs so much; freight and what is taken off come at the checkout. */
export function CartBar({ kinds, goodsFen, isAll, canAll, busy, onAll, onBuy }: Props) {
  return (
    <View className="cart__bar">
      <View className="cart__bar-in">
        <Tick id="cart-all" label="全选" on={isAll} disabled={!canAll} onTick={onAll} />
        <View className="body-2 cart__bar-all">全选</View>
        <View className="cart__bar-sum">
          <Price amountFen={goodsFen} />
          <View className="hint">{kinds === CHOICE_MAX ? `一次最多 ${CHOICE_MAX} 种` : '不含运费'}</View>
        </View>
        <Button
          id="cart-buy"
          className="wide figure cart__bar-go"
          type="primary"
          fill="solid"
          size="xlarge"
          loading={busy}
          disabled={kinds === 0}
          onClick={onBuy}
        >
          {kinds === 0 ? '去结算' : `去结算 (${kinds})`}
        </Button>
      </View>
    </View>
  )
}
