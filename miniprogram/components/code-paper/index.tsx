import { Image, View } from '@tarojs/components'
import { fileOf } from '@/api/album'
import { inWeChat } from '@/api/platform'
import { SavePicture } from '@/components/save-picture'
import './code-paper.scss'

/** A mini-program code on white paper, what it does, and how to keep it. */
export const CodePaper = ({ url, text }: { readonly url: string; readonly text: string }) => (
  <View className="code-paper">
    <View className="code-paper__paper">
      <Image className="code-paper__picture" src={url} mode="aspectFit" showMenuByLongpress ariaLabel="小程序码" />
    </View>
    <View className="body-2">{text}</View>
    {inWeChat ? (
      <SavePicture id="code-save" name="小程序码.png" give={() => fileOf(url)} />
    ) : (
      <View className="hint">长按或右键可以保存图片</View>
    )}
  </View>
)
