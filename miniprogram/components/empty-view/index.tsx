import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import './empty-view.scss'

interface Props {
  readonly icon: IconName
  /** One line: what will be here. */
  readonly text: string
  readonly hint?: string
  /** The one thing that fills it. */
  readonly action?: { readonly text: string; readonly onClick: () => void }
}

export function EmptyView({ icon, text, hint, action }: Props) {
  return (
    <View className="empty-view">
      <View className="empty-view__icon">
        <Icon name={icon} size={32} />
      </View>
      <View className="empty-view__text">{text}</View>
      {hint !== undefined && <View className="empty-view__hint">{hint}</View>}
      {action !== undefined && (
        <Button className="tall empty-view__action" type="primary" fill="solid" size="large" onClick={action.onClick}>
          {action.text}
        </Button>
      )}
    </View>
  )
}
