import { Button } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { enterScene, isSinglePage } from '@/api/platform'
import { Price } from '@/components/price'
import './buy-bar.scss'

interface Props {
  readonly product: Output<'catalog.product'>
  /** The chosen one of its SKUs. */
  readonly skuId: string
  /** The live room, video or article that the product was opened from. */
  readonly contentId?: string | null
}

/** At the foot of a product's page: what the chosen SKU costs, and the way to the checkout. */
export function BuyBar({ product, skuId, contentId = null }: Props) {
  const sku = product.skus.find((one) => one.skuId === skuId)
  // Moments' preview has a bar of its own, and nothing else can be pressed there.
  if (sku === undefined || isSinglePage(enterScene())) return null
  const isSold = product.state === 'on-sale' && sku.inStock
  const words = product.state === 'off-sale' ? '已下架' : sku.inStock ? '立即购买' : '已售罄'
  return (
    <>
      <View className="buy-bar__room" />
      <View className="buy-bar">
        <View className="buy-bar__in">
          <View className="buy-bar__words">
            <Price amountFen={sku.priceFen} />
            <View className="hint one-line">{sku.name}</View>
          </View>
          <Button
            id="buy"
            className="wide buy-bar__go"
            type="primary"
            size="xlarge"
            disabled={!isSold}
            onClick={() => goTo('checkout', { skuId, quantity: 1, contentId })}
          >
            {words}
          </Button>
        </View>
      </View>
    </>
  )
}
