import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'

/** Moments take a page from the mini-program's own menu; a browser has a picture to offer. */
export function NotInBrowser({ onPoster }: { readonly onPoster: () => void }) {
  return (
    <View ariaRole="alert">
      <View className="body-2 own-share-sheet__note">发朋友圈请在小程序完成，也可以先做一张海报，存下来再发</View>
      <Button id="own-share-poster-instead" className="wide" size="xlarge" onClick={onPoster}>
        做海报
      </Button>
    </View>
  )
}
