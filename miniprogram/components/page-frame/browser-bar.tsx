import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Icon } from '@/components/icon'
import { urlOfTab } from '@/components/tab-bar/tabs'

/** A browser has no navigation bar of ours; WeChat has its own. */
export function BrowserBar({ title, back }: { readonly title: string; readonly back: boolean }) {
  const goBack = () => {
    // A page opened by a link has nothing behind it.
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else void Taro.switchTab({ url: urlOfTab('home') })
  }
  return (
    <View className="browser-bar">
      {back && (
        <View className="browser-bar__back" ariaLabel="返回" ariaRole="button" onClick={goBack}>
          <Icon name="back" />
        </View>
      )}
      <View className="browser-bar__title one-line">{title}</View>
    </View>
  )
}
