import { TextArea } from '@nutui/nutui-react-taro'
import { useState } from 'react'
import { reasonMax, reasonMin } from '@/api/limits'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { yuan } from '@/format/money'
import { useCommand } from '@/hooks/use-command'
import { type AfterSale, kindOfAfterSale } from '../words/orders'

interface Props {
  readonly afterSale: AfterSale
  readonly onClose: () => void
  readonly onDecided: () => void
}

/** Says no, and why: the buyer reads it. */
export function RejectSheet({ afterSale, onClose, onDecided }: Props) {
  const [answer, setAnswer] = useState('')
  const reject = useCommand('orders.rejectAfterSale', { onDone: onDecided })
  const given = answer.trim()
  return (
    <ConfirmSheet
      title="拒绝售后"
      facts={[{ label: kindOfAfterSale(afterSale), value: `¥${yuan(afterSale.amountFen)}`, strong: true }]}
      verb="拒绝"
      busy={reject.busy}
      ready={given.length >= reasonMin}
      refusal={reject.refusal}
      onConfirm={() => void reject.send({ afterSaleId: afterSale.afterSaleId, answer: given })}
      onClose={onClose}
    >
      <Field label="拒绝原因" hint={`${reasonMin} 到 ${reasonMax} 个字，买家会看到`}>
        <TextArea
          id="reject-answer"
          value={answer}
          placeholder="为什么不能退"
          maxLength={reasonMax}
          rows={3}
          onChange={(text) => {
            setAnswer(text)
            reject.clear()
          }}
        />
      </Field>
    </ConfirmSheet>
  )
}
