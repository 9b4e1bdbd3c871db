import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { nameOf } from '@/format/names'
import { useList } from '@/hooks/use-list'
import { type AfterSale, STAFF_AFTER_SALE_WORDS } from '../words/orders'
import { AfterSaleCase } from './after-sale-case'
import './after-sales.scss'

type State = AfterSale['state']

const SHOWN: readonly State[] = ['requested', 'approved', 'refunded', 'rejected', 'cancelled']
const CHIPS = [
  ...SHOWN.map((state): { text: string; value: State | undefined } => ({
    text: STAFF_AFTER_SALE_WORDS[state].text,
    value: state,
  })),
  { text: '全部', value: undefined },
]

/** What buyers ask back: what waits for a decision first. */
export default function TradeAfterSales() {
  const [state, setState] = useState<State | undefined>('requested')
  const list = useList('orders.staffAfterSales', state === undefined ? {} : { state })
  return (
    <PageFrame title="售后" wide>
      <FilterChips chips={CHIPS} chosen={state} onChoose={setState} />
      <ListView
        list={list}
        keyOf={({ afterSaleId }) => afterSaleId}
        row={(afterSale) => (
          <View className="after-sales__row">
            <View
              className="after-sales__order"
              ariaRole="button"
              onClick={() => goTo('tradeOrder', { id: afterSale.orderId })}
            >
              <View className="after-sales__buyer one-line">{nameOf(afterSale.buyerName)}</View>
              <View className="after-sales__link">看订单</View>
            </View>
            <AfterSaleCase afterSale={afterSale} onDecided={() => void list.reload()} />
          </View>
        )}
        empty={
          <EmptyView
            icon="check"
            text={state === 'requested' ? '没有待处理的售后' : '没有这样的售后'}
            {...(state === undefined ? {} : { action: { text: '看全部', onClick: () => setState(undefined) } })}
          />
        }
      />
    </PageFrame>
  )
}
