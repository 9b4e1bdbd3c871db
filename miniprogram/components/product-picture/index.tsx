import { View } from '@tarojs/components'
import './product-picture.scss'

const DRAWINGS = ['bottle', 'jar', 'box', 'cup', 'leaf'] as const
const TONES = ['brand', 'ok', 'wait'] as const
type Drawing = (typeof DRAWINGS)[number] | 'live' | 'video' | 'article'

interface Props {
  readonly id: string
  /** For people who can't see it. */
  readonly title: string
  /** Content shows what kind it is; a product has a drawing of its own. */
  readonly drawing?: Drawing
  /** A tile in a row, a card's head, or as wide as there is room. */
  readonly size: 'tile' | 'head' | 'wide'
}

/** A picture for what has none of its own: always the same one for the same thing. */
export function ProductPicture({ id, title, drawing, size }: Props) {
  const sum = Array.from(id).reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0)
  const drawn = drawing ?? DRAWINGS[sum % DRAWINGS.length]
  const tone = TONES[sum % TONES.length]
  return (
    <View
      className={`product-picture product-picture--${size} product-picture--${tone}`}
      ariaRole="img"
      ariaLabel={`${title}的图片`}
    >
      <View className={`product-picture__drawing product-picture__drawing--${drawn}`} />
    </View>
  )
}
