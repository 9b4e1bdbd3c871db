import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { CartView } from './cart-view'
import './cart.scss'

/** What somebody means to buy, of several shops. */
export default function CartPage() {
  const cart = useQuery('orders.cart', {})
  usePullDownRefresh(() => {
    void cart.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <PageFrame title="购物车">
      <QueryView query={cart} loading={<LoadingView shape="list" />}>
        {({ items }) => <CartView served={items} />}
      </QueryView>
    </PageFrame>
  )
}
