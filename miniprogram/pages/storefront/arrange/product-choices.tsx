import { Button } from '@nutui/nutui-react-taro'
import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { ProductRow } from '@/components/product-row'
import { SearchBox } from '@/components/search-box'
import { useList } from '@/hooks/use-list'

interface Props {
  /** Those that are chosen already. */
  readonly chosen?: readonly string[]
  readonly onPick: (product: { productId: string; title: string }) => void
}

/** Products that are on sale, to be found by their title. */
export function ProductChoices({ chosen = [], onPick }: Props) {
  const [search, setSearch] = useState('')
  const list = useList('catalog.products', search === '' ? {} : { search })
  return (
    <>
      <SearchBox id="pick-search" onSearch={setSearch} onClear={() => setSearch('')} />
      <ListView
        list={list}
        keyOf={({ productId }) => productId}
        row={(product) => {
          const isChosen = chosen.includes(product.productId)
          const pick = () => !isChosen && onPick(product)
          return (
            <ProductRow product={product} onOpen={pick}>
              <Button className="tall" size="large" disabled={isChosen} onClick={pick}>
                {isChosen ? '已选' : '选'}
              </Button>
            </ProductRow>
          )
        }}
        empty={
          search === '' ? (
            <EmptyView icon="deal" text="还没有在售的商品" />
          ) : (
            <EmptyView icon="search" text={`没有找到“${search}”`} hint="换个短一点的词试试" />
          )
        }
      />
    </>
  )
}
