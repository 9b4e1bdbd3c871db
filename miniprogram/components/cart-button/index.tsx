import { View } from '@tarojs/components'
import { goTo } from '@/api/navigate'
import { Icon } from '@/components/icon'
import { useQuery } from '@/hooks/use-query'
import './cart-button.scss'

interface Props {
  readonly id: string
  /** With its word below, in a bar at the foot of a page. */
  readonly named?: boolean
}

/** The way to the cart, and how many different things are in it. */
export function CartButton({ id, named = false }: Props) {
  const { output } = useQuery('orders.cartCount', {})
  const items = output?.items ?? 0
  return (
    <View
      id={id}
      className="cart-button"
      ariaRole="button"
      ariaLabel={items === 0 ? '购物车' : `购物车，${items} 种商品`}
      onClick={() => goTo('cart')}
    >
      <Icon name="deal" />
      {named && <View className="cart-button__word">购物车</View>}
      {items > 0 && <View className="cart-button__count figure">{items > 99 ? '99+' : items}</View>}
    </View>
  )
}
