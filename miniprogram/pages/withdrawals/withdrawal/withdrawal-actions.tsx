import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { canConfirmTransfer, confirmTransfer } from '@/api/transfer-confirmation'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Notice } from '@/components/notice'
import { yuan } from '@/format/money'
import { type Refused, useCommand } from '@/hooks/use-command'
import type { Withdrawal } from './shown-withdrawal'

interface Props {
  readonly withdrawal: Withdrawal
  /** Why looking did not work. */
  readonly refusal: Refused | null
  readonly looking: boolean
  readonly onLook: () => Promise<void>
  readonly onChanged: () => Promise<void>
}

/** While the money is on its way: take it in WeChat, look again, or give it up. */
export function WithdrawalActions({ withdrawal, refusal, looking, onLook, onChanged }: Props) {
  const { billNo, amountFen, state, confirm, isCancelling } = withdrawal
  const [asking, setAsking] = useState(false)
  const cancel = useCommand('withdrawals.cancel', {
    onDone: () => {
      setAsking(false)
      void onChanged()
    },
  })
  const isMine = state === 'waiting-user' && confirm !== null && !isCancelling
  const take = async () => {
    if (confirm === null) return
    await confirmTransfer(confirm)
    // WeChat tells only that its page was closed.
    await onLook()
  }
  return (
    <View className="withdrawal__actions">
      {isMine && !canConfirmTransfer() && (
        <Notice tone="wait" icon="info">
          请在微信小程序里打开这一页，确认收款
        </Notice>
      )}
      {refusal !== null && (
        <View className="withdrawal__refusal" ariaRole="alert">
          {refusal.text}
        </View>
      )}
      {isMine && canConfirmTransfer() && (
        <Button id="withdrawal-take" className="wide withdrawal__take" size="xlarge" onClick={() => void take()}>
          去微信确认收款
        </Button>
      )}
      <Button id="withdrawal-look" className="wide" size="xlarge" loading={looking} onClick={() => void onLook()}>
        刷新
      </Button>
      {!isCancelling && (
        <Button id="withdrawal-cancel" className="wide" size="xlarge" onClick={() => setAsking(true)}>
          取消提现
        </Button>
      )}
      {asking && (
        <ConfirmSheet
          title="取消提现"
          facts={[{ label: '提现金额', value: `¥${yuan(amountFen)}`, strong: true }]}
          note={
            state === 'reviewing'
              ? '取消后金额马上放回可提现'
              : '要等微信答复：取消成功后金额放回可提现，也可能已经付出'
          }
          verb="取消提现"
          busy={cancel.busy}
          refusal={cancel.refusal}
          onConfirm={() => void cancel.send({ billNo })}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
