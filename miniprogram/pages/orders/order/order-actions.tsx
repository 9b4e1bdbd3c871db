import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { askAgain } from '@/api/answers'
import { goTo } from '@/api/navigate'
import { say } from '@/api/platform'
import { count } from '@/format/counts'
import { payWords } from '@/format/orders'
import { useCommand } from '@/hooks/use-command'
import { useBuyAgain } from '../use-buy-again'
import { usePayment } from '../use-payment'
import { CancelSheet, ReceiptSheet } from './decision-sheets'
import type { Order } from './shown-order'
import { canAskBack } from './what-can-be-done'

/** What the buyer can do now. The one that the order waits for is the primary one. */
export function OrderActions({ order }: { readonly order: Order }) {
  const { orderId, state, paymentId, payFen, claimablePoints } = order
  const [sheet, setSheet] = useState<'cancel' | 'receipt' | null>(null)
  const paying = usePayment()
  const claim = useCommand('orders.claimPoints', {
    onDone: ({ points }) => {
      say(`领到 ${count(points)} 积分`)
      void askAgain('orders.order', 'orders.counts')
    },
  })
  const again = useBuyAgain(order.lines)
  const close = () => setSheet(null)
  const done = () => {
    close()
    void askAgain('orders.order', 'orders.counts')
  }
  const refusal = paying.refusal ?? claim.refusal ?? again.refusal
  return (
    <View className="order__actions">
      {refusal !== null && (
        <View className="order__refusal" ariaRole="alert">
          {refusal.text}
        </View>
      )}
      {state === 'unpaid' && (
        <>
          <Main
            id="order-pay"
            busy={paying.busy}
            onClick={() => void paying.pay({ paymentId, state: 'open' }, 'instead')}
          >
            {payWords(payFen)}
          </Main>
          <Other id="order-cancel" onClick={() => setSheet('cancel')}>
            取消订单
          </Other>
        </>
      )}
      {state === 'shipped' && (
        <Main id="order-receipt" busy={false} onClick={() => setSheet('receipt')}>
          确认收货
        </Main>
      )}
      {claimablePoints > 0 && (
        <Main id="order-claim" busy={claim.busy} onClick={() => void claim.send({ orderId })}>
          {`领 ${count(claimablePoints)} 积分`}
        </Main>
      )}
      {state !== 'unpaid' && (
        <Other id="order-again" busy={again.busy} onClick={() => void again.send({ orderId })}>
          再次购买
        </Other>
      )}
      {canAskBack(order) && (
        <Other id="order-after-sale" onClick={() => goTo('afterSale', { id: orderId })}>
          申请售后
        </Other>
      )}
      {sheet === 'cancel' && <CancelSheet order={order} onClose={close} onDone={done} />}
      {sheet === 'receipt' && <ReceiptSheet order={order} onClose={close} onDone={done} />}
    </View>
  )
}

interface ActionProps {
  readonly id: string
  readonly busy?: boolean
  readonly onClick: () => void
  readonly children: string
}

const Main = ({ id, busy = false, onClick, children }: ActionProps) => (
  <Button id={id} className="wide figure" type="primary" fill="solid" size="xlarge" loading={busy} onClick={onClick}>
    {children}
  </Button>
)

const Other = ({ id, busy = false, onClick, children }: ActionProps) => (
  <Button id={id} className="wide" size="xlarge" loading={busy} onClick={onClick}>
    {children}
  </Button>
)
