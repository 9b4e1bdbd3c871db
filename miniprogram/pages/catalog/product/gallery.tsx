import { ScrollView, View } from '@tarojs/components'
import { ProductPicture } from '@/components/product-picture'

interface Props {
  readonly id: string
  readonly title: string
  readonly pictures: readonly string[]
}

/** A product's pictures side by side, or the drawing for a product without any. */
export function Gallery({ id, title, pictures }: Props) {
  if (pictures.length < 2) return <ProductPicture id={id} title={title} picture={pictures[0] ?? null} size="wide" />
  return (
    <ScrollView className="gallery" scrollX enhanced pagingEnabled showScrollbar={false}>
      <View className="gallery__row">
        {pictures.map((picture, index) => (
          <View key={picture} className="gallery__one">
            <ProductPicture
              id={id}
              title={`${title}（${index + 1}/${pictures.length}）`}
              picture={picture}
              size="wide"
            />
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
