import Taro from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { BrokenLink } from '@/components/broken-link'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { ProductRow } from '@/components/product-row'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useForward } from '@/hooks/use-forward'
import { useList } from '@/hooks/use-list'
import { useShareSession } from '@/hooks/use-share-session'
import { useVisit } from '@/hooks/use-visit'

/** Everything that is sold, where shares of the whole mini-program lead. It belongs to no shop, so no link carries `s`. */
export default function MallPage() {
  const { session, isBroken } = useVisit({ kind: 'miniprogram', id: 'mall' }, useShareSession())
  useForward({ name: 'mall', title: '看看有什么好东西', target: { kind: 'miniprogram' } }, session)
  const list = useList('catalog.products', {})
  return (
    <PageFrame title="全部商品" share={session.share}>
      {isBroken && <BrokenLink />}
      <ListView
        list={list}
        keyOf={({ productId }) => productId}
        row={(product) => <ProductRow product={product} onOpen={() => goTo('product', { id: product.productId })} />}
        empty={
          <EmptyView
            icon="deal"
            text="还没有商品"
            hint="商家上架后会在这里"
            action={{ text: '去首页', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
          />
        }
      />
    </PageFrame>
  )
}
