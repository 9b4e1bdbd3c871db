import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Icon } from '@/components/icon'
import { badge } from '@/format/badge'
import { ORDER_WORDS } from '@/format/orders'
import { useQuery } from '@/hooks/use-query'

/** What a buyer waits for, in the order in which it happens. */
const WAITING = ['unpaid', 'to-ship', 'shipped'] as const

/** The buyer's orders by how far they are, each with its number, which leads to them. */
export function OrderStates() {
  const { output: counts } = useQuery('orders.counts', {})
  const states = [
    ...WAITING.map((state) => ({
      name: state,
      text: ORDER_WORDS[state].text,
      many: counts?.[state] ?? null,
      onClick: () => goTo('orderList', { state }),
    })),
    { name: 'after-sales', text: '售后', many: counts?.afterSales ?? null, onClick: () => goTo('afterSaleList') },
  ]
  return (
    <View className="card mine__orders">
      <View id="mine-orders" className="mine__orders-head" ariaRole="button" onClick={() => goTo('orderList')}>
        <View className="mine__orders-title">我的订单</View>
        <View className="body-2">全部</View>
        <Icon name="chevron" size={16} />
      </View>
      <View className="mine__states">
        {states.map(({ name, text, many, onClick }) => (
          <View key={name} id={`mine-${name}`} className="mine__state" ariaRole="button" onClick={onClick}>
            <View className={many === null || many === 0 ? 'mine__many mine__many--none figure' : 'mine__many figure'}>
              {many === null ? '–' : badge(many)}
            </View>
            <View className="body-2">{text}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
