import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { say } from '@/api/platform'
import { useStore } from '@/api/store'
import { count } from '@/format/counts'
import { CartBar } from './cart-bar'
import { CartLine } from './cart-line'
import { byShop, type CartItem, CHOICE_MAX, canBeChosen, choice, chosenOf, goodsFenOf, ticked } from './choice'
import { EmptyCart } from './empty-cart'
import { Tick } from './tick'
import { useCart } from './use-cart'

/** The cart, shop by shop, and at the foot what of it is bought. */
export function CartView({ served }: { readonly served: readonly CartItem[] }) {
  const cart = useCart(served)
  const ticks = useStore(choice)
  const [isEdited, setIsEdited] = useState(false)
  const { items, removed } = cart
  const chosen = chosenOf(items, ticks)
  const isAll = (some: readonly CartItem[]) => {
    const possible = some.filter(canBeChosen)
    return possible.length > 0 && possible.every(({ skuId }) => chosen.some((one) => one.skuId === skuId))
  }
  const tick = (some: readonly CartItem[], on: boolean) => {
    const { after, isCut } = ticked(items, ticks, some, on)
    choice.set(after)
    if (isCut) say(`一次最多结算 ${CHOICE_MAX} 种`)
  }
  const buy = async () => {
    if (await cart.settle()) goTo('checkout', { cart: chosen.map(({ skuId }) => skuId).join('.') })
  }
  return (
    <View className="cart">
      {items.length === 0 ? (
        <EmptyCart />
      ) : (
        <View className="cart__head">
          <View className="body-2">共 {count(items.length)} 种</View>
          <View id="cart-edit" className="cart__edit" ariaRole="button" onClick={() => setIsEdited(!isEdited)}>
            {isEdited ? '完成' : '编辑'}
          </View>
        </View>
      )}
      {byShop(items).map((shop) => (
        <View key={shop.shopId} className="card cart__shop">
          <View className="cart__shop-head">
            <Tick
              id={`cart-shop-${shop.shopId}`}
              label={shop.shopName}
              on={isAll(shop.items)}
              disabled={!shop.items.some(canBeChosen)}
              onTick={(on) => tick(shop.items, on)}
            />
            <View
              className="one-line cart__shop-name"
              ariaRole="button"
              onClick={() => goTo('shop', { id: shop.shopId })}
            >
              {shop.shopName}
            </View>
          </View>
          {shop.items.map((item) => (
            <CartLine
              key={item.skuId}
              item={item}
              isTicked={chosen.some(({ skuId }) => skuId === item.skuId)}
              isEdited={isEdited}
              refusal={cart.refused?.skuId === item.skuId ? cart.refused.text : null}
              onTick={(on) => tick([item], on)}
              onQuantity={(quantity) => cart.setQuantity(item.skuId, quantity)}
              onRemove={() => cart.remove(item.skuId)}
            />
          ))}
        </View>
      ))}
      {removed !== null && (
        <View className="cart__undo" ariaRole="status">
          <View className="one-line cart__undo-what">已删除 {removed.title}</View>
          <View id="cart-undo" className="cart__undo-way" ariaRole="button" onClick={cart.undo}>
            撤销
          </View>
        </View>
      )}
      {items.length > 0 && (
        <CartBar
          kinds={chosen.length}
          goodsFen={goodsFenOf(chosen)}
          isAll={isAll(items)}
          canAll={items.some(canBeChosen)}
          busy={cart.busy}
          onAll={(on) => tick(items, on)}
          onBuy={() => void buy()}
        />
      )}
    </View>
  )
}
