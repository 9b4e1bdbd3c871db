import { Button, Popup } from '@nutui/nutui-react-taro'
import { Image, View, Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { inWeChat, saveToAlbum, say } from '@/api/platform'
import { Icon } from '@/components/icon'
import { useCommand } from '@/hooks/use-command'

/** The promoter's mini-program code, and in WeChat the card for a chat. */
export function CodePicture({ shareCode }: { readonly shareCode: string }) {
  const [url, setUrl] = useState<string | null>(null)
  const picture = useCommand('shares.picture', { onDone: (output) => setUrl(output.url) })
  const save = () => {
    if (url !== null)
      saveToAlbum(url).then(
        () => say('已存到相册'),
        () => say('没有存成，可以长按图片保存'),
      )
  }
  return (
    <View className="promotion__picture-row">
      <View className="promotion__ways">
        <Button
          id="promotion-picture"
          className="wide"
          size="xlarge"
          loading={picture.busy}
          icon={<Icon name="qr" size={20} />}
          onClick={() => void picture.send({ code: shareCode })}
        >
          小程序码
        </Button>
        {inWeChat && (
          <WeChatButton className="promotion__card-button" openType="share">
            发给朋友
          </WeChatButton>
        )}
      </View>
      {picture.refusal !== null && <View className="promotion__refusal">{picture.refusal.text}</View>}
      <Popup visible={url !== null} position="bottom" closeable title="我的小程序码" onClose={() => setUrl(null)}>
        <View className="promotion__picture-sheet">
          {url !== null && (
            <View className="promotion__paper">
              <Image
                className="promotion__picture"
                src={url}
                mode="aspectFit"
                showMenuByLongpress
                ariaLabel="小程序码"
              />
            </View>
          )}
          <View className="body-2">扫码注册的人会成为你的客户</View>
          {inWeChat ? (
            <Button className="wide" type="primary" fill="solid" size="xlarge" onClick={save}>
              保存到相册
            </Button>
          ) : (
            <View className="hint">长按或右键可以保存图片</View>
          )}
        </View>
      </Popup>
    </View>
  )
}
