import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { ProductPicture } from '@/components/product-picture'
import { CONTENT_WORDS } from '@/format/catalog'
import { useList } from '@/hooks/use-list'
import type { OnPick } from './picked'
import '@/components/product-row/product-row.scss'

/** Content has neither a price nor a picture of its own. */
const CARD = { priceFen: null, picture: null }

export function PickContent({ onPick }: { readonly onPick: OnPick }) {
  const list = useList('catalog.contents', {})
  return (
    <ListView
      list={list}
      keyOf={({ contentId }) => contentId}
      row={({ contentId, kind, title }) => (
        <View className="product-row">
          <View className="product-row__leads" onClick={() => goTo('content', { id: contentId })}>
            <ProductPicture id={contentId} title={title} drawing={kind} size="tile" />
            <View className="product-row__words">
              <View className="product-row__title">{title}</View>
              <View className="body-2">{CONTENT_WORDS[kind]}</View>
            </View>
          </View>
          <Button
            className="tall"
            size="large"
            onClick={() => onPick({ target: { kind, id: contentId }, title, card: CARD })}
          >
            推广
          </Button>
        </View>
      )}
      empty={<EmptyView icon="promotion" text="还没有内容" hint="商家添加直播、短视频或图文后会在这里" />}
    />
  )
}
