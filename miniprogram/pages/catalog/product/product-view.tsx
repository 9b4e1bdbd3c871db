import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { carriedTo, type ShareSession } from '@/api/share-session'
import { Icon } from '@/components/icon'
import { LoadingView } from '@/components/loading-view'
import { Price } from '@/components/price'
import { ProductPicture } from '@/components/product-picture'
import { QueryView } from '@/components/query-view'
import { ShareActions } from '@/components/share-actions'
import { StatusTag } from '@/components/status-tag'
import { useForward } from '@/hooks/use-forward'
import { useQuery } from '@/hooks/use-query'
import './product.scss'

export function ProductView({ productId, session }: { readonly productId: string; readonly session: ShareSession }) {
  const product = useQuery('catalog.product', { productId })
  const title = product.output?.title ?? '商品'
  const target = { kind: 'product', id: productId } as const
  const forward = useForward({ name: 'product', id: productId, title, target }, session)
  return (
    <QueryView query={product} loading={<LoadingView shape="card" count={4} />}>
      {({ shopId, shopName, priceFen, promoted }) => (
        <>
          <ProductPicture id={productId} title={title} size="wide" />
          <View className="card product">
            <Price amountFen={priceFen} large />
            <View className="product__title">{title}</View>
            <StatusTag tone={promoted ? 'ok' : 'plain'} text={promoted ? '可推广' : '暂不推广'} />
          </View>
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
          <ShareActions forward={forward} promote={promoted ? { target, title } : null} />
        </>
      )}
    </QueryView>
  )
}
