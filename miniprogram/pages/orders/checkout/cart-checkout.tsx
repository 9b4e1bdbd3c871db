import { useRef } from 'react'
import { goInstead } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import type { CartItem } from '../cart/choice'
import { CheckoutForm } from './checkout-form'

/** What was ticked in the cart, in the quantities that the cart has. */
export function CartCheckout({ skuIds }: { readonly skuIds: readonly string[] }) {
  const cart = useQuery('orders.cart', {})
  return (
    <QueryView query={cart} loading={<LoadingView shape="card" count={4} />}>
      {({ items }) => <Begin items={items.filter(({ skuId }) => skuIds.includes(skuId))} />}
    </QueryView>
  )
}

/** Placing takes the goods out of the cart while the page is still there: it goes on with what it began with. */
function Begin({ items }: { readonly items: readonly CartItem[] }) {
  const begun = useRef<readonly CartItem[]>([])
  if (begun.current.length === 0) begun.current = items
  const first = begun.current
  if (first.length === 0)
    return (
      <EmptyView
        icon="deal"
        text="这些商品不在购物车里了"
        hint="可能已经下过单"
        action={{ text: '看订单', onClick: () => void goInstead('orderList') }}
      />
    )
  return (
    <CheckoutForm
      begun={{
        items: first.map(({ skuId, quantity }) => ({ skuId, quantity })),
        fromCart: true,
        leftOf: (skuId) => first.find((item) => item.skuId === skuId)?.stockLeft ?? null,
      }}
    />
  )
}
