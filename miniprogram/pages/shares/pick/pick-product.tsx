import { Button } from '@nutui/nutui-react-taro'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { ProductRow } from '@/components/product-row'
import { StatusTag } from '@/components/status-tag'
import { useList } from '@/hooks/use-list'
import type { Picked } from './picked'

export function PickProduct({ onPick }: { readonly onPick: (picked: Picked) => void }) {
  const list = useList('catalog.products', {})
  return (
    <ListView
      list={list}
      keyOf={({ productId }) => productId}
      row={(product) => (
        <ProductRow product={product} onOpen={() => goTo('product', { id: product.productId })}>
          {product.promoted ? (
            <Button
              className="tall"
              size="large"
              onClick={() => onPick({ target: { kind: 'product', id: product.productId }, title: product.title })}
            >
              推广
            </Button>
          ) : (
            <StatusTag tone="plain" text="暂不推广" />
          )}
        </ProductRow>
      )}
      empty={<EmptyView icon="deal" text="还没有商品" hint="商家上架后，可以推广的会在这里" />}
    />
  )
}
