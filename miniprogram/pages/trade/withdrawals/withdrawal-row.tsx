import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/clock'
import { StatusTag } from '@/components/status-tag'
import { payerWords } from '@/format/commissions'
import { moment } from '@/format/date'
import { yuan } from '@/format/money'
import { nameOf } from '@/format/names'
import { payeeWords } from '@/format/withdrawals'
import {
  decisionsOn,
  STAFF_WITHDRAWAL_WORDS,
  type StaffWithdrawal,
  type WithdrawalDecision,
} from '../words/withdrawals'

const VERBS: Readonly<Record<WithdrawalDecision, string>> = {
  approve: '同意',
  reject: '拒绝',
  markPaid: '登记已打款',
  markReturned: '登记被退回',
}

interface Props {
  readonly withdrawal: StaffWithdrawal
  readonly onDecide: (decision: WithdrawalDecision) => void
}

export function StaffWithdrawalRow({ withdrawal, onDecide }: Props) {
  const { promoterName, payer, amountFen, state, reason, note, receiptNumber, requestedAt, isCancelling } = withdrawal
  const decisions = decisionsOn(withdrawal)
  return (
    <View className="trade-withdrawals__row">
      <View className="trade-withdrawals__head">
        <View className="trade-withdrawals__words">
          <View className="one-line">{nameOf(promoterName)}</View>
          <View className="body-2 figure trade-withdrawals__fact">{payeeWords(withdrawal)}</View>
          <View className="body-2 figure trade-withdrawals__fact">
            {moment(requestedAt, serverNow())} · {payerWords(payer)}
          </View>
        </View>
        <View className="trade-withdrawals__amounts">
          <View className="trade-withdrawals__amount figure">¥{yuan(amountFen)}</View>
          <StatusTag {...STAFF_WITHDRAWAL_WORDS[state]} />
          {isCancelling && <StatusTag tone="wait" text="本人要取消" />}
        </View>
      </View>
      {note !== '' && <View className="body-2 trade-withdrawals__fact">备注：{note}</View>}
      {reason !== '' && <View className="body-2 trade-withdrawals__fact">原因：{reason}</View>}
      {receiptNumber !== '' && <View className="body-2 figure trade-withdrawals__fact">回单号：{receiptNumber}</View>}
      {decisions.length > 0 && (
        <View className="trade-withdrawals__ways">
          {[...decisions].reverse().map((decision) => (
            <Button
              key={decision}
              className={`tall trade-withdrawals__${decision}`}
              size="large"
              type={isMain(decision) ? 'primary' : 'default'}
              fill={isMain(decision) ? 'solid' : 'outline'}
              onClick={() => onDecide(decision)}
            >
              {VERBS[decision]}
            </Button>
          ))}
        </View>
      )}
    </View>
  )
}

const isMain = (decision: WithdrawalDecision): boolean => decision === 'approve' || decision === 'markPaid'
