import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ProductPicture } from '@/components/product-picture'
import { yuan } from '@/format/money'
import './order-lines.scss'

interface Shown {
  readonly productId: string
  readonly title: string
  readonly skuName: string
  readonly picture: string | null
  readonly quantity: number
  /** Of one piece; null where prices are nobody's business: a gift. */
  readonly priceFen: number | null
}

/** One line of an order: what, which kind, how many, at what price. `children`: what else there is to say about it. */
export function OrderLine({ line, children }: { readonly line: Shown; readonly children?: ReactNode }) {
  const { productId, title, skuName, picture, quantity, priceFen } = line
  return (
    <View className="order-lines__line">
      <ProductPicture id={productId} title={title} picture={picture} size="tile" />
      <View className="order-lines__words">
        <View className="order-lines__title">{title}</View>
        <View className="body-2 one-line">{skuName}</View>
        {children}
      </View>
      <View className="order-lines__amounts figure">
        {priceFen !== null && <View>¥{yuan(priceFen)}</View>}
        <View className="body-2">×{quantity}</View>
      </View>
    </View>
  )
}
