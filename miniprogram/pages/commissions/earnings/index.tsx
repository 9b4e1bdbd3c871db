import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { EarningRow } from '@/components/earning-row'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { HoldNotice } from '@/components/hold-notice'
import { LeadRows } from '@/components/lead-rows'
import { ListView } from '@/components/list-view'
import { monthsOf } from '@/components/list-view/months'
import { PageFrame } from '@/components/page-frame'
import { RemindMe } from '@/components/remind-me'
import { COMMISSION_WORDS, type CommissionState, earned, earnedFen } from '@/format/commissions'
import { type Listed, useList } from '@/hooks/use-list'
import { useQuery } from '@/hooks/use-query'
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
  const summary = useQuery('commissions.summary', {})
  // Pulling down refreshes the figures as well as the rows that they are made of.
  const both: Listed<'commissions.mine'> = {
    ...list,
    reload: async () => void (await Promise.all([list.reload(), summary.reload()])),
  }
  const now = serverNow()
  return (
    <PageFrame title="收益">
      <HoldNotice />
      <Totals summary={summary} />
      <View className="earnings__statement">
        <LeadRows
          rows={[{ id: 'earnings-statement', icon: 'copy', text: '每月对账单', onClick: () => goTo('statement') }]}
        />
        <RemindMe reminder="commission-frozen" />
      </View>
      <FilterChips chips={CHIPS} chosen={state} onChoose={setState} />
      <ListView
        list={both}
        groups={monthsOf(list.rows, {
          now,
          isWhole: list.tail === 'end',
          at: ({ frozenAt }) => frozenAt,
          sum: (rows) => `合计 ${earned({ amount: earnedFen(rows), paidIn: 'fen' })}`,
        })}
        keyOf={({ orderId, line }) => `${orderId} ${line}`}
        row={(commission) => <EarningRow commission={commission} now={now} />}
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
      />
    </PageFrame>
  )
}
