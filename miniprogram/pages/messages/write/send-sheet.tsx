import { ConfirmSheet } from '@/components/confirm-sheet'
import { TO_ALL_A_DAY, TO_SAME_A_DAY } from '../limits'
import type { Letter } from './draft'
import { type To, toShown } from './to'
import type { Sending } from './use-sending'

interface Props {
  readonly to: To
  readonly letter: Letter
  readonly sending: Sending
}

/** Asks once more: what is sent cannot be taken back, and how often one may. */
export function SendSheet({ to, letter, sending }: Props) {
  const { title, product } = letter
  return (
    <ConfirmSheet
      title={to.customerId === null ? '写给全部客户' : '发送消息'}
      facts={[
        { label: '收信人', value: toShown(to) },
        { label: '标题', value: title.trim() },
        ...(product === null ? [] : [{ label: '商品', value: product.title }]),
      ]}
      note={
        to.customerId === null
          ? `群发 24 小时内只能 ${TO_ALL_A_DAY} 次，不接收的客户不会收到。发出后不能撤回`
          : `写给同一位客户 24 小时内最多 ${TO_SAME_A_DAY} 次。发出后不能撤回`
      }
      verb="发送"
      busy={sending.busy}
      refusal={sending.refusal}
      onConfirm={() => sending.send(letter)}
      onClose={sending.cancel}
    />
  )
}
