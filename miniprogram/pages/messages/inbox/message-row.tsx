import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { moment } from '@/format/date'
import { type LetterMessage, type Message, messageWords, type OrderMessage } from '@/format/messages'

interface Props {
  readonly message: Message
  readonly onLetter: (letter: LetterMessage) => void
}

export function MessageRow({ message, onLetter }: Props) {
  const { at, isRead } = message
  const { title, text } = messageWords(message)
  const open = () => (message.kind === 'letter' ? onLetter(message) : lead(message))
  return (
    <View className="message" ariaRole="button" onClick={open}>
      <View className="message__head">
        <View className="message__title one-line">{title}</View>
        {!isRead && <View className="message__new">新</View>}
        <View className="message__at figure">{moment(at, serverNow())}</View>
      </View>
      <View className={message.kind === 'letter' ? 'body-2 message__text message__text--cut' : 'body-2 message__text'}>
        {text}
      </View>
    </View>
  )
}

/**
 * What whoever got a gift may open is the gift; the order is the giver's. A promoter may open no order of a customer's:
 * what it earns stands among the earnings.
 */
function lead({ kind, orderId }: OrderMessage): void {
  if (kind === 'commission-frozen') goTo('earnings')
  else goTo(kind === 'gift-shipped' ? 'receivedGift' : 'order', { id: orderId })
}
