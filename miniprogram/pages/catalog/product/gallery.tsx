import { Carousel } from '@/components/carousel'
import { ProductPicture } from '@/components/product-picture'

interface Props {
  readonly id: string
  readonly title: string
  readonly pictures: readonly string[]
}

/** A product's pictures, or the drawing for a product without any. */
export function Gallery({ id, title, pictures }: Props) {
  if (pictures.length === 0) return <ProductPicture id={id} title={title} size="wide" />
  return (
    <Carousel
      label={`${title}的图片`}
      slides={pictures.map((picture, index) => ({
        key: picture,
        shown: (
          <ProductPicture
            id={id}
            title={pictures.length === 1 ? title : `${title}（${index + 1}/${pictures.length}）`}
            picture={picture}
            size="wide"
          />
        ),
      }))}
    />
  )
}
