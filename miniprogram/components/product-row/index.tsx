import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Price } from '@/components/price'
import { ProductPicture } from '@/components/product-picture'
import './product-row.scss'

interface Props {
  readonly product: Output<'catalog.products'>['items'][number]
  readonly onOpen: () => void
  /** What can be done with it, at the end of the row. */
  readonly children?: ReactNode
}

export function ProductRow({ product, onOpen, children }: Props) {
  return (
    <View className="product-row">
      <View className="product-row__leads" onClick={onOpen}>
        <ProductPicture id={product.productId} title={product.title} size="tile" />
        <View className="product-row__words">
          <View className="product-row__title">{product.title}</View>
          <Price amountFen={product.priceFen} />
        </View>
      </View>
      {children}
    </View>
  )
}
