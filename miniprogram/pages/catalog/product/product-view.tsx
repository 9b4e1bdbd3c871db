import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { carriedTo, type ShareSession } from '@/api/share-session'
import { BuyBar } from '@/components/buy-bar'
import { Icon } from '@/components/icon'
import { LoadingView } from '@/components/loading-view'
import { Price } from '@/components/price'
import { ProductEarn } from '@/components/product-earn'
import { QueryView } from '@/components/query-view'
import { ShareActions } from '@/components/share-actions'
import { StatusTag } from '@/components/status-tag'
import { useForward } from '@/hooks/use-forward'
import { useQuery } from '@/hooks/use-query'
import { Gallery } from './gallery'
import { SkuChoice } from './sku-choice'
import './product.scss'

interface Props {
  readonly productId: string
  readonly session: ShareSession
  readonly contentId: string | null
}

export function ProductView({ productId, session, contentId }: Props) {
  const product = useQuery('catalog.product', { productId })
  const title = product.output?.title ?? '商品'
  const target = { kind: 'product', id: productId } as const
  const forward = useForward({ name: 'product', id: productId, title, target }, session)
  return (
    <QueryView query={product} loading={<LoadingView shape="card" count={4} />}>
      {(shown) => (
        <Shown product={shown} contentId={contentId}>
          <ShopLine shopId={shown.shopId} shopName={shown.shopName} session={session} />
          <ShareActions forward={forward} promote={shown.promoted ? { target, title } : null} beside />
        </Shown>
      )}
    </QueryView>
  )
}

interface ShownProps {
  readonly product: Output<'catalog.product'>
  readonly contentId: string | null
  readonly children: React.ReactNode
}

/** The product as one of its SKUs: the first one that there is, until another is chosen. */
function Shown({ product, contentId, children }: ShownProps) {
  const { productId, title, pictures, skus, promoted } = product
  const [wanted, setWanted] = useState<string | null>(null)
  const sku = skus.find(({ skuId }) => skuId === wanted) ?? skus.find(({ inStock }) => inStock) ?? skus[0]
  if (sku === undefined) return <>{children}</>
  const isFew = sku.inStock && sku.stockLeft !== null
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
          <StatusTag tone={promoted ? 'ok' : 'plain'} text={promoted ? '可推广' : '暂不推广'} />
          {isFew && <StatusTag tone="wait" text={`仅剩 ${sku.stockLeft} 件`} />}
          {!sku.inStock && <StatusTag tone="bad" text="已售罄" />}
        </View>
      </View>
      <SkuChoice skus={skus} chosen={sku.skuId} onChoose={setWanted} />
      {children}
      <BuyBar product={product} skuId={sku.skuId} contentId={contentId} />
    </>
  )
}

interface ShopLineProps {
  readonly shopId: string
  readonly shopName: string
  readonly session: ShareSession
}

/** Whose it is. Within the shop a share's session goes on. */
function ShopLine({ shopId, shopName, session }: ShopLineProps) {
  return (
    <View
      id="product-shop"
      className="card product__shop"
      ariaRole="button"
      onClick={() => goTo('shop', { id: shopId, s: carriedTo(session, shopId, shopId) })}
    >
      <Icon name="admin" size={20} />
      <View className="product__shop-name one-line">{shopName}</View>
      <View className="body-2">进店</View>
      <Icon name="chevron" size={16} />
    </View>
  )
}
