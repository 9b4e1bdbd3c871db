import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'

/** The mall's shelves, in one line that can be pushed sideways. */
export function Shelves({ shelves }: { readonly shelves: Output<'storefront.home'>['categories'] }) {
  if (shelves.length === 0) return null
  return (
    <View className="home__shelves">
      {shelves.map(({ categoryId, name }) => (
        <View
          key={categoryId}
          className="home__shelf"
          ariaRole="button"
          onClick={() => goTo('mall', { category: categoryId })}
        >
          {name}
        </View>
      ))}
    </View>
  )
}
