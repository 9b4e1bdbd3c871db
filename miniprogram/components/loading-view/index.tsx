import { View } from '@tarojs/components'
import './loading-view.scss'

/** Grey shapes where content will be. `list`: rows with a picture; `card`: a headed card; `form`: labels and boxes. */
export function LoadingView({
  shape,
  count = 6,
}: {
  readonly shape: 'list' | 'card' | 'form'
  readonly count?: number
}) {
  return (
    <View className={`loading-view loading-view--${shape}`} ariaLabel="正在加载" ariaRole="status">
      {Array.from({ length: count }, (_, index) => `row ${index}`).map((key) => (
        <View key={key} className="loading-view__row">
          <View className="loading-view__picture" />
          <View className="loading-view__lines">
            <View className="loading-view__line" />
            <View className="loading-view__line loading-view__line--short" />
          </View>
        </View>
      ))}
    </View>
  )
}
