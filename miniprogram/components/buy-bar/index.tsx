import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { goTo } from '@/api/navigate'
import { enterScene, isSinglePage } from '@/api/platform'
import { CartButton } from '@/components/cart-button'
import { Icon } from '@/components/icon'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { useAddToCart, type Wanted } from './use-add-to-cart'
import './buy-bar.scss'

interface Props {
  readonly product: Output<'catalog.product'>
  /** The chosen SKU, how many of it, and the content that the product was opened from. */
  readonly wanted: Wanted
  /** To the product's shop: what is left to do where this can't be bought. */
  readonly onShop: () => void
}

/** At the foot of a product's page: home, the cart, and two ways to buy what is chosen. */
export function BuyBar({ product, wanted, onShop }: Props) {
  const sku = product.skus.find(({ skuId }) => skuId === wanted.skuId)
  // Moments' preview has a bar of its own, and nothing else can be pressed there.
  if (sku === undefined || isSinglePage(enterScene())) return null
  const whyNot = product.state === 'off-sale' ? '已下架' : sku.inStock ? null : '已售罄'
  return (
    <>
      <View className="buy-bar__room" />
      <View className="buy-bar">
        <View className="buy-bar__in">
          <View
            id="buy-home"
            className="buy-bar__home"
            ariaRole="button"
            onClick={() => void Taro.switchTab({ url: urlOfTab('home') })}
          >
            <Icon name="home" />
            <View>首页</View>
          </View>
          <CartButton id="buy-cart" named />
          {whyNot === null ? <Ways wanted={wanted} /> : <NoWay whyNot={whyNot} onShop={onShop} />}
        </View>
      </View>
    </>
  )
}

function Ways({ wanted }: { readonly wanted: Wanted }) {
  const cart = useAddToCart()
  return (
    <>
      <Button
        id="buy-later"
        className="wide buy-bar__way"
        size="xlarge"
        loading={cart.busy}
        onClick={() => void cart.add(wanted)}
      >
        加入购物车
      </Button>
      <Button
        id="buy"
        className="wide buy-bar__way"
        type="primary"
        fill="solid"
        size="xlarge"
        onClick={() => goTo('checkout', { ...wanted })}
      >
        立即购买
      </Button>
    </>
  )
}

function NoWay({ whyNot, onShop }: { readonly whyNot: string; readonly onShop: () => void }) {
  return (
    <>
      <Button id="buy" className="wide buy-bar__way" size="xlarge" disabled>
        {whyNot}
      </Button>
      <Button id="buy-shop" className="wide buy-bar__way" type="primary" fill="solid" size="xlarge" onClick={onShop}>
        进店看看
      </Button>
    </>
  )
}
