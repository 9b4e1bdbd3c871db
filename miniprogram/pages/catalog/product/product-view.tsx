import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { goTo } from '@/api/navigate'
import { carriedTo } from '@/api/share-session'
import { noteViewed } from '@/api/viewed-products'
import { Icon } from '@/components/icon'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { ShareActions } from '@/components/share-actions'
import { useForward } from '@/hooks/use-forward'
import { useQuery } from '@/hooks/use-query'
import type { Visited } from '@/hooks/use-visit'
import { Description } from './description'
import { RecommenderLine } from './recommender-line'
import { ShownProduct } from './shown-product'
import './product.scss'

interface Props {
  readonly productId: string
  readonly visited: Visited
  readonly contentId: string | null
}

export function ProductView({ productId, visited, contentId }: Props) {
  const { session, isRecorded } = visited
  const product = useQuery('catalog.product', { productId })
  const title = product.output?.title ?? '商品'
  const target = { kind: 'product', id: productId } as const
  const card = product.output && { priceFen: product.output.priceFen, picture: product.output.pictures[0] ?? null }
  const forward = useForward({ name: 'product', id: productId, title, target, card }, session)
  const isThere = product.output !== null
  useEffect(() => {
    if (isThere) noteViewed(productId)
  }, [isThere, productId])
  return (
    <QueryView query={product} loading={<LoadingView shape="card" count={4} />}>
      {(shown) => {
        const { shopId, shopName, promoted, description } = shown
        // Within the shop a share's session goes on.
        const enterShop = () => goTo('shop', { id: shopId, ...carriedTo(session, shopId, shopId) })
        return (
          <ShownProduct
            product={shown}
            contentId={contentId}
            isPromoter={forward.isPromoter}
            recommender={isRecorded && <RecommenderLine productId={productId} contentId={contentId} />}
            onShop={enterShop}
          >
            <ShopLine shopName={shopName} onOpen={enterShop} />
            <ShareActions forward={forward} promote={promoted ? { target, title, card } : null} beside />
            <Description text={description} />
          </ShownProduct>
        )
      }}
    </QueryView>
  )
}

function ShopLine({ shopName, onOpen }: { readonly shopName: string; readonly onOpen: () => void }) {
  return (
    <View id="product-shop" className="card product__shop" ariaRole="button" onClick={onOpen}>
      <Icon name="admin" size={20} />
      <View className="product__shop-name one-line">{shopName}</View>
      <View className="body-2">进店</View>
      <Icon name="chevron" size={16} />
    </View>
  )
}
