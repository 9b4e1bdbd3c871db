import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListFrame } from '@/components/list-view/list-frame'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { Windowed } from '@/components/windowed'
import { ORDER_WORDS, type OrderState } from '@/format/orders'
import { useList } from '@/hooks/use-list'
import { useQuery } from '@/hooks/use-query'
import { OrderCard } from './order-card'
import { AFTER_SALES, isOrderState, tabsOf } from './tabs'
import './list.scss'

/** The buyer's orders, newest first: `?state=…` begins with one of the tabs. */
export default function OrderList() {
  const { params } = useRouter()
  const asked = params.state
  const [state, setState] = useState<OrderState | undefined>(isOrderState(asked) ? asked : undefined)
  const list = useList('orders.mine', state === undefined ? {} : { state })
  const counts = useQuery('orders.counts', {})
  const isStranger = list.state === 'error' && list.failure === 'NOT_REGISTERED'
  const changed = () => {
    void list.again()
    void askAgain('orders.counts')
  }
  return (
    <PageFrame title="我的订单">
      {!isStranger && (
        <FilterChips
          chips={tabsOf(counts.output, state)}
          chosen={state}
          onChoose={(tab) => (tab === AFTER_SALES ? goTo('afterSaleList') : setState(tab))}
        />
      )}
      <ListFrame
        list={list}
        stranger={
          <EmptyView
            icon="mine"
            text="注册后能看到你的订单"
            action={{ text: '注册', onClick: () => goTo('register') }}
          />
        }
        empty={<NoOrders state={state} onAll={() => setState(undefined)} />}
      >
        <Windowed
          items={list.rows}
          keyOf={({ orderId }) => orderId}
          row={(order) => <OrderCard order={order} onChanged={changed} />}
          className="order-list"
          chunkClassName="order-list__chunk"
          rowClassName="order-list__row"
          onNear={list.near}
        />
      </ListFrame>
    </PageFrame>
  )
}

function NoOrders({ state, onAll }: { readonly state: OrderState | undefined; readonly onAll: () => void }) {
  if (state !== undefined)
    return (
      <EmptyView
        icon="deal"
        text={`没有${ORDER_WORDS[state].text}的订单`}
        action={{ text: '看全部', onClick: onAll }}
      />
    )
  return (
    <EmptyView
      icon="deal"
      text="还没有订单"
      hint="买过的东西会在这里"
      action={{ text: '去逛逛', onClick: () => void Taro.switchTab({ url: urlOfTab('home') }) }}
    />
  )
}
