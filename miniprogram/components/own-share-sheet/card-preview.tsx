import { Image, View } from '@tarojs/components'
import { Price } from '@/components/price'
import { ProductPicture } from '@/components/product-picture'
import type { Promotable } from '@/hooks/use-card'
import './card-preview.scss'

interface Props {
  readonly promoted: Promotable
  readonly picture: string | null
}

/** The card as a friend will see it in the chat: the title, the picture (5:4) and the price on it, never what it earns. */
export function CardPreview({ promoted, picture }: Props) {
  const { title, card } = promoted
  return (
    <View className="card-preview">
      <View className="card-preview__title">{title}</View>
      <View className="card-preview__face">
        {picture === null ? (
          <Face {...promoted} />
        ) : (
          <Image className="card-preview__drawn" src={picture} mode="aspectFill" ariaLabel={`${title}的卡片`} />
        )}
        {picture === null && card?.priceFen != null && (
          <View className="card-preview__price">
            <Price amountFen={card.priceFen} strikeFen={card.strikePriceFen ?? null} />
          </View>
        )}
      </View>
      <View className="card-preview__foot">小程序</View>
    </View>
  )
}

function Face({ target, title, card }: Promotable) {
  const { kind } = target
  const drawing = kind === 'live' || kind === 'video' || kind === 'article' ? { drawing: kind } : {}
  const id = 'id' in target ? target.id : kind
  return <ProductPicture id={id} title={title} picture={card?.picture ?? null} size="wide" {...drawing} />
}
