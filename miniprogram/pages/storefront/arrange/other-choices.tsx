import { View } from '@tarojs/components'
import { EmptyView } from '@/components/empty-view'
import { Icon } from '@/components/icon'
import { ListView } from '@/components/list-view'
import { ListFrame } from '@/components/list-view/list-frame'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { CONTENT_WORDS } from '@/format/catalog'
import { useList } from '@/hooks/use-list'
import { useQuery } from '@/hooks/use-query'

interface Props {
  readonly onPick: (id: string, name: string) => void
}

function Choice({
  name,
  kind,
  onPick,
}: {
  readonly name: string
  readonly kind?: string
  readonly onPick: () => void
}) {
  return (
    <View className="arrange__choice" ariaRole="button" onClick={onPick}>
      {kind !== undefined && <View className="body-2">{kind}</View>}
      <View className="arrange__name">{name}</View>
      <Icon name="chevron" size={16} />
    </View>
  )
}

export function ShelfChoices({ onPick }: Props) {
  const shelves = useQuery('catalog.categories', {})
  return (
    <QueryView query={shelves} loading={<LoadingView shape="form" count={2} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyView icon="deal" text="还没有分类" hint="先在“商品分类”里添加" />
        ) : (
          <View className="list-view">
            {items.map(({ categoryId, name }) => (
              <View key={categoryId} className="arrange__choice-row">
                <Choice name={name} onPick={() => onPick(categoryId, name)} />
              </View>
            ))}
          </View>
        )
      }
    </QueryView>
  )
}

export function ContentChoices({ onPick }: Props) {
  const list = useList('catalog.contents', {})
  return (
    <ListView
      list={list}
      keyOf={({ contentId }) => contentId}
      row={({ contentId, kind, title }) => (
        <Choice kind={CONTENT_WORDS[kind]} name={title} onPick={() => onPick(contentId, title)} />
      )}
      empty={<EmptyView icon="promotion" text="还没有内容" />}
    />
  )
}

/** Shops are not listed anywhere: those of the products that are on sale are offered, more of them as one reads on. */
export function ShopChoices({ onPick }: Props) {
  const list = useList('catalog.products', {})
  const shopIds = [...new Set(list.rows.map(({ shopId }) => shopId))]
  return (
    <ListFrame list={list} empty={<EmptyView icon="admin" text="还没有店铺在卖商品" />}>
      <View className="list-view">
        {shopIds.map((shopId) => (
          <ShopChoice key={shopId} shopId={shopId} onPick={onPick} />
        ))}
      </View>
    </ListFrame>
  )
}

function ShopChoice({ shopId, onPick }: Props & { readonly shopId: string }) {
  const { output } = useQuery('catalog.shop', { shopId })
  if (output === null) return null
  return (
    <View className="arrange__choice-row">
      <Choice name={output.name} onPick={() => onPick(shopId, output.name)} />
    </View>
  )
}
