import { useRouter } from '@tarojs/taro'
import { goInstead } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LoadingView } from '@/components/loading-view'
import { PageFrame } from '@/components/page-frame'
import { QueryView } from '@/components/query-view'
import { useQuery } from '@/hooks/use-query'
import { canAskBack } from '../order/what-can-be-done'
import { AfterSaleForm } from './after-sale-form'

/** Asks for money back, for an order or a part of it: `?id=…`. */
export default function AfterSale() {
  const { params } = useRouter()
  const orderId = params.id ?? ''
  const order = useQuery('orders.order', { orderId }, { when: orderId !== '' })
  const back = { text: '看订单', onClick: () => void goInstead('order', { id: orderId }) }
  return (
    <PageFrame title="申请售后">
      {orderId === '' ? (
        <EmptyView icon="search" text="没有找到这个订单" />
      ) : (
        <QueryView query={order} loading={<LoadingView shape="form" count={4} />}>
          {(output) =>
            canAskBack(output) ? (
              <AfterSaleForm order={output} />
            ) : (
              <EmptyView
                icon="info"
                text={output.hasOpenAfterSale ? '还有一笔售后在处理' : '这笔订单没有可退的金额'}
                action={back}
              />
            )
          }
        </QueryView>
      )}
    </PageFrame>
  )
}
