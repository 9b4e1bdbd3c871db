import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { askAgain } from '@/api/answers'
import { serverNow } from '@/api/clock'
import { CopyRow } from '@/components/copy-row'
import { type Fact, FactRows } from '@/components/fact-rows'
import { Price } from '@/components/price'
import { StatusTag } from '@/components/status-tag'
import { payerWords } from '@/format/commissions'
import { exactly } from '@/format/date'
import { isOpen, payeeWords, WITHDRAWAL_WORDS, withdrawalSays } from '@/format/withdrawals'
import { useCommand } from '@/hooks/use-command'
import type { Withdrawal } from './shown-withdrawal'
import { Timeline } from './timeline'
import { WithdrawalActions } from './withdrawal-actions'
import './withdrawal.scss'

/** How far the money is, and what the promoter can do about it. */
export function WithdrawalView({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const { billNo, amountFen, state, reason } = withdrawal
  const reload = async () => void (await askAgain('withdrawals.withdrawal', 'commissions.summary'))
  const refresh = useCommand('withdrawals.refresh')
  const look = async () => {
    // What has ended needs no asking of WeChat.
    if (isOpen(state)) await refresh.send({ billNo })
    await reload()
  }
  usePullDownRefresh(() => {
    void look().finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <>
      <View className="card">
        <View className="withdrawal__head">
          <Price amountFen={amountFen} large />
          <StatusTag {...WITHDRAWAL_WORDS[state]} />
        </View>
        <View className="withdrawal__says figure">{withdrawalSays(withdrawal, serverNow())}</View>
        {reason !== '' && <View className="body-2 withdrawal__reason">原因：{reason}</View>}
      </View>
      <Timeline withdrawal={withdrawal} />
      <View className="card">
        <FactRows facts={factsOf(withdrawal)} />
        <View className="withdrawal__number">
          <CopyRow label="单号" value={billNo} />
        </View>
      </View>
      {isOpen(state) && (
        <WithdrawalActions
          withdrawal={withdrawal}
          refusal={refresh.refusal}
          looking={refresh.busy}
          onLook={look}
          onChanged={reload}
        />
      )}
    </>
  )
}

function factsOf(withdrawal: Withdrawal): Fact[] {
  const { payer, note, receiptNumber, requestedAt } = withdrawal
  return [
    { label: '付款方', value: payerWords(payer) },
    { label: '到账方式', value: payeeWords(withdrawal) },
    { label: '申请时间', value: exactly(requestedAt, serverNow()) },
    ...(receiptNumber === '' ? [] : [{ label: '回单号', value: receiptNumber }]),
    ...(note === '' ? [] : [{ label: '备注', value: note }]),
  ]
}
