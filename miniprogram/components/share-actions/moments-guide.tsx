import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnShare } from '@/hooks/use-own-share'
import './moments-guide.scss'

/** Points to WeChat's own menu, the only way into Moments, once the page carries the share that was chosen. */
export function MomentsGuide({ own }: { readonly own: OwnShare }) {
  const [open, setOpen] = useState(true)
  if (!open) return null
  const close = () => setOpen(false)
  const { share, refusal, busy, retry } = own
  return (
    <View id="moments-guide" className="moments-guide" catchMove ariaRole="dialog" ariaLabel="分享到朋友圈">
      {share !== null ? (
        <>
          <View className="moments-guide__arrow" />
          <View className="moments-guide__words">点右上角 ··· 选「分享到朋友圈」</View>
          <View className="moments-guide__hint">朋友从这里下单，记在你名下</View>
        </>
      ) : (
        <View className="moments-guide__words" ariaRole="alert">
          {refusal === null ? '正在准备你的链接，稍等再分享' : refusal.text}
        </View>
      )}
      {refusal !== null && (
        <Button className="wide moments-guide__button" size="xlarge" loading={busy} onClick={retry}>
          重试
        </Button>
      )}
      <Button id="moments-guide-close" className="wide moments-guide__button" size="xlarge" onClick={close}>
        知道了
      </Button>
    </View>
  )
}
