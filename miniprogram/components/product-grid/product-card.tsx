import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { Price } from '@/components/price'
import { ProductEarn } from '@/components/product-earn'
import { ProductPicture } from '@/components/product-picture'
import './product-grid.scss'

export type Product = Output<'catalog.products'>['items'][number]

interface Props {
  readonly product: Product
  readonly onOpen: () => void
}

/** A product as a card of a grid: its picture above, its words below. */
export function ProductCard({ product, onOpen }: Props) {
  const { productId, title, picture, priceFen, strikePriceFen, earnFen } = product
  return (
    <View className="product-card" ariaRole="button" onClick={onOpen}>
      <ProductPicture id={productId} title={title} picture={picture} size="head" />
      <View className="product-card__words">
        <View className="product-card__title">{title}</View>
        <Price amountFen={priceFen} strikeFen={strikePriceFen} />
        {earnFen !== null && (
          <View className="product-card__earn">
            <ProductEarn earnFen={earnFen} />
          </View>
        )}
      </View>
    </View>
  )
}
