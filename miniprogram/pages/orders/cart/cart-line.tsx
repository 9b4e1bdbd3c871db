import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { ProductPicture } from '@/components/product-picture'
import { QuantityStepper } from '@/components/quantity-stepper'
import { yuan } from '@/format/money'
import { cartProblem, priceMoved } from '@/format/orders'
import { type CartItem, canBeChosen } from './choice'
import { Tick } from './tick'

interface Props {
  readonly item: CartItem
  readonly isTicked: boolean
  readonly isEdited: boolean
  readonly refusal: string | null
  readonly onTick: (on: boolean) => void
  readonly onQuantity: (quantity: number) => void
  readonly onRemove: () => void
}

/** One line: what, which kind, what it costs now, how many, and why it can't be bought. */
export function CartLine({ item, isTicked, isEdited, refusal, onTick, onQuantity, onRemove }: Props) {
  const { skuId, productId, title, skuName, picture, priceFen, addedPriceFen, quantity, stockLeft } = item
  const isSold = canBeChosen(item)
  const problem = cartProblem(item)
  const moved = priceMoved(priceFen, addedPriceFen)
  const open = () => goTo('product', { id: productId })
  // Fewer can be had than are wanted: one tap makes it so.
  const fewer = item.problem !== 'OFF_SALE' && !isSold && stockLeft !== null && stockLeft > 0 ? stockLeft : null
  return (
    <View className="cart__line">
      <Tick id={`cart-tick-${skuId}`} label={title} on={isTicked && isSold} disabled={!isSold} onTick={onTick} />
      <View className="cart__picture" ariaRole="button" ariaLabel={`看 ${title}`} onClick={open}>
        <ProductPicture id={productId} title={title} picture={picture} size="tile" />
      </View>
      <View className="cart__words">
        <View className="cart__title" onClick={open}>
          {title}
        </View>
        <View className="body-2 one-line">{skuName}</View>
        {problem !== null && <View className={isSold ? 'cart__few' : 'cart__problem'}>{problem}</View>}
        {fewer !== null && (
          <View
            id={`cart-fewer-${skuId}`}
            className="cart__fewer"
            ariaRole="button"
            onClick={() => onQuantity(fewer)}
          >{`改为 ${fewer} 件`}</View>
        )}
        {moved !== null && <View className="body-2 figure">{moved}</View>}
        {refusal !== null && (
          <View className="cart__problem" ariaRole="alert">
            {refusal}
          </View>
        )}
        <View className="cart__foot">
          <View className="figure cart__price">¥{yuan(priceFen)}</View>
          {isEdited ? (
            <View
              id={`cart-remove-${skuId}`}
              className="cart__remove"
              ariaRole="button"
              ariaLabel={`删除 ${title}`}
              onClick={onRemove}
            >
              删除
            </View>
          ) : (
            (isSold || fewer !== null) && (
              <QuantityStepper id={`cart-${skuId}`} quantity={quantity} most={stockLeft} onChange={onQuantity} />
            )
          )}
        </View>
      </View>
    </View>
  )
}
