import { useRouter } from '@tarojs/taro'
import { goInstead } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { refundableOf } from '../../orders/after-sale/refundable'
import { canAskBack } from '../../orders/order/what-can-be-done'
import type { StaffOrder } from '../words/orders'
import { RefundForm } from './refund-form'

/** Gives money back: of an order, `?id=…`, or as an after-sale asks for it, `&afterSale=…`. */
export default function TradeRefund() {
  const { params } = useRouter()
  const orderId = params.id ?? ''
  const order = useQuery('orders.staffOrder', { orderId }, { when: orderId !== '' })
  return (
    <PageFrame title="退款">
      {orderId === '' ? (
        <EmptyView icon="search" text="没有找到这个订单" />
      ) : (
        <QueryView query={order} loading={<LoadingView shape="form" count={4} />}>
          {(output) => <Refunding order={output} afterSaleId={params.afterSale ?? null} />}
        </QueryView>
      )}
    </PageFrame>
  )
}

function Refunding({ order, afterSaleId }: { readonly order: StaffOrder; readonly afterSaleId: string | null }) {
  const asked = order.afterSales.find((one) => one.afterSaleId === afterSaleId) ?? null
  const back = { text: '看订单', onClick: () => void goInstead('tradeOrder', { id: order.orderId }) }
  if (afterSaleId !== null && asked?.state !== 'requested')
    return <EmptyView icon="check" text="这笔售后已经处理过了" action={back} />
  if (afterSaleId === null && !canAskBack(order))
    return (
      <EmptyView
        icon="info"
        text={order.hasOpenAfterSale ? '请先处理买家的售后申请' : '这笔订单没有可退的金额'}
        action={back}
      />
    )
  return <RefundForm order={order} refundable={refundableOf(order, asked)} />
}
