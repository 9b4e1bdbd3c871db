import { View } from '@tarojs/components'
import { CopyRow } from '@/components/copy-row'

/** WeChat's own short link: how far it carries stands beside it. */
export function ShortLink({ link }: { readonly link: string }) {
  return (
    <View>
      <CopyRow label="微信短链接" value={link} primary />
      <View className="hint">只能在微信里打开，30 天内有效</View>
    </View>
  )
}
