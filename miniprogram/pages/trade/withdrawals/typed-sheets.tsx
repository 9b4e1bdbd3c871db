import { Input, TextArea } from '@nutui/nutui-react-taro'
import { useState } from 'react'
import { reasonMax, reasonMin } from '@/api/limits'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { useCommand } from '@/hooks/use-command'
import { receiptMax, receiptMin } from '../limits'
import { type DecidingProps, factsOf } from './deciding'

/** Finance paid it by hand; the bank's receipt proves it. */
export function PaidSheet({ withdrawal, onClose, onDecided }: DecidingProps) {
  const [receipt, setReceipt] = useState('')
  const mark = useCommand('withdrawals.markPaid', { onDone: onDecided })
  const receiptNumber = receipt.trim()
  return (
    <ConfirmSheet
      title="登记已打款"
      facts={factsOf(withdrawal)}
      verb="已打款"
      busy={mark.busy}
      ready={receiptNumber.length >= receiptMin}
      refusal={mark.refusal}
      onConfirm={() => void mark.send({ billNo: withdrawal.billNo, receiptNumber })}
      onClose={onClose}
    >
      <Field label="回单号" hint={`银行或支付宝的流水号，至少 ${receiptMin} 位`}>
        <Input
          id="paid-receipt"
          value={receipt}
          placeholder="回单上的号码"
          maxLength={receiptMax}
          onChange={(text) => {
            setReceipt(text)
            mark.clear()
          }}
        />
      </Field>
    </ConfirmSheet>
  )
}

const WAYS = {
  reject: { title: '拒绝提现', verb: '拒绝', note: '金额放回可提现，本人会看到原因' },
  markReturned: { title: '登记被退回', verb: '已退回', note: '银行退回的钱放回可提现，本人会看到原因' },
} as const

/** It is not paid, or came back: the money is the promoter's to withdraw again. */
export function ReasonSheet({
  decision,
  withdrawal,
  onClose,
  onDecided,
}: DecidingProps & { decision: keyof typeof WAYS }) {
  const [typed, setTyped] = useState('')
  const decide = useCommand(`withdrawals.${decision}`, { onDone: onDecided })
  const reason = typed.trim()
  const { title, verb, note } = WAYS[decision]
  return (
    <ConfirmSheet
      title={title}
      facts={factsOf(withdrawal)}
      note={note}
      verb={verb}
      busy={decide.busy}
      ready={reason.length >= reasonMin}
      refusal={decide.refusal}
      onConfirm={() => void decide.send({ billNo: withdrawal.billNo, reason })}
      onClose={onClose}
    >
      <Field label="原因" hint={`${reasonMin} 到 ${reasonMax} 个字`}>
        <TextArea
          id="decision-reason"
          value={typed}
          placeholder="如 户名不符"
          maxLength={reasonMax}
          rows={3}
          onChange={(text) => {
            setTyped(text)
            decide.clear()
          }}
        />
      </Field>
    </ConfirmSheet>
  )
}
