import type { Fact } from '@/components/fact-rows'
import { yuan } from '@/format/money'
import { nameOf } from '@/format/names'
import { payeeWords } from '@/format/withdrawals'
import type { StaffWithdrawal } from '../words/withdrawals'

/** What every sheet of a decision is given. */
export interface DecidingProps {
  readonly withdrawal: StaffWithdrawal
  readonly onClose: () => void
  readonly onDecided: () => void
}

/** What is decided about. */
export const factsOf = (withdrawal: StaffWithdrawal): readonly Fact[] => [
  { label: '推客', value: nameOf(withdrawal.promoterName) },
  { label: '到账方式', value: payeeWords(withdrawal) },
  { label: '提现金额', value: `¥${yuan(withdrawal.amountFen)}`, strong: true },
]
