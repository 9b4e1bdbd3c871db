import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { serverNow } from '@/api/clock'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DeliveryAddress } from '@/components/delivery-address'
import { StatusTag } from '@/components/status-tag'
import { nameOf } from '@/format/names'
import { pieces, RECEIVED_WORDS, receivedSays } from '@/format/orders'
import { useCommand } from '@/hooks/use-command'
import { Parcels } from '../order/parcels'
import { OrderLine } from '../order-lines'
import { Timeline } from '../timeline'
import '../order/order.scss'

type Gift = Output<'orders.receivedGift'>

/** What comes, where to, and how far it is. Prices are nobody's business here. */
export function ReceivedGiftView({ gift }: { readonly gift: Gift }) {
  const { fromName, message, state, lines, address, shipments, shopName } = gift
  return (
    <View className="order">
      <View className="card">
        <View className="order__head">
          <View className="title">{RECEIVED_WORDS[state].text}</View>
        </View>
        <View className="body-2 figure">{receivedSays(gift, serverNow())}</View>
      </View>
      <View className="card">
        <View className="order__shop">{nameOf(fromName)} 送的</View>
        {message !== '' && <View className="body-2 order__message">{message}</View>}
        {lines.map((line) => (
          <OrderLine key={line.line} line={{ ...line, productId: line.title, priceFen: null }}>
            {line.isClosed && <StatusTag tone="plain" text="已退款" />}
          </OrderLine>
        ))}
        <View className="body-2 order__where">由 {shopName} 发货</View>
      </View>
      {address !== null && (
        <View className="card">
          <DeliveryAddress address={address} />
        </View>
      )}
      {shipments.length > 0 && <Parcels order={gift} />}
      <View className="card">
        <Timeline steps={stepsOf(gift)} />
      </View>
      {state === 'shipped' && <Receipt gift={gift} />}
    </View>
  )
}

function stepsOf({ acceptedAt, shipments, receivedAt, state }: Gift) {
  const parcels = shipments.map(({ at }, index) => ({
    text: shipments.length === 1 ? '发货' : `第 ${index + 1} 个包裹发货`,
    at,
  }))
  const steps = [{ text: '领取', at: acceptedAt }, ...parcels]
  if (receivedAt !== null) return [...steps, { text: '确认收货', at: receivedAt }]
  const ahead = state === 'to-ship' ? '等发货' : state === 'shipped' ? '等收货' : null
  return ahead === null ? steps : [...steps, { text: ahead, at: null }]
}

function Receipt({ gift }: { readonly gift: Gift }) {
  const [asking, setAsking] = useState(false)
  const confirm = useCommand('orders.confirmGift', {
    onDone: () => {
      setAsking(false)
      void askAgain('orders.receivedGift')
    },
  })
  return (
    <View className="order__actions">
      <Button
        id="gift-receipt"
        className="wide"
        type="primary"
        fill="solid"
        size="xlarge"
        onClick={() => setAsking(true)}
      >
        确认收货
      </Button>
      {asking && (
        <ConfirmSheet
          title="确认收货"
          facts={[{ label: '商品', value: pieces(gift.lines) }]}
          note="请收到商品后再确认"
          verb="确认收货"
          busy={confirm.busy}
          refusal={confirm.refusal}
          onConfirm={() => void confirm.send({ orderId: gift.orderId })}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
