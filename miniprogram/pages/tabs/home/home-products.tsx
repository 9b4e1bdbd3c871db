import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { ProductPicture } from '@/components/product-picture'
import { useQuery } from '@/hooks/use-query'

/** Three rows of two; the rest is one tap away. */
const SHOWN = 6

/** The newest products, as soon as there are any. A tab has no share's session, so its links carry none. */
export function HomeProducts() {
  const { output } = useQuery('catalog.products', { size: SHOWN })
  if (output === null || output.items.length === 0) return null
  return (
    <View className="home__products">
      <View className="home__products-head">
        <View className="title">好东西</View>
        <View id="home-mall" className="home__more" ariaRole="button" onClick={() => goTo('mall')}>
          全部 <Icon name="chevron" size={16} />
        </View>
      </View>
      <View className="home__grid">
        {output.items.map(({ productId, title, picture, priceFen }) => (
          <View
            key={productId}
            className="home__product"
            ariaRole="button"
            onClick={() => goTo('product', { id: productId })}
          >
            <ProductPicture id={productId} title={title} picture={picture} size="head" />
            <View className="home__product-words">
              <View className="home__product-title">{title}</View>
              <Price amountFen={priceFen} />
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}
