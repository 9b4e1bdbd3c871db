import { Button } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { pathOf } from '@/api/navigate'
import { copyText, inWeChat, urlOfPage } from '@/api/platform'
import { exactly } from '@/format/date'
import { nameOf } from '@/format/names'
import type { Order } from './shown-order'

interface Props {
  readonly gift: NonNullable<Order['gift']>
  readonly isOffered: boolean
  readonly isRefunded: boolean
}

/** The card to hand over, or who took it. */
export function GiftCard({ gift, isOffered, isRefunded }: Props) {
  const { code, message, acceptedAt, toName } = gift
  return (
    <View className="card">
      <View className="order__shop">{isOffered ? '把礼物卡发给对方' : '礼物'}</View>
      {message !== '' && <View className="body-2 order__message">{message}</View>}
      {acceptedAt !== null && (
        <View className="body-2 figure">
          {nameOf(toName)} 在 {exactly(acceptedAt, serverNow())} 领取
        </View>
      )}
      {acceptedAt === null && isRefunded && <View className="body-2">没有人领取</View>}
      {isOffered &&
        (inWeChat ? (
          <WeChatButton className="wechat-share order__share" openType="share">
            发给朋友
          </WeChatButton>
        ) : (
          <Button
            id="gift-copy"
            className="wide order__share"
            type="primary"
            fill="solid"
            size="xlarge"
            onClick={() => void copyText(urlOfPage(pathOf('gift', { code })))}
          >
            复制礼物链接
          </Button>
        ))}
    </View>
  )
}
