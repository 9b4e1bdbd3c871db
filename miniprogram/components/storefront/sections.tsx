import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { ProductGrid } from '@/components/product-grid'
import type { Product } from '@/components/product-grid/product-card'
import './storefront.scss'

interface Props {
  readonly sections: Output<'storefront.home'>['sections']
  readonly onOpen: (product: Product) => void
}

/** What the merchant put together, below each other. */
export function Sections({ sections, onOpen }: Props) {
  // Two may have one title, and none has anything else of its own.
  const placed = sections.map((section, place) => ({ ...section, key: `section ${place}` }))
  return (
    <>
      {placed.map(({ key, title, products }) => (
        <View key={key} className="storefront-section">
          <View className="title storefront-section__title">{title}</View>
          <ProductGrid products={products} onOpen={onOpen} />
        </View>
      ))}
    </>
  )
}
