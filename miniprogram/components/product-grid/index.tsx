import { View } from '@tarojs/components'
import { type Product, ProductCard } from './product-card'
import './product-grid.scss'

interface Props {
  readonly products: readonly Product[]
  readonly onOpen: (product: Product) => void
}

/** Some products in two columns. A list that grows lays its chunks out with the same class. */
export function ProductGrid({ products, onOpen }: Props) {
  return (
    <View className="product-grid">
      {products.map((product) => (
        <View key={product.productId} className="product-grid__cell">
          <ProductCard product={product} onOpen={() => onOpen(product)} />
        </View>
      ))}
    </View>
  )
}
