import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { StaffOrderView } from './staff-order-view'

/** One order as the shop's staff handle it: `?id=…`. */
export default function TradeOrder() {
  const { params } = useRouter()
  const orderId = params.id ?? ''
  const order = useQuery('orders.staffOrder', { orderId }, { when: orderId !== '' })
  usePullDownRefresh(() => {
    void order.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <PageFrame title="订单" wide>
      {orderId === '' || (order.output === null && order.failure === 'NOT_FOUND') ? (
        <EmptyView icon="search" text="没有找到这个订单" />
      ) : (
        <QueryView query={order} loading={<LoadingView shape="card" count={5} />}>
          {(output) => <StaffOrderView key={output.orderId} order={output} />}
        </QueryView>
      )}
    </PageFrame>
  )
}
