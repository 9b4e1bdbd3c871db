import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { CopyRow } from '@/components/copy-row'
import type { OwnShare } from '@/hooks/use-own-share'

/** The promotion link: there, on its way, or not to be had just now. */
export function ShareRow({ own }: { readonly own: OwnShare }) {
  if (own.share !== null) return <CopyRow label="推广链接" value={own.share.link} primary />
  return (
    <View className="copy-row">
      <View className="copy-row__text">
        <View className="copy-row__label">推广链接</View>
        <View>{own.refusal === null ? '正在生成' : '还没有推广链接'}</View>
        {own.refusal !== null && <View className="promotion__refusal">{own.refusal.text}</View>}
      </View>
      {own.refusal !== null && (
        <Button className="tall" size="large" loading={own.busy} onClick={own.retry}>
          生成链接
        </Button>
      )}
    </View>
  )
}
