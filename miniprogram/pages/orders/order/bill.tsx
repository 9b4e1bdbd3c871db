import { View } from '@tarojs/components'
import { copyText } from '@/api/platform'
import { type Fact, FactRows } from '@/components/fact-rows'
import { count } from '@/format/counts'
import { yuan } from '@/format/money'
import { OrderLine } from '../order-lines'
import { Timeline } from '../timeline'
import { stepsOf } from './order-steps'
import type { Order } from './shown-order'

/** What was bought, what it cost, and what was given back. */
export function Bill({ order }: { readonly order: Order }) {
  const { shopName, lines, orderId } = order
  return (
    <>
      <View className="card">
        <View className="order__shop one-line">{shopName}</View>
        {lines.map((line) => (
          <OrderLine key={line.line} line={line}>
            {line.refundedFen > 0 && <View className="body-2 figure">已退 ¥{yuan(line.refundedFen)}</View>}
            {line.refundingFen > 0 && <View className="body-2 figure">退款中 ¥{yuan(line.refundingFen)}</View>}
          </OrderLine>
        ))}
        <View className="order__amounts">
          <FactRows facts={amountsOf(order)} />
        </View>
      </View>
      <View className="card">
        <FactRows facts={notesOf(order)} />
        <Timeline steps={stepsOf(order)} />
        <View id="order-copy" className="order__number" ariaRole="button" onClick={() => void copyText(orderId)}>
          <View className="body-2">订单号</View>
          <View className="order__number-text figure">{orderId}</View>
          <View className="order__copy">复制</View>
        </View>
      </View>
    </>
  )
}

function amountsOf({ goodsFen, couponFen, points, pointsFen, freightFen, payFen, refundedFen, state }: Order): Fact[] {
  return [
    { label: '商品金额', value: `¥${yuan(goodsFen)}` },
    ...(couponFen > 0 ? [{ label: '优惠券', value: `−¥${yuan(couponFen)}` }] : []),
    ...(pointsFen > 0 ? [{ label: `${count(points)} 积分抵扣`, value: `−¥${yuan(pointsFen)}` }] : []),
    { label: '运费', value: freightFen === 0 ? '包邮' : `¥${yuan(freightFen)}` },
    { label: state === 'unpaid' || state === 'closed' ? '应付' : '实付', value: `¥${yuan(payFen)}`, strong: true },
    ...(refundedFen > 0 ? [{ label: '已退款', value: `¥${yuan(refundedFen)}` }] : []),
  ]
}

function notesOf({ note, grantedPoints }: Order): Fact[] {
  return [
    ...(note === '' ? [] : [{ label: '备注', value: note }]),
    ...(grantedPoints === null ? [] : [{ label: '消费积分', value: `${count(grantedPoints)} 积分` }]),
  ]
}
