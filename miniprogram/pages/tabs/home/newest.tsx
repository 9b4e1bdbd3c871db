import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { Icon } from '@/components/icon'
import { ListFrame } from '@/components/list-view/list-frame'
import { ProductCard } from '@/components/product-grid/product-card'
import { GridSkeleton } from '@/components/product-grid/skeleton'
import { Windowed } from '@/components/windowed'
import type { Listed } from '@/hooks/use-list'

interface Props {
  readonly list: Listed<'catalog.products'>
  /** When the list is asked for again from the start, so is the rest of the page. */
  readonly onReload: () => Promise<void>
}

/** What is new, in two columns that grow as one reads on. */
export function Newest({ list, onReload }: Props) {
  if (list.state === 'loading') return <GridSkeleton />
  const reload = async () => {
    await Promise.all([list.reload(), onReload()])
  }
  return (
    <View className="home__newest">
      {list.rows.length > 0 && (
        <View className="home__newest-head">
          <View className="title">上新</View>
          <View id="home-mall" className="home__more" ariaRole="button" onClick={() => goTo('mall')}>
            全部 <Icon name="chevron" size={16} />
          </View>
        </View>
      )}
      <ListFrame
        list={{ ...list, reload }}
        empty={<EmptyView icon="deal" text="还没有商品" hint="商家上架后会在这里" />}
      >
        <Windowed
          items={list.rows}
          keyOf={({ productId }) => productId}
          row={(product) => <ProductCard product={product} onOpen={() => goTo('product', { id: product.productId })} />}
          className="home__grid"
          chunkClassName="product-grid product-grid--chunk"
          rowClassName="product-grid__cell"
          onNear={list.near}
        />
      </ListFrame>
    </View>
  )
}
