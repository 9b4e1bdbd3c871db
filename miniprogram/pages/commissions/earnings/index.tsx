import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { ListFrame } from '@/components/list-view/list-frame'
import { PageFrame } from '@/components/page-frame'
import { COMMISSION_WORDS, type CommissionState } from '@/format/commissions'
import { useList } from '@/hooks/use-list'
import { Months } from './months'
import { Totals } from './totals'
import './earnings.scss'

const SHOWN: readonly CommissionState[] = ['frozen', 'settled', 'clawed-back', 'void']
const CHIPS = [
  { text: '全部', value: undefined },
  ...SHOWN.map((state) => ({ text: COMMISSION_WORDS[state].text, value: state })),
]

/** What a promoter earned: the ledger's figures, and each line that they are made of. */
export default function Earnings() {
  const [state, setState] = useState<CommissionState | undefined>(undefined)
  const list = useList('commissions.mine', state === undefined ? {} : { state })
  return (
    <PageFrame title="收益">
      <Totals />
      <FilterChips chips={CHIPS} chosen={state} onChoose={setState} />
      <ListFrame
        list={list}
        empty={
          state === undefined ? (
            <EmptyView
              icon="wallet"
              text="还没有收益"
              hint="朋友从你的分享下单付款后，佣金会先冻结在这里"
              action={{ text: '去推广商品', onClick: () => goTo('pickShare') }}
            />
          ) : (
            <EmptyView
              icon="wallet"
              text={`没有${COMMISSION_WORDS[state].text}的佣金`}
              action={{ text: '看全部', onClick: () => setState(undefined) }}
            />
          )
        }
      >
        <Months rows={list.rows} isWhole={list.tail === 'end'} />
      </ListFrame>
    </PageFrame>
  )
}
