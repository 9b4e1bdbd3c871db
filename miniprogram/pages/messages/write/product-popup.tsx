import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { ProductChoices } from '../../storefront/arrange/product-choices'

interface Props {
  readonly onPick: (product: { readonly productId: string; readonly title: string }) => void
  readonly onClose: () => void
}

/** The one product that a letter may speak of. */
export function ProductPopup({ onPick, onClose }: Props) {
  return (
    <Popup visible position="bottom" closeable lockScroll title="选商品" onClose={onClose}>
      <View className="write__picker">
        <ProductChoices onPick={onPick} />
      </View>
    </Popup>
  )
}
