import { Button, Popup } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { inWeChat } from '@/api/platform'
import { CodePaper } from '@/components/code-paper'
import { Icon } from '@/components/icon'
import { useCommand } from '@/hooks/use-command'

/** The promoter's mini-program code, and in WeChat the card for a chat. */
export function CodePicture({ shareCode }: { readonly shareCode: string }) {
  const [url, setUrl] = useState<string | null>(null)
  const picture = useCommand('shares.picture', { onDone: (output) => setUrl(output.url) })
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
          <WeChatButton className="wechat-share" openType="share">
            发给朋友
          </WeChatButton>
        )}
      </View>
      {picture.refusal !== null && <View className="promotion__refusal">{picture.refusal.text}</View>}
      <Popup visible={url !== null} position="bottom" closeable title="我的小程序码" onClose={() => setUrl(null)}>
        <View className="promotion__picture-sheet">
          {url !== null && <CodePaper url={url} text="扫码注册的人会成为你的客户" />}
        </View>
      </Popup>
    </View>
  )
}
