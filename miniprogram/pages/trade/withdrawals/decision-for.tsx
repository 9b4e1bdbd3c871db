import { ConfirmSheet } from '@/components/confirm-sheet'
import { useCommand } from '@/hooks/use-command'
import type { WithdrawalDecision } from '../words/withdrawals'
import { type DecidingProps, factsOf } from './deciding'
import { PaidSheet, ReasonSheet } from './typed-sheets'

/** The sheet of a decision, with the numbers. */
export function DecisionFor({ decision, ...props }: DecidingProps & { readonly decision: WithdrawalDecision }) {
  if (decision === 'approve') return <ApproveSheet {...props} />
  return decision === 'markPaid' ? <PaidSheet {...props} /> : <ReasonSheet decision={decision} {...props} />
}

/** WeChat pays it then, by itself. */
function ApproveSheet({ withdrawal, onClose, onDecided }: DecidingProps) {
  const approve = useCommand('withdrawals.approve', { onDone: onDecided })
  return (
    <ConfirmSheet
      title="同意提现"
      facts={factsOf(withdrawal)}
      note="同意后马上向微信发起转账，本人在微信里确认收款"
      verb="同意"
      busy={approve.busy}
      refusal={approve.refusal}
      onConfirm={() => void approve.send({ billNo: withdrawal.billNo })}
      onClose={onClose}
    />
  )
}
