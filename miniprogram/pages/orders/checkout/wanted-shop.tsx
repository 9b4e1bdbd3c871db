import { View } from '@tarojs/components'
import { FactRows } from '@/components/fact-rows'
import { QuantityStepper } from '@/components/quantity-stepper'
import { ToggleRow } from '@/components/toggle-row'
import { count } from '@/format/counts'
import { yuan } from '@/format/money'
import { freightWords } from '@/format/orders'
import { OrderLine } from '../order-lines'
import { LineNote } from './line-note'
import type { Quote } from './use-quote'
import type { LineNote as Note } from './wanted'

type Shop = Quote['shops'][number]

interface Props {
  readonly shop: Shop
  /** Of the only thing that is bought; null where there are several: the cart sets those. */
  readonly quantity: number | null
  readonly noteOf: (line: Shop['lines'][number]) => Note | null
  readonly usesPoints: boolean
  readonly onQuantity: (skuId: string, quantity: number) => void
  readonly onPoints: (on: boolean) => void
}

/** What is wanted of one shop, and what it costs. */
export function WantedShop({ shop, quantity, noteOf, usesPoints, onQuantity, onPoints }: Props) {
  const [only] = shop.lines
  return (
    <View className="card">
      <View className="checkout__shop one-line">{shop.shopName}</View>
      {shop.lines.map((line) => {
        const note = noteOf(line)
        return (
          <OrderLine key={line.skuId} line={line}>
            {note !== null && (
              <LineNote skuId={line.skuId} note={note} onQuantity={(next) => onQuantity(line.skuId, next)} />
            )}
          </OrderLine>
        )
      })}
      {quantity !== null && only !== undefined && (
        <View className="checkout__quantity">
          <View>数量</View>
          <QuantityStepper quantity={quantity} onChange={(next) => onQuantity(only.skuId, next)} />
        </View>
      )}
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
