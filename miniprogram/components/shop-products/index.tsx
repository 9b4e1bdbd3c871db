import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { carriedTo, type ShareSession } from '@/api/share-session'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { ProductRow } from '@/components/product-row'
import { type ProductSort, SortChips } from '@/components/sort-chips'
import { useList } from '@/hooks/use-list'

interface Props {
  /** The shop of the page that lists them. */
  readonly shopId: string
  readonly session: ShareSession
  /** The live room, video or article whose page lists them: what is bought from there is bought in its channel. */
  readonly contentId?: string
}

/** A shop's products, in an order that one chooses. Within the shop a share's session goes on. */
export function ShopProducts({ shopId, session, contentId }: Props) {
  const [sort, setSort] = useState<ProductSort>('newest')
  const list = useList('catalog.products', { shopId, sort })
  return (
    <>
      <SortChips sort={sort} onSort={setSort} />
      <ListView
        list={list}
        keyOf={({ productId }) => productId}
        row={(product) => (
          <ProductRow
            product={product}
            onOpen={() => {
              const carried = carriedTo(session, shopId, product.shopId)
              goTo('product', { id: product.productId, ...carried, c: contentId })
            }}
          />
        )}
        empty={<EmptyView icon="deal" text="店里还没有商品" />}
      />
    </>
  )
}
