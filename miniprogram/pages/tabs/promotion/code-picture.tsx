import { Button, Popup } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { inWeChat } from '@/api/platform'
import { CodePaper } from '@/components/code-paper'
import { useCommand } from '@/hooks/use-command'

/** Pictures that carry the promoter's share: a poster, the mini-program code, banners; and in WeChat the card for a chat. */
export function CodePicture({ shareCode }: { readonly shareCode: string }) {
  const [url, setUrl] = useState<string | null>(null)
  const picture = useCommand('shares.picture', { onDone: (output) => setUrl(output.url) })
  return (
    <View className="promotion__pictures">
      <View className="promotion__ways">
        <Button
          id="promotion-poster"
          className="wide"
          size="xlarge"
          onClick={() => goTo('poster', { kind: 'register' })}
        >
          海报
        </Button>
        <Button
          id="promotion-picture"
          className="wide"
          size="xlarge"
          loading={picture.busy}
          onClick={() => void picture.send({ code: shareCode })}
        >
          小程序码
        </Button>
        <Button
          id="promotion-banners"
          className="wide"
          size="xlarge"
          onClick={() => goTo('banners', { kind: 'register' })}
        >
          横幅
        </Button>
      </View>
      {inWeChat && (
        <WeChatButton className="wechat-share promotion__card" openType="share">
          发给朋友
        </WeChatButton>
      )}
      {picture.refusal !== null && <View className="promotion__refusal">{picture.refusal.text}</View>}
      <Popup visible={url !== null} position="bottom" closeable title="我的小程序码" onClose={() => setUrl(null)}>
        <View className="promotion__sheet">
          {url !== null && <CodePaper url={url} text="扫码注册的人会成为你的客户" />}
        </View>
      </Popup>
    </View>
  )
}
