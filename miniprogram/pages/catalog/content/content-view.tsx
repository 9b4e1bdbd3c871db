import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import type { ShareSession } from '@/api/share-session'
import { ProductPicture } from '@/components/product-picture'
import { ShareActions } from '@/components/share-actions'
import { ShopProducts } from '@/components/shop-products'
import { StatusTag } from '@/components/status-tag'
import { CONTENT_WORDS } from '@/format/catalog'
import { useForward } from '@/hooks/use-forward'
import './content.scss'

/** It has neither a price nor a picture of its own. */
const CARD = { priceFen: null, picture: null }

interface Props {
  readonly content: Output<'catalog.content'>
  readonly session: ShareSession
}

/** What it is and whose, and below it what its shop sells. */
export function ContentView({ content, session }: Props) {
  const { contentId, kind, title, channelName, shopName, shopId } = content
  const target = { kind, id: contentId } as const
  const forward = useForward({ name: 'content', id: contentId, title, target, card: CARD }, session)
  return (
    <>
      <ProductPicture id={contentId} title={title} drawing={kind} size="wide" />
      <View className="card content">
        <View className="content__head">
          <StatusTag tone="plain" text={CONTENT_WORDS[kind]} />
          <View className="body-2 one-line">{channelName}</View>
        </View>
        <View className="content__title">{title}</View>
        <View className="body-2">{shopName}</View>
      </View>
      <ShareActions forward={forward} promote={{ target, title, card: CARD }} />
      <View className="title content__products">店里的商品</View>
      <ShopProducts shopId={shopId} session={session} contentId={contentId} />
    </>
  )
}
