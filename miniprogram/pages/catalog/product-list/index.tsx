import type { Input } from '@shared/contracts'
import { type ReactNode, useState } from 'react'
import { goTo } from '@/api/navigate'
import { ListView } from '@/components/list-view'
import { ProductRow } from '@/components/product-row'
import { type ProductSort, SortChips } from '@/components/sort-chips'
import { useList } from '@/hooks/use-list'

interface Props {
  readonly filter: Pick<Input<'catalog.products'>, 'categoryId' | 'search'>
  readonly empty: ReactNode
}

/** Products of the whole mall, in an order that one chooses. They are of many shops, so no link carries `s`. */
export function ProductList({ filter, empty }: Props) {
  const [sort, setSort] = useState<ProductSort>('newest')
  const list = useList('catalog.products', { ...filter, sort })
  return (
    <>
      <SortChips sort={sort} onSort={setSort} />
      <ListView
        list={list}
        keyOf={({ productId }) => productId}
        row={(product) => <ProductRow product={product} onOpen={() => goTo('product', { id: product.productId })} />}
        empty={empty}
      />
    </>
  )
}
