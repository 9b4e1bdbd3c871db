import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { Avatar } from '@/components/avatar'
import { FactRows } from '@/components/fact-rows'
import { count } from '@/format/counts'
import { CUSTOMER_BASIS_WORDS, type Customer, daysAgo } from '@/format/customers'
import { exactly } from '@/format/date'
import { yuan } from '@/format/money'
import { nameOf } from '@/format/names'

/** What a promoter may know of a customer, and the way to write to them. */
export function CustomerCard({ customer }: { readonly customer: Customer }) {
  const { customerId, name, boundAt, basis, paidFen, ordersTotal, lastOrderAt } = customer
  const now = serverNow()
  return (
    <View className="card">
      <View className="customer-card__head">
        <Avatar name={name} />
        <View className="title one-line">{nameOf(name)}</View>
      </View>
      <FactRows
        facts={[
          { label: '注册时间', value: exactly(boundAt, now) },
          { label: '来自', value: CUSTOMER_BASIS_WORDS[basis] },
          { label: '订单数', value: count(ordersTotal) },
          { label: '最近下单', value: lastOrderAt === null ? '还没下单' : daysAgo(lastOrderAt, now) },
          { label: '消费合计', value: `¥${yuan(paidFen)}`, strong: true },
        ]}
      />
      <View className="hint customer-card__note">消费每 5 分钟更新，退款的不计</View>
      <Button
        id="customer-write"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        onClick={() => goTo('writeLetter', { customerId })}
      >
        发消息
      </Button>
    </View>
  )
}
