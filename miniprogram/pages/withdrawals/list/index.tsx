import { fen, sumFen } from '@shared/kernel/money'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LeadRows } from '@/components/lead-rows'
import { ListView } from '@/components/list-view'
import { monthsOf } from '@/components/list-view/months'
import { PageFrame } from '@/components/page-frame'
import { StatusTag } from '@/components/status-tag'
import { payerWords } from '@/format/commissions'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { payeeWords, WITHDRAWAL_WORDS, type Withdrawal } from '@/format/withdrawals'
import { useList } from '@/hooks/use-list'
import './list.scss'

/** The promoter's withdrawals, newest first, and the way to the statements. */
export default function WithdrawalList() {
  const list = useList('withdrawals.mine', {})
  const now = serverNow()
  return (
    <PageFrame title="提现记录">
      <View className="withdrawals__lead">
        <LeadRows
          rows={[{ id: 'withdrawals-statement', icon: 'copy', text: '每月对账单', onClick: () => goTo('statement') }]}
        />
      </View>
      <ListView
        list={list}
        groups={monthsOf(list.rows, {
          now,
          isWhole: list.tail === 'end',
          at: ({ requestedAt }) => requestedAt,
          sum: paidWords,
        })}
        keyOf={({ billNo }) => billNo}
        row={(withdrawal) => (
          <View
            className="withdrawals__row"
            ariaRole="button"
            onClick={() => goTo('withdrawal', { id: withdrawal.billNo })}
          >
            <View className="withdrawals__words">
              <View className="one-line">{payeeWords(withdrawal)}</View>
              <View className="body-2 figure withdrawals__when">{moment(withdrawal.requestedAt, now)}</View>
              <View className="body-2 figure withdrawals__number">单号 {withdrawal.billNo}</View>
              {withdrawal.payer !== 'merchant' && (
                <View className="body-2 one-line">{payerWords(withdrawal.payer)}付</View>
              )}
              {withdrawal.note !== '' && <View className="body-2 one-line">{withdrawal.note}</View>}
            </View>
            <View className="withdrawals__amounts">
              <View className="withdrawals__amount figure">¥{yuan(withdrawal.amountFen)}</View>
              <StatusTag {...WITHDRAWAL_WORDS[withdrawal.state]} />
            </View>
          </View>
        )}
        empty={
          <EmptyView
            icon="wallet"
            text="还没有提现"
            hint="佣金结算后就能提现，每一笔都会在这里"
            action={{ text: '看收益', onClick: () => goTo('earnings') }}
          />
        }
      />
    </PageFrame>
  )
}

/** What of a month's withdrawals was paid; the others are under way or came back. Null when nothing was. */
function paidWords(rows: readonly Withdrawal[]): string | null {
  const paid = rows.filter(({ state }) => state === 'paid')
  return paid.length === 0 ? null : `已到账 ¥${yuan(sumFen(paid.map(({ amountFen }) => fen(amountFen))))}`
}
