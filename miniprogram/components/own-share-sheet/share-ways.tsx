import { Button } from '@nutui/nutui-react-taro'
import { View, Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { inWeChat } from '@/api/platform'
import { CodePaper } from '@/components/code-paper'
import { CopyRow } from '@/components/copy-row'
import { Icon } from '@/components/icon'
import { LoadingView } from '@/components/loading-view'
import { useCommand } from '@/hooks/use-command'
import type { OwnShare } from '@/hooks/use-own-share'

/** How a share gets to people: by its link, by a card in a chat, by a code to scan. */
export function ShareWays({ own, tag }: { readonly own: OwnShare; readonly tag: string }) {
  const [url, setUrl] = useState<string | null>(null)
  const picture = useCommand('shares.picture', { onDone: (output) => setUrl(output.url) })
  const { share, refusal } = own
  if (share === null) return refusal === null ? <LoadingView shape="card" count={1} /> : <Refused own={own} />
  return (
    <>
      <CopyRow label={tag === '' ? '推广链接' : `推广链接 · ${tag}`} value={share.link} primary />
      {url !== null ? (
        <CodePaper url={url} text="扫码进来的人下单，记在你名下" />
      ) : (
        <View className="own-share-sheet__ways">
          <Button
            id="own-share-picture"
            className="wide"
            size="xlarge"
            loading={picture.busy}
            icon={<Icon name="qr" size={20} />}
            onClick={() => void picture.send({ code: share.code })}
          >
            小程序码
          </Button>
          {inWeChat && (
            <WeChatButton className="wechat-share" openType="share" data-path={share.path}>
              发给朋友
            </WeChatButton>
          )}
        </View>
      )}
      {picture.refusal !== null && <View className="own-share-sheet__refusal">{picture.refusal.text}</View>}
    </>
  )
}

function Refused({ own }: { readonly own: OwnShare }) {
  return (
    <View>
      <View className="own-share-sheet__refusal" ariaRole="alert">
        {own.refusal?.text}
      </View>
      <Button className="wide" size="xlarge" loading={own.busy} onClick={own.retry}>
        重试
      </Button>
    </View>
  )
}
