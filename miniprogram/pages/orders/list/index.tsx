import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListFrame } from '@/components/list-view/list-frame'
import { PageFrame } from '@/components/page-frame'
import { urlOfTab } from '@/components/tab-bar/tabs'
import { ORDER_WORDS, type OrderState } from '@/format/orders'
import { useList } from '@/hooks/use-list'
import { OrderCard } from './order-card'
import './list.scss'

const SHOWN: readonly OrderState[] = ['unpaid', 'to-ship', 'shipped', 'received', 'gift-offered', 'refunded', 'closed']
const CHIPS = [
  { text: '全部', value: undefined },
  ...SHOWN.map((state) => ({ text: ORDER_WORDS[state].text, value: state })),
]

/** The buyer's orders, newest first. */
export default function OrderList() {
  const [state, setState] = useState<OrderState | undefined>(undefined)
  const list = useList('orders.mine', state === undefined ? {} : { state })
  return (
    <PageFrame title="我的订单">
      {list.state === 'error' && list.failure === 'NOT_REGISTERED' ? (
        <EmptyView icon="mine" text="注册后能看到你的订单" action={{ text: '注册', onClick: () => goTo('register') }} />
      ) : (
        <>
          <FilterChips chips={CHIPS} chosen={state} onChoose={setState} />
          <ListFrame list={list} empty={<NoOrders state={state} onAll={() => setState(undefined)} />}>
            <View className="order-list">
              {list.rows.map((order) => (
                <OrderCard key={order.orderId} order={order} />
              ))}
            </View>
          </ListFrame>
        </>
      )}
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
