import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { CartButton } from '@/components/cart-button'
import { Icon } from '@/components/icon'

/** The way to search, drawn as the box that it leads to, and the cart. */
export function HomeHead() {
  return (
    <View className="home__head">
      <View id="home-search" className="home__search" ariaRole="button" onClick={() => goTo('search')}>
        <Icon name="search" size={20} />
        <View>搜索商品</View>
      </View>
      <CartButton id="home-cart" />
    </View>
  )
}
