import { Button, Popup } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { Price } from '@/components/price'
import { QuantityStepper } from '@/components/quantity-stepper'
import { SkuChoice } from './sku-choice'
import { StockTag } from './stock-tag'

type Sku = Output<'catalog.product'>['skus'][number]

interface Props {
  readonly skus: readonly Sku[]
  readonly chosen: Sku
  readonly quantity: number
  readonly onChoose: (skuId: string) => void
  readonly onQuantity: (quantity: number) => void
  readonly onClose: () => void
}

/** Which SKU, and how many of it. */
export function ChoiceSheet({ skus, chosen, quantity, onChoose, onQuantity, onClose }: Props) {
  return (
    <Popup
      visible
      position="bottom"
      closeable
      lockScroll
      title={skus.length > 1 ? '选规格和数量' : '选数量'}
      onClose={onClose}
    >
      <View className="choice-sheet">
        <View className="product__price">
          <Price amountFen={chosen.priceFen} strikeFen={chosen.strikePriceFen} />
          <StockTag sku={chosen} />
        </View>
        <SkuChoice skus={skus} chosen={chosen.skuId} onChoose={onChoose} />
        <View className="choice-sheet__quantity">
          <View className="body-2">数量</View>
          <QuantityStepper quantity={quantity} most={chosen.stockLeft} onChange={onQuantity} />
        </View>
        <Button id="choice-done" className="wide" type="primary" fill="solid" size="xlarge" onClick={onClose}>
          确定
        </Button>
      </View>
    </Popup>
  )
}
