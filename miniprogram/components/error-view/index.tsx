import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { FailureCode } from '@/api/client'
import { Icon } from '@/components/icon'
import { refusalText } from '@/format/refusals'
import '@/components/empty-view/empty-view.scss'

/** In the place of content that could not be had. */
export function ErrorView({ code, onRetry }: { readonly code: FailureCode; readonly onRetry: () => Promise<void> }) {
  return (
    <View className="empty-view">
      <View className="empty-view__icon">
        <Icon name={code === 'OFFLINE' ? 'offline' : 'alert'} size={32} />
      </View>
      <View className="empty-view__text">{refusalText(code)}</View>
      <Button className="tall empty-view__action" size="large" onClick={() => void onRetry()}>
        重试
      </Button>
    </View>
  )
}
