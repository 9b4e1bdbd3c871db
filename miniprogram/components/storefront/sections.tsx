import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { ProductGrid } from '@/components/product-grid'
import type { Product } from '@/components/product-grid/product-card'
import './storefront.scss'

interface Props {
  readonly sections: Output<'storefront.home'>['sections']
  readonly onOpen: (product: Product) => void
}

/** How many are drawn at first, which is more than a screen, and how many more each time: WeChat takes little at once. */
const FIRST = 1
const MORE = 2

/** What the merchant put together, below each other. */
export function Sections({ sections, onOpen }: Props) {
  // Two sections may have the same title, and nothing else tells them apart: their place does.
  const placed = sections.map((section, place) => ({ ...section, key: `section ${place}` }))
  const [drawn, setDrawn] = useState(FIRST)
  useEffect(() => {
    if (drawn < sections.length) Taro.nextTick(() => setDrawn(drawn + MORE))
  }, [drawn, sections.length])
  return (
    <>
      {placed.slice(0, drawn).map(({ key, title, products }) => (
        <View key={key} className="storefront-section">
          <View className="title storefront-section__title">{title}</View>
          <ProductGrid products={products} onOpen={onOpen} />
        </View>
      ))}
    </>
  )
}
