import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { StatusTag } from '@/components/status-tag'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { nameOf } from '@/format/names'
import { ORDER_WORDS, pieces } from '@/format/orders'
import type { Row } from '@/hooks/use-list'

/** One order of the list; its page has the rest. */
export function OrderRow({ order }: { readonly order: Row<'orders.staffList'> }) {
  const { orderId, buyerName, shopName, state, lines, payFen, placedAt, isGift, hasOpenAfterSale } = order
  return (
    <View className="trade-row" ariaRole="button" onClick={() => goTo('tradeOrder', { id: orderId })}>
      <View className="trade-row__head">
        <View className="trade-row__what one-line">{lines.map(({ title }) => title).join('、')}</View>
        {isGift && <StatusTag tone="plain" text="礼物" />}
        {hasOpenAfterSale && <StatusTag tone="bad" text="售后" />}
        <StatusTag {...ORDER_WORDS[state]} />
      </View>
      <View className="trade-row__facts body-2 figure">
        <View>{nameOf(buyerName)}</View>
        <View className="one-line">{shopName}</View>
        <View>{moment(placedAt, serverNow())}</View>
      </View>
      <View className="trade-row__amount figure">
        {pieces(lines)}，共 ¥{yuan(payFen)}
      </View>
    </View>
  )
}
