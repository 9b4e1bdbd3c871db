import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Avatar } from '@/components/avatar'
import { StatusTag } from '@/components/status-tag'
import { count } from '@/format/counts'
import { type Customer, lastOrderSays } from '@/format/customers'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { nameOf } from '@/format/names'

/** Who, since when, how much and when last. Pressed, it opens the customer. */
export function CustomerRow({ customer, now }: { readonly customer: Customer; readonly now: number }) {
  const { customerId, name, boundAt, paidFen, ordersTotal } = customer
  return (
    <View className="customer" ariaRole="button" onClick={() => goTo('customer', { id: customerId })}>
      <Avatar name={name} />
      <View className="customer__words">
        <View className="customer__head">
          <View className="one-line">{nameOf(name)}</View>
          <StatusTag tone={paidFen > 0 ? 'ok' : 'plain'} text={`¥${yuan(paidFen)}`} />
        </View>
        <View className="body-2 figure customer__fact">{moment(boundAt, now)} 注册</View>
        <View className="body-2 figure customer__fact">
          {lastOrderSays(customer, now)}
          {ordersTotal > 0 && ` · ${count(ordersTotal)} 单`}
        </View>
      </View>
    </View>
  )
}
