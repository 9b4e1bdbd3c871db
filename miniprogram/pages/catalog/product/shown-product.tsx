import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { BuyBar } from '@/components/buy-bar'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { ProductEarn } from '@/components/product-earn'
import { StatusTag } from '@/components/status-tag'
import { ChoiceSheet } from './choice-sheet'
import { Gallery } from './gallery'
import { mostOf } from './most-of'
import { StockTag } from './stock-tag'

interface Props {
  readonly product: Output<'catalog.product'>
  readonly contentId: string | null
  readonly isPromoter: boolean
  /** Who recommended it, where that is known. */
  readonly recommender: ReactNode
  readonly onShop: () => void
  readonly children: ReactNode
}

/** The product as one of its SKUs: the first one that there is, until another is chosen. */
export function ShownProduct({ product, contentId, isPromoter, recommender, onShop, children }: Props) {
  const { productId, title, pictures, skus, promoted, state } = product
  const [wantedSku, setWantedSku] = useState<string | null>(null)
  const [wantedQuantity, setQuantity] = useState(1)
  const [isChoosing, setChoosing] = useState(false)
  const sku = skus.find(({ skuId }) => skuId === wantedSku) ?? skus.find(({ inStock }) => inStock) ?? skus[0]
  if (sku === undefined) return <>{children}</>
  const quantity = Math.min(wantedQuantity, mostOf(sku))
  const choice = { skus, chosen: sku, quantity, onChoose: setWantedSku, onQuantity: setQuantity }
  return (
    <>
      <Gallery id={productId} title={title} pictures={pictures} />
      <View className="card product">
        <View className="product__price">
          <Price amountFen={sku.priceFen} strikeFen={sku.strikePriceFen} large />
          <ProductEarn earnFen={sku.earnFen} />
        </View>
        <View className="product__title">{title}</View>
        <View className="product__tags">
          {state === 'off-sale' && <StatusTag tone="bad" text="已下架" />}
          <StockTag sku={sku} />
          {isPromoter && <StatusTag tone={promoted ? 'ok' : 'plain'} text={promoted ? '可推广' : '暂不推广'} />}
        </View>
        {recommender}
      </View>
      <View id="product-choice" className="card product__choice" ariaRole="button" onClick={() => setChoosing(true)}>
        <View className="body-2">已选</View>
        <View className="product__chosen">
          {sku.name} · {quantity} 件
        </View>
        <Icon name="chevron" size={16} />
      </View>
      {children}
      <BuyBar product={product} wanted={{ skuId: sku.skuId, quantity, contentId }} onShop={onShop} />
      {isChoosing && <ChoiceSheet {...choice} onClose={() => setChoosing(false)} />}
    </>
  )
}
