import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Price } from '@/components/price'
import { ProductEarn } from '@/components/product-earn'
import { ProductPicture } from '@/components/product-picture'
import { StatusTag } from '@/components/status-tag'
import './product-row.scss'

interface Props {
  readonly product: Output<'catalog.products'>['items'][number]
  readonly onOpen: () => void
  /** What can be done with it, at the end of the row. */
  readonly children?: ReactNode
}

export function ProductRow({ product, onOpen, children }: Props) {
  const { productId, title, picture, priceFen, strikePriceFen, earnFen, state } = product
  return (
    <View className="product-row">
      <View className="product-row__leads" ariaRole="button" onClick={onOpen}>
        <ProductPicture id={productId} title={title} picture={picture} size="tile" />
        <View className="product-row__words">
          <View className="product-row__title">{title}</View>
          <View className="product-row__price">
            <Price amountFen={priceFen} strikeFen={strikePriceFen} />
            <ProductEarn earnFen={earnFen} />
            {state === 'off-sale' && <StatusTag tone="plain" text="已下架" />}
          </View>
        </View>
      </View>
      {children}
    </View>
  )
}
