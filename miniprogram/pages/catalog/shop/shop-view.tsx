import { View } from '@tarojs/components'
import type { ShareSession } from '@/api/share-session'
import { Icon } from '@/components/icon'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { ShareActions } from '@/components/share-actions'
import { ShopProducts } from '@/components/shop-products'
import { useForward } from '@/hooks/use-forward'
import { useQuery } from '@/hooks/use-query'
import { freightText } from './freight-text'
import './shop.scss'

export function ShopView({ shopId, session }: { readonly shopId: string; readonly session: ShareSession }) {
  const shop = useQuery('catalog.shop', { shopId })
  const title = shop.output?.name ?? '店铺'
  const card = shop.output && { priceFen: null, picture: null }
  const forward = useForward({ name: 'shop', id: shopId, title, target: { kind: 'shop', id: shopId }, card }, session)
  return (
    <QueryView query={shop} loading={<LoadingView shape="list" />}>
      {({ name, freightFen, freeFromFen }) => (
        <>
          <View className="card shop">
            <View className="shop__sign">
              <Icon name="admin" />
            </View>
            <View className="shop__words">
              <View className="title shop__name">{name}</View>
              <View id="shop-freight" className="body-2">
                {freightText(freightFen, freeFromFen)}
              </View>
            </View>
          </View>
          <ShareActions forward={forward} promote={null} />
          <View className="shop__products">
            <ShopProducts shopId={shopId} session={session} />
          </View>
        </>
      )}
    </QueryView>
  )
}
