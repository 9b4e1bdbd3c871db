import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { LeadRows } from '@/components/lead-rows'
import { StatusTag } from '@/components/status-tag'
import { nameOf } from '@/format/names'
import { ORDER_WORDS } from '@/format/orders'
import { Bill } from '../../orders/order/bill'
import { Parcels } from '../../orders/order/parcels'
import { canAskBack } from '../../orders/order/what-can-be-done'
import { type StaffOrder, staffOrderSays } from '../words/orders'
import { History } from './history'
import { ShipForm } from './ship-form'
import { linesToShip } from './to-ship'
import '../../orders/order/order.scss'
import { DeliveryAddress } from '@/components/delivery-address'
import './order.scss'

/** All there is to know about an order, what needs doing first. */
export function StaffOrderView({ order }: { readonly order: StaffOrder }) {
  const { orderId, state, buyerName, address, afterSales, refunds, lines } = order
  return (
    <View className="trade-order">
      <View className="card">
        <View className="order__head">
          <View className="title">{ORDER_WORDS[state].text}</View>
          {order.hasOpenAfterSale && <StatusTag tone="bad" text="售后中" />}
        </View>
        <View className="body-2 figure">{staffOrderSays(order, serverNow())}</View>
      </View>
      {linesToShip(order).length > 0 && <ShipForm order={order} />}
      <View className="card">
        <View className="body-2">买家 {nameOf(buyerName)}</View>
        {address === null ? (
          <View className="body-2 order__where">还没有收货地址</View>
        ) : (
          <DeliveryAddress address={address} />
        )}
      </View>
      {order.shipments.length > 0 && <Parcels order={order} />}
      {(afterSales.length > 0 || refunds.length > 0) && <History order={order} />}
      <Bill order={order} />
      <LeadRows
        rows={lines.map(({ line, title }) => ({
          id: `trade-why-${line}`,
          icon: 'users' as const,
          text: lines.length === 1 ? '为什么归他' : `为什么归他 · ${title}`,
          onClick: () => goTo('why', { order: orderId, line }),
        }))}
      />
      {canAskBack(order) && (
        <View className="trade-order__refund">
          <Button id="trade-refund" className="wide" size="xlarge" onClick={() => goTo('tradeRefund', { id: orderId })}>
            退款
          </Button>
        </View>
      )}
    </View>
  )
}
