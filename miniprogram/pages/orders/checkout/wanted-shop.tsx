import { View } from '@tarojs/components'
import { FactRows } from '@/components/fact-rows'
import { ToggleRow } from '@/components/toggle-row'
import { count } from '@/format/counts'
import { yuan } from '@/format/money'
import { freightWords, PROBLEM_WORDS } from '@/format/orders'
import { OrderLine } from '../order-lines'
import { QuantityStepper } from '../quantity-stepper'
import type { Quote } from './use-quote'

type Shop = Quote['shops'][number]

interface Props {
  readonly shop: Shop
  readonly quantity: number
  readonly usesPoints: boolean
  readonly onQuantity: (quantity: number) => void
  readonly onPoints: (on: boolean) => void
}

/** What is wanted of one shop, and what it costs. */
export function WantedShop({ shop, quantity, usesPoints, onQuantity, onPoints }: Props) {
  return (
    <View className="card">
      <View className="checkout__shop one-line">{shop.shopName}</View>
      {shop.lines.map((line) => (
        <OrderLine key={line.skuId} line={line}>
          {line.problem !== null && <View className="checkout__problem">{PROBLEM_WORDS[line.problem]}</View>}
        </OrderLine>
      ))}
      <View className="checkout__quantity">
        <View>数量</View>
        <QuantityStepper quantity={quantity} onChange={onQuantity} />
      </View>
      {shop.pointsMax > 0 && (
        <ToggleRow
          id="checkout-points"
          label={`用 ${count(shop.pointsMax)} 积分抵扣`}
          hint={`共有 ${count(shop.pointsHave)} 积分`}
          on={usesPoints}
          onToggle={onPoints}
        />
      )}
      <View className="checkout__bill">
        <FactRows
          facts={[
            { label: '商品金额', value: `¥${yuan(shop.goodsFen)}` },
            ...(shop.couponFen > 0 ? [{ label: '优惠券', value: `−¥${yuan(shop.couponFen)}` }] : []),
            ...(shop.pointsFen > 0 ? [{ label: '积分抵扣', value: `−¥${yuan(shop.pointsFen)}` }] : []),
            { label: '运费', value: freightWords(shop.freightFen, shop.freeFromFen) },
            { label: '应付', value: `¥${yuan(shop.payFen)}`, strong: true },
          ]}
        />
      </View>
    </View>
  )
}
