import type { Input } from '@shared/contracts'
import { useState } from 'react'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { ORDER_WORDS, type OrderState } from '@/format/orders'
import { useList } from '@/hooks/use-list'
import { OrderRow } from './order-row'
import { OrderSearch } from './order-search'

type Filter = Omit<Input<'orders.staffList'>, 'cursor' | 'size'>

/** What needs doing stands first. */
const SHOWN: readonly OrderState[] = ['to-ship', 'shipped', 'unpaid', 'gift-offered', 'received', 'refunded', 'closed']
const CHIPS = [
  { text: '全部', value: undefined },
  ...SHOWN.map((state) => ({ text: ORDER_WORDS[state].text, value: state })),
]

/** The shop's orders, newest first. */
export default function TradeOrders() {
  const [filter, setFilter] = useState<Filter>({})
  const list = useList('orders.staffList', filter)
  const isFiltered = filter.state !== undefined || filter.orderId !== undefined
  return (
    <PageFrame title="订单管理" wide>
      <OrderSearch onLook={(orderId) => setFilter(orderId === null ? {} : { orderId })} />
      <FilterChips
        chips={CHIPS}
        chosen={filter.state}
        onChoose={(state) => setFilter(state === undefined ? {} : { state })}
      />
      <ListView
        list={list}
        keyOf={({ orderId }) => orderId}
        row={(order) => <OrderRow order={order} />}
        empty={
          isFiltered ? (
            <EmptyView icon="search" text="没有符合的订单" action={{ text: '看全部', onClick: () => setFilter({}) }} />
          ) : (
            <EmptyView icon="deal" text="还没有订单" hint="有人下单后会在这里" />
          )
        }
      />
    </PageFrame>
  )
}
