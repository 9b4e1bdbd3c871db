import { View } from '@tarojs/components'
import { GridSkeleton } from '@/components/product-grid/skeleton'

/** The home page in grey: its carousel, and cards below. */
export function HomeSkeleton() {
  return (
    <View>
      <View className="home__grey-slide" />
      <GridSkeleton />
    </View>
  )
}
