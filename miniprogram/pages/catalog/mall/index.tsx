import { isId } from '@shared/kernel/ids'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { BrokenLink } from '@/components/broken-link'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useForward } from '@/hooks/use-forward'
import { useQuery } from '@/hooks/use-query'
import { useShareSession } from '@/hooks/use-share-session'
import { useVisit } from '@/hooks/use-visit'
import { ProductList } from '../product-list'

/**
 * Everything that is sold, by shelves, where shares of the whole mini-program lead. It belongs to no shop, so no link
 * carries `s`. `?category=` opens a shelf.
 */
export default function MallPage() {
  const { session, isBroken } = useVisit({ kind: 'miniprogram', id: 'mall' }, useShareSession())
  useForward({ name: 'mall', title: '看看有什么好东西', target: { kind: 'miniprogram' } }, session)
  const { category = '' } = useRouter().params
  const [wanted, setWanted] = useState(isId(category) ? category : undefined)
  const shelves = useQuery('catalog.categories', {}).output?.items ?? null
  // A shelf that the merchant took away since shows everything.
  const isGone = shelves !== null && !shelves.some(({ categoryId }) => categoryId === wanted)
  const categoryId = isGone ? undefined : wanted
  const chips = [
    { text: '全部', value: undefined },
    ...(shelves ?? []).map(({ categoryId: value, name: text }) => ({ text, value })),
  ]
  return (
    <PageFrame title="全部商品" share={session.share}>
      {isBroken && <BrokenLink />}
      {chips.length > 1 && <FilterChips chips={chips} chosen={categoryId} onChoose={setWanted} />}
      <ProductList
        filter={categoryId === undefined ? {} : { categoryId }}
        empty={
          categoryId === undefined ? (
            <EmptyView
              icon="deal"
              text="还没有商品"
              hint="商家上架后会在这里"
              action={{ text: '去首页', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
            />
          ) : (
            <EmptyView
              icon="deal"
              text="这个分类还没有商品"
              action={{ text: '看全部商品', onClick: () => setWanted(undefined) }}
            />
          )
        }
      />
    </PageFrame>
  )
}
