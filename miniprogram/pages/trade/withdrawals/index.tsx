import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { FilterChips } from '@/components/filter-chips'
import { LeadRows } from '@/components/lead-rows'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { CHANNEL_WORDS, type Channel, type WithdrawalState } from '@/format/withdrawals'
import { useList } from '@/hooks/use-list'
import { STAFF_WITHDRAWAL_WORDS, type StaffWithdrawal, type WithdrawalDecision } from '../words/withdrawals'
import { DecisionFor } from './decision-for'
import { StaffWithdrawalRow } from './withdrawal-row'
import './withdrawals.scss'

const SHOWN: readonly WithdrawalState[] = [
  'reviewing',
  'paying',
  'waiting-user',
  'paid',
  'returned',
  'failed',
  'cancelled',
  'expired',
  'rejected',
]
const STATES = [
  ...SHOWN.map((state): { text: string; value: WithdrawalState | undefined } => ({
    text: STAFF_WITHDRAWAL_WORDS[state].text,
    value: state,
  })),
  { text: '全部', value: undefined },
]
const CHANNELS: readonly { readonly text: string; readonly value: Channel | undefined }[] = [
  { text: '全部方式', value: undefined },
  ...(['wechat', 'bank', 'alipay'] as const).map((value) => ({ text: CHANNEL_WORDS[value].name, value })),
]

interface Deciding {
  readonly withdrawal: StaffWithdrawal
  readonly decision: WithdrawalDecision
}

/** What promoters want paid: what waits for finance first. */
export default function TradeWithdrawals() {
  const [state, setState] = useState<WithdrawalState | undefined>('reviewing')
  const [channel, setChannel] = useState<Channel | undefined>(undefined)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const list = useList('withdrawals.staffList', {
    ...(state === undefined ? {} : { state }),
    ...(channel === undefined ? {} : { channel }),
  })
  const showAll = () => {
    setState(undefined)
    setChannel(undefined)
  }
  return (
    <PageFrame title="提现审核" wide>
      <View className="trade-withdrawals__lead">
        <LeadRows
          rows={[
            {
              id: 'withdrawals-payouts',
              icon: 'copy',
              text: '人工打款：导出和导入',
              onClick: () => goTo('tradePayouts'),
            },
          ]}
        />
      </View>
      <FilterChips chips={STATES} chosen={state} onChoose={setState} />
      <FilterChips chips={CHANNELS} chosen={channel} onChoose={setChannel} />
      <ListView
        list={list}
        keyOf={({ billNo }) => billNo}
        row={(withdrawal) => (
          <StaffWithdrawalRow withdrawal={withdrawal} onDecide={(decision) => setDeciding({ withdrawal, decision })} />
        )}
        empty={
          state === undefined && channel === undefined ? (
            <EmptyView icon="wallet" text="还没有人提现" hint="推客申请后会在这里" />
          ) : (
            <EmptyView
              icon="check"
              text={state === 'reviewing' ? '没有待审核的提现' : '没有这样的提现'}
              action={{ text: '看全部', onClick: showAll }}
            />
          )
        }
      />
      {deciding !== null && (
        <DecisionFor
          {...deciding}
          onClose={() => setDeciding(null)}
          onDecided={() => {
            setDeciding(null)
            void list.reload()
          }}
        />
      )}
    </PageFrame>
  )
}
