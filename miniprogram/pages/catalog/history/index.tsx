import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { useStore } from '@/api/store'
import { forgetViewed, viewedProducts } from '@/api/viewed-products'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { EmptyView } from '@/components/empty-view'
import { ErrorView } from '@/components/error-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { ProductRow } from '@/components/product-row'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useProducts } from '@/hooks/use-products'
import './history.scss'

/** What this person looked at, newest first, as it is now. It is kept on the phone, and no link of it carries a share. */
export default function HistoryPage() {
  const ids = useStore(viewedProducts)
  const { products, failure, reload } = useProducts(ids)
  const [isAsking, setAsking] = useState(false)
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()))
  const isEmpty = ids.length === 0 || products?.length === 0
  return (
    <PageFrame title="浏览记录">
      {isEmpty ? (
        <EmptyView
          icon="search"
          text="还没有浏览记录"
          hint="看过的商品会记在这台设备上"
          action={{ text: '去首页看看', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
        />
      ) : products === null ? (
        failure === null ? (
          <LoadingView shape="list" />
        ) : (
          <ErrorView code={failure} onRetry={reload} />
        )
      ) : (
        <>
          <View className="history__head">
            <View className="body-2">最近看过的 {products.length} 件商品</View>
            <View id="history-clear" className="history__clear" ariaRole="button" onClick={() => setAsking(true)}>
              清空
            </View>
          </View>
          <View className="history__rows">
            {products.map((product) => (
              <View key={product.productId} className="history__row">
                <ProductRow product={product} onOpen={() => goTo('product', { id: product.productId })} />
              </View>
            ))}
          </View>
        </>
      )}
      {isAsking && (
        <ConfirmSheet
          title="清空浏览记录"
          note="只清掉这台设备上的记录，清空后找不回来"
          verb="清空"
          busy={false}
          refusal={null}
          onConfirm={() => {
            setAsking(false)
            forgetViewed()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </PageFrame>
  )
}
