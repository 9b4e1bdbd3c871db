import { View } from '@tarojs/components'
import { reachable } from '@/api/reachability'
import { useStore } from '@/api/store'
import { Icon } from '@/components/icon'
import './offline-banner.scss'

export function OfflineBanner() {
  if (useStore(reachable)) return null
  return (
    <View className="offline-banner">
      <Icon name="offline" size={20} />
      <View>网络不通，内容可能不是最新的</View>
    </View>
  )
}
