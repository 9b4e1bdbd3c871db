import { Button } from '@nutui/nutui-react-taro'
import { MINUTE_MS } from '@shared/kernel/time'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { yuan } from '@/format/money'
import { useCommand } from '@/hooks/use-command'
import type { StaffOrder } from '../words/orders'

type Refund = StaffOrder['refunds'][number]

/** The server releases nothing that was sent within five minutes. */
const RELEASABLE_MS = 5 * MINUTE_MS

/** Whether a refund waits for so long that WeChat may have refused it. */
export const isReleasable = ({ state, requestedAt }: Pick<Refund, 'state' | 'requestedAt'>, now: number): boolean =>
  (state === 'reserved' || state === 'sent') && now >= requestedAt + RELEASABLE_MS

/** Lets go of a refund that WeChat does not take, so that it can be made anew or settled in another way. */
export function ReleaseRefund({ refundId, amountFen }: Pick<Refund, 'refundId' | 'amountFen'>) {
  const [confirming, setConfirming] = useState(false)
  const release = useCommand('orders.releaseRefund', {
    onDone: () => {
      setConfirming(false)
      void askAgain('orders.staffOrder')
    },
  })
  return (
    <>
      <Button id={`release-${refundId}`} className="tall" size="large" onClick={() => setConfirming(true)}>
        撤回这笔退款
      </Button>
      {confirming && (
        <ConfirmSheet
          title="撤回退款"
          facts={[{ label: '没有退出去的金额', value: `¥${yuan(amountFen)}`, strong: true }]}
          note="先向微信核实，微信没有受理才会撤回。撤回后可以重新退款"
          verb="撤回"
          busy={release.busy}
          refusal={release.refusal}
          onConfirm={() => void release.send({ refundId })}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  )
}
