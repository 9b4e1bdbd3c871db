import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { exactly } from '@/format/date'
import { nameOf } from '@/format/names'
import { GIFT_WORDS } from '@/format/orders'
import { OrderLine } from '../order-lines'
import { AcceptForm } from './accept-form'
import './gift.scss'

interface Props {
  readonly code: string
  readonly gift: Output<'orders.gift'>
}

/** From whom, what it is, and the form that takes it. Prices are nobody's business here. */
export function GiftView({ code, gift }: Props) {
  const { fromName, message, lines, state, acceptBefore, isOwn } = gift
  const words = GIFT_WORDS[state]
  return (
    <>
      <View className="card">
        <View className="body-2">{isOwn ? '你送出的礼物' : `${nameOf(fromName)} 送的`}</View>
        <View className="title gift__title">{isOwn && state === 'offered' ? '等对方领取' : words.title}</View>
        {message !== '' && <View className="gift__message">{message}</View>}
        {lines.map((line) => (
          <OrderLine key={`${line.title} ${line.skuName}`} line={{ ...line, productId: line.title, priceFen: null }} />
        ))}
        <View className="body-2 gift__hint">{isOwn && state === 'offered' ? '把礼物卡发给对方就好' : words.hint}</View>
        {state === 'offered' && acceptBefore !== null && (
          <View className="body-2 figure">{exactly(acceptBefore, serverNow())} 前有效</View>
        )}
      </View>
      {state === 'offered' && !isOwn && <AcceptForm code={code} />}
      {state === 'mine' && (
        <Button id="gift-mine" className="wide gift__send" size="xlarge" onClick={() => goTo('giftList')}>
          收到的礼物
        </Button>
      )}
    </>
  )
}
