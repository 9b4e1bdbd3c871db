import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { StatusTag } from '@/components/status-tag'
import { moment } from '@/format/date'
import { nameOf } from '@/format/names'
import { RECEIVED_WORDS } from '@/format/orders'
import { type Row, useList } from '@/hooks/use-list'
import { OrderLine } from '../order-lines'
import './gifts.scss'

/** The gifts that somebody accepted, newest first. */
export default function GiftList() {
  const list = useList('orders.gifts', {})
  return (
    <PageFrame title="收到的礼物">
      <ListView
        list={list}
        keyOf={({ orderId }) => orderId}
        row={(gift) => <GiftRow gift={gift} />}
        empty={<EmptyView icon="deal" text="还没有收到礼物" hint="朋友送你的礼物，领取后在这里" />}
      />
    </PageFrame>
  )
}

function GiftRow({ gift }: { readonly gift: Row<'orders.gifts'> }) {
  const { orderId, fromName, lines, state, acceptedAt } = gift
  return (
    <View className="gift-row" ariaRole="button" onClick={() => goTo('receivedGift', { id: orderId })}>
      <View className="gift-row__head">
        <View className="gift-row__from one-line">{nameOf(fromName)} 送的</View>
        <StatusTag {...RECEIVED_WORDS[state]} />
      </View>
      {lines.map((line) => (
        <OrderLine key={line.line} line={{ ...line, productId: line.title, priceFen: null }} />
      ))}
      <View className="body-2 figure gift-row__at">{moment(acceptedAt, serverNow())}领取</View>
    </View>
  )
}
