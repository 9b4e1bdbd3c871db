import { Button } from '@nutui/nutui-react-taro'
import { Image, View } from '@tarojs/components'
import { inWeChat, saveToAlbum, say } from '@/api/platform'
import './code-paper.scss'

/** A mini-program code on white paper, what it does, and how to keep it. */
export function CodePaper({ url, text }: { readonly url: string; readonly text: string }) {
  const save = () =>
    saveToAlbum(url).then(
      () => say('已存到相册'),
      () => say('没有存成，可以长按图片保存'),
    )
  return (
    <View className="code-paper">
      <View className="code-paper__paper">
        <Image className="code-paper__picture" src={url} mode="aspectFit" showMenuByLongpress ariaLabel="小程序码" />
      </View>
      <View className="body-2">{text}</View>
      {inWeChat ? (
        <Button className="wide" type="primary" fill="solid" size="xlarge" onClick={() => void save()}>
          保存到相册
        </Button>
      ) : (
        <View className="hint">长按或右键可以保存图片</View>
      )}
    </View>
  )
}
