import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { StatusTag } from '@/components/status-tag'
import { exactly } from '@/format/date'
import { yuan } from '@/format/money'
import { AfterSaleCase } from '../after-sales/after-sale-case'
import { STAFF_REFUND_WORDS, type StaffOrder } from '../words/orders'
import { isReleasable, ReleaseRefund } from './release-refund'

/** What was asked back, how it was decided, and how far the money is. */
export function History({ order }: { readonly order: StaffOrder }) {
  const now = serverNow()
  return (
    <View className="card">
      <View className="trade-order__heading">售后与退款</View>
      {order.afterSales.map((afterSale) => (
        <View key={afterSale.afterSaleId} className="order__step">
          <AfterSaleCase afterSale={afterSale} />
        </View>
      ))}
      {order.refunds.map(({ refundId, amountFen, state, reason, requestedAt, succeededAt }) => (
        <View key={refundId} className="order__step">
          <View className="order__step-head">
            <View className="order__step-what figure">退款 ¥{yuan(amountFen)}</View>
            <StatusTag {...STAFF_REFUND_WORDS[state]} />
          </View>
          <View className="body-2 figure">
            {succeededAt === null ? `${exactly(requestedAt, now)} 发起` : `${exactly(succeededAt, now)} 原路退回`}
          </View>
          {isReleasable({ state, requestedAt }, now) && <ReleaseRefund refundId={refundId} amountFen={amountFen} />}
          {reason !== '' && <View className="body-2 order__where">{reason}</View>}
        </View>
      ))}
    </View>
  )
}
