import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { serverNow } from '@/api/clock'
import { pathOf } from '@/api/navigate'
import { DeliveryAddress } from '@/components/delivery-address'
import { RemindMe } from '@/components/remind-me'
import { StatusTag } from '@/components/status-tag'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { ORDER_WORDS, orderSays } from '@/format/orders'
import { AfterSales } from './after-sales'
import { Bill } from './bill'
import { GiftCard } from './gift-card'
import { OrderActions } from './order-actions'
import { Parcels } from './parcels'
import type { Order } from './shown-order'
import './order.scss'

/** All there is to know about an order, what needs doing first. */
export function OrderView({ order }: { readonly order: Order }) {
  const { state, gift, address, afterSales, refunds } = order
  // An order is nobody else's business: without a gift to hand over, the menu shares the app.
  useShareAppMessage(() =>
    state === 'gift-offered' && gift !== null
      ? { title: gift.message || '送你一份礼物', path: `/${pathOf('gift', { code: gift.code })}` }
      : { title: '推客', path: urlOfTab('home') },
  )
  return (
    <View className="order">
      <View className="card">
        <View className="order__head">
          <View className="title">{ORDER_WORDS[state].text}</View>
          {order.hasOpenAfterSale && <StatusTag tone="wait" text="售后中" />}
        </View>
        <View className="body-2 figure">{orderSays(order, serverNow())}</View>
      </View>
      {gift !== null && <GiftCard gift={gift} isOffered={state === 'gift-offered'} isRefunded={state === 'refunded'} />}
      {address !== null && (
        <View className="card">
          <DeliveryAddress address={address} />
        </View>
      )}
      {order.shipments.length > 0 && <Parcels order={order} />}
      {(afterSales.length > 0 || refunds.length > 0) && <AfterSales order={order} />}
      {order.hasOpenAfterSale && <RemindMe reminder="refund-succeeded" />}
      <Bill order={order} />
      <OrderActions order={order} />
    </View>
  )
}
