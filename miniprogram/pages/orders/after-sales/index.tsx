import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { useList } from '@/hooks/use-list'
import { AfterSaleRow } from './after-sale-row'
import './after-sales.scss'

/** What the buyer asked back, newest first. */
export default function AfterSaleList() {
  const list = useList('orders.afterSales', {})
  return (
    <PageFrame title="售后">
      <ListView
        list={list}
        keyOf={({ afterSaleId }) => afterSaleId}
        row={(afterSale) => <AfterSaleRow afterSale={afterSale} />}
        stranger={
          <EmptyView
            icon="mine"
            text="注册后能看到你的售后"
            action={{ text: '注册', onClick: () => goTo('register') }}
          />
        }
        empty={
          <EmptyView
            icon="deal"
            text="没有售后"
            hint="申请退款后，进度在这里看"
            action={{ text: '看订单', onClick: () => goTo('orderList') }}
          />
        }
      />
    </PageFrame>
  )
}
