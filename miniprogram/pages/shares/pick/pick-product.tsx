import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { ProductRow } from '@/components/product-row'
import { SearchBox } from '@/components/search-box'
import { StatusTag } from '@/components/status-tag'
import type { Promotable } from '@/hooks/use-card'
import { useList } from '@/hooks/use-list'
import type { OnPick } from './picked'
import { type Order, ProductOrder } from './product-order'

type Product = Output<'catalog.products'>['items'][number]

const promotable = ({ productId, title, priceFen, strikePriceFen, picture }: Product): Promotable => ({
  ...{ target: { kind: 'product', id: productId }, title },
  card: { priceFen, strikePriceFen, picture },
})

/** Every product, what earns the most first; searched by its title, by shelves, or the newest first. */
export function PickProduct({ onPick }: { readonly onPick: OnPick }) {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>({ sort: 'commission', categoryId: undefined })
  const { sort, categoryId } = order
  const list = useList('catalog.products', {
    sort,
    ...(search === '' ? {} : { search }),
    ...(categoryId === undefined ? {} : { categoryId }),
  })
  return (
    <>
      <SearchBox id="pick-search" onSearch={setSearch} onClear={() => setSearch('')} />
      <ProductOrder order={order} onOrder={setOrder} />
      <ListView
        list={list}
        keyOf={({ productId }) => productId}
        row={(product) => (
          <ProductRow product={product} onOpen={() => goTo('product', { id: product.productId })}>
            {product.promoted ? (
              <Button className="tall" size="large" onClick={() => onPick(promotable(product))}>
                推广
              </Button>
            ) : (
              <StatusTag tone="plain" text="暂不推广" />
            )}
          </ProductRow>
        )}
        empty={
          search !== '' ? (
            <EmptyView icon="search" text={`没有找到“${search}”`} hint="换个短一点的词试试" />
          ) : categoryId !== undefined ? (
            <EmptyView
              icon="deal"
              text="这个分类还没有商品"
              action={{ text: '看全部商品', onClick: () => setOrder({ sort, categoryId: undefined }) }}
            />
          ) : (
            <EmptyView icon="deal" text="还没有商品" hint="商家上架后，可以推广的会在这里" />
          )
        }
      />
    </>
  )
}
