import { Image, View } from '@tarojs/components'
import './product-picture.scss'
import './drawn.scss'

const DRAWINGS = ['bottle', 'jar', 'box', 'cup', 'leaf'] as const
const TONES = ['brand', 'ok', 'wait'] as const
type Drawing = (typeof DRAWINGS)[number] | 'live' | 'video' | 'article'

interface Props {
  readonly id: string
  /** For people who can't see it. */
  readonly title: string
  /** Content shows what kind it is; a product has a drawing of its own. */
  readonly drawing?: Drawing
  /** Its own picture, as the server tells it: an address, or the name of one that the app brings along. */
  readonly picture?: string | null
  /** A tile in a row, a card's head, or as wide as there is room. */
  readonly size: 'tile' | 'head' | 'wide'
}

/** The demo world's own pictures (`drawn.scss`). */
const DRAWN = /^drawn:(oil|honey|soap|gift-box|coasters)$/

/** Its picture, or a drawing for what has none of its own: always the same one for the same thing. */
export function ProductPicture({ id, title, drawing, picture = null, size }: Props) {
  const sum = Array.from(id).reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0)
  const drawn = drawing ?? DRAWINGS[sum % DRAWINGS.length]
  const tone = TONES[sum % TONES.length]
  const name = picture === null ? undefined : DRAWN.exec(picture)?.[1]
  const isFile = picture !== null && !picture.startsWith('drawn:')
  return (
    <View
      className={`product-picture product-picture--${size} product-picture--${tone}`}
      ariaRole="img"
      ariaLabel={`${title}的图片`}
    >
      {isFile ? (
        <Image className="product-picture__own" src={picture} mode="aspectFill" lazyLoad />
      ) : name !== undefined ? (
        <View className={`product-picture__own product-picture__drawn--${name}`} />
      ) : (
        <View className={`product-picture__drawing product-picture__drawing--${drawn}`} />
      )}
    </View>
  )
}
