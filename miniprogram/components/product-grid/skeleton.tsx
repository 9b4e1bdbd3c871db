import { View } from '@tarojs/components'
import './product-grid.scss'

/** Grey cards where products will be. */
export function GridSkeleton({ count = 4 }: { readonly count?: number }) {
  return (
    <View className="product-grid product-grid--skeleton" ariaLabel="正在加载" ariaRole="status">
      {Array.from({ length: count }, (_, index) => `card ${index}`).map((key) => (
        <View key={key} className="product-card">
          <View className="product-card__grey" />
          <View className="product-card__words">
            <View className="product-card__line" />
            <View className="product-card__line product-card__line--short" />
          </View>
        </View>
      ))}
    </View>
  )
}
