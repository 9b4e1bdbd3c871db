import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { FailureCode } from '@/api/client'
import { enterScene, isSinglePage } from '@/api/platform'
import { EmptyView } from '@/components/empty-view'
import { Icon } from '@/components/icon'
import { refusalText } from '@/format/refusals'

/** In the place of content that could not be had. Moments' preview may ask for nothing, so there it is not an error. */
export function ErrorView({ code, onRetry }: { readonly code: FailureCode; readonly onRetry: () => Promise<void> }) {
  if (isSinglePage(enterScene())) return <EmptyView icon="info" text="前往小程序查看" />
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
