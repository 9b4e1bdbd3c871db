import { goTo } from '@/api/navigate'
import { carriedTo, type ShareSession } from '@/api/share-session'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { ProductRow } from '@/components/product-row'
import { useList } from '@/hooks/use-list'

interface Props {
  /** The shop of the page that lists them. */
  readonly shopId: string
  readonly session: ShareSession
}

/** A shop's products. Within the shop a share's session goes on. */
export function ShopProducts({ shopId, session }: Props) {
  const list = useList('catalog.products', { shopId })
  return (
    <ListView
      list={list}
      keyOf={({ productId }) => productId}
      row={(product) => (
        <ProductRow
          product={product}
          onOpen={() => goTo('product', { id: product.productId, s: carriedTo(session, shopId, product.shopId) })}
        />
      )}
      empty={<EmptyView icon="deal" text="店里还没有商品" />}
    />
  )
}
