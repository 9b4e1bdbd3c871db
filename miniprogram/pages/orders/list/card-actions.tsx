import { Button } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/api/navigate'
import type { Row } from '@/hooks/use-list'
import { CancelSheet, ReceiptSheet } from '../order/decision-sheets'
import { useBuyAgain } from '../use-buy-again'
import { usePayment } from '../use-payment'

interface Props {
  readonly order: Row<'orders.mine'>
  readonly onChanged: () => void
}

/** What can be done with an order without opening it. The one that it waits for is the primary one. */
export function CardActions({ order, onChanged }: Props) {
  const { orderId, paymentId, state, lines } = order
  const [sheet, setSheet] = useState<'cancel' | 'receipt' | null>(null)
  const paying = usePayment()
  const again = useBuyAgain(lines)
  const close = () => setSheet(null)
  const done = () => {
    close()
    onChanged()
  }
  const refusal = paying.refusal ?? again.refusal
  const isSent = lines.some(({ isShipped }) => isShipped)
  return (
    <>
      {refusal !== null && (
        <View className="order-card__refusal" ariaRole="alert">
          {refusal.text}
        </View>
      )}
      <View className="order-card__ways">
        {state === 'unpaid' && <Way id={`cancel-${orderId}`} text="取消" onClick={() => setSheet('cancel')} />}
        {isSent && <Way id={`parcels-${orderId}`} text="看物流" onClick={() => goTo('order', { id: orderId })} />}
        {state !== 'unpaid' && (
          <Way id={`again-${orderId}`} text="再次购买" busy={again.busy} onClick={() => void again.send({ orderId })} />
        )}
        {state === 'unpaid' && (
          <Way
            id={`pay-${orderId}`}
            text="去支付"
            primary
            busy={paying.busy}
            onClick={() => void paying.pay({ paymentId, state: 'open' }, 'above').then(onChanged)}
          />
        )}
        {state === 'shipped' && (
          <Way id={`receipt-${orderId}`} text="确认收货" primary onClick={() => setSheet('receipt')} />
        )}
      </View>
      {sheet === 'cancel' && <CancelSheet order={order} onClose={close} onDone={done} />}
      {sheet === 'receipt' && <ReceiptSheet order={order} onClose={close} onDone={done} />}
    </>
  )
}

interface WayProps {
  readonly id: string
  readonly text: string
  readonly primary?: boolean
  readonly busy?: boolean
  readonly onClick: () => void
}

const Way = ({ id, text, primary = false, busy = false, onClick }: WayProps) => (
  <Button
    id={id}
    className="tall"
    size="large"
    type={primary ? 'primary' : 'default'}
    fill={primary ? 'solid' : 'outline'}
    loading={busy}
    onClick={onClick}
  >
    {text}
  </Button>
)
