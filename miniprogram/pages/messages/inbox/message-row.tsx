import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { moment } from '@/format/date'
import { type Message, messageWords } from '@/format/messages'

/** What whoever got a gift may open is the gift; the order is the giver's. */
const leadOf = (kind: Message['kind']) => (kind === 'gift-shipped' ? 'receivedGift' : 'order')

export function MessageRow({ message }: { readonly message: Message }) {
  const { kind, orderId, at, isRead } = message
  const { title, text } = messageWords(message)
  return (
    <View className="message" ariaRole="button" onClick={() => goTo(leadOf(kind), { id: orderId })}>
      <View className="message__head">
        <View className="message__title one-line">{title}</View>
        {!isRead && <View className="message__new">新</View>}
        <View className="message__at figure">{moment(at, serverNow())}</View>
      </View>
      <View className="body-2 message__text">{text}</View>
    </View>
  )
}
