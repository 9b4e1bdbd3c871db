import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { Carousel } from '@/components/carousel'
import { ProductPicture } from '@/components/product-picture'
import './storefront.scss'

export type Slide = Output<'storefront.home'>['slides'][number]

interface Props {
  readonly slides: readonly Slide[]
  readonly onOpen: (target: Slide['target']) => void
}

/** The carousel of the home page. A title stands on a card of its own, so that it is read on any picture, in light and dark. */
export function Slides({ slides, onOpen }: Props) {
  if (slides.length === 0) return null
  return (
    <Carousel
      label="推荐"
      slides={slides.map(({ title, target, picture }, index) => ({
        key: `slide ${index}`,
        shown: (
          <View
            className="slide"
            ariaRole="button"
            ariaLabel={title === '' ? '去看看' : title}
            onClick={() => onOpen(target)}
          >
            <ProductPicture id={target.id} title={title} picture={picture} size="wide" />
            {title !== '' && <View className="slide__title one-line">{title}</View>}
          </View>
        ),
      }))}
    />
  )
}
