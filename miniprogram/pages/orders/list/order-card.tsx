import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { StatusTag } from '@/components/status-tag'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { ORDER_WORDS, pieces } from '@/format/orders'
import type { Row } from '@/hooks/use-list'
import { OrderLine } from '../order-lines'
import { CardActions } from './card-actions'

/** Lines that a card shows; the order's own page shows all. */
const SHOWN_LINES = 2

interface Props {
  readonly order: Row<'orders.mine'>
  readonly onChanged: () => void
}

export function OrderCard({ order, onChanged }: Props) {
  const { orderId, shopName, state, lines, payFen, placedAt, isGift, hasOpenAfterSale } = order
  return (
    <View className="card order-card">
      <View className="order-card__shown" ariaRole="button" onClick={() => goTo('order', { id: orderId })}>
        <View className="order-card__head">
          <View className="order-card__shop one-line">{shopName}</View>
          {isGift && <StatusTag tone="plain" text="礼物" />}
          {hasOpenAfterSale && <StatusTag tone="wait" text="售后中" />}
          <StatusTag {...ORDER_WORDS[state]} />
        </View>
        {lines.slice(0, SHOWN_LINES).map((line) => (
          <OrderLine key={line.line} line={line} />
        ))}
        {lines.length > SHOWN_LINES && (
          <View className="order-lines__more body-2">还有 {lines.length - SHOWN_LINES} 种商品</View>
        )}
        <View className="order-card__foot">
          <View className="body-2 figure">{moment(placedAt, serverNow())}</View>
          <View className="figure">
            {pieces(lines)}，共 ¥{yuan(payFen)}
          </View>
        </View>
      </View>
      <CardActions order={order} onChanged={onChanged} />
    </View>
  )
}
