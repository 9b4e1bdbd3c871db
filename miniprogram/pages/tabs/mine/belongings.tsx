import { goTo } from '@/api/navigate'
import { PlainRow, PlainRows } from '@/components/plain-row'
import { badge } from '@/format/badge'
import { useQuery } from '@/hooks/use-query'

/** What everybody has here, members or not: a cart, gifts, addresses, what they looked at, and what they were told. */
export function Belongings() {
  const { output: cart } = useQuery('orders.cartCount', {})
  const { output: messages } = useQuery('messages.unread', {})
  const unread = messages?.unread ?? 0
  return (
    <PlainRows>
      <PlainRow
        id="mine-messages"
        text="消息"
        value={unread > 0 ? `${badge(unread)} 条新消息` : ''}
        isNew={unread > 0}
        onClick={() => goTo('inbox')}
      />
      <PlainRow
        id="mine-cart"
        text="购物车"
        value={cart !== null && cart.items > 0 ? `${badge(cart.items)} 种商品` : ''}
        onClick={() => goTo('cart')}
      />
      <PlainRow id="mine-gifts" text="收到的礼物" onClick={() => goTo('giftList')} />
      <PlainRow id="mine-addresses" text="收货地址" onClick={() => goTo('addressList')} />
      <PlainRow id="mine-history" text="浏览记录" onClick={() => goTo('history')} />
      <PlainRow id="mine-settings" text="设置" onClick={() => goTo('settings')} />
    </PlainRows>
  )
}
