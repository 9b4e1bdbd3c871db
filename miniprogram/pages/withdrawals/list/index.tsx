import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { goTo } from '@/api/navigate'
import { EmptyView } from '@/components/empty-view'
import { LeadRows } from '@/components/lead-rows'
import { ListView } from '@/components/list-view'
import { PageFrame } from '@/components/page-frame'
import { StatusTag } from '@/components/status-tag'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { payeeWords, WITHDRAWAL_WORDS } from '@/format/withdrawals'
import { useList } from '@/hooks/use-list'
import './list.scss'

/** The promoter's withdrawals, newest first, and the way to the statements. */
export default function WithdrawalList() {
  const list = useList('withdrawals.mine', {})
  return (
    <PageFrame title="提现记录">
      <View className="withdrawals__lead">
        <LeadRows
          rows={[{ id: 'withdrawals-statement', icon: 'copy', text: '每月对账单', onClick: () => goTo('statement') }]}
        />
      </View>
      <ListView
        list={list}
        keyOf={({ billNo }) => billNo}
        row={(withdrawal) => (
          <View
            className="withdrawals__row"
            ariaRole="button"
            onClick={() => goTo('withdrawal', { id: withdrawal.billNo })}
          >
            <View className="withdrawals__words">
              <View className="one-line">{payeeWords(withdrawal)}</View>
              <View className="body-2 figure withdrawals__when">{moment(withdrawal.requestedAt, serverNow())}</View>
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
