import { ConfirmSheet } from '@/components/confirm-sheet'
import { yuan } from '@/format/money'
import { pieces } from '@/format/orders'
import { useCommand } from '@/hooks/use-command'
import type { Order } from './shown-order'

interface Props {
  readonly order: Pick<Order, 'orderId' | 'paymentId' | 'lines' | 'payFen'>
  readonly onClose: () => void
  readonly onDone: () => void
}

/** One payment may hold orders of several shops: they are cancelled together. */
export function CancelSheet({ order, onClose, onDone }: Props) {
  const cancel = useCommand('orders.cancel', { onDone })
  return (
    <ConfirmSheet
      title="取消订单"
      facts={[
        { label: '商品', value: pieces(order.lines) },
        { label: '应付', value: `¥${yuan(order.payFen)}` },
      ]}
      note="一起付款的其他店铺的订单也会取消，用掉的积分会退回"
      verb="取消订单"
      busy={cancel.busy}
      refusal={cancel.refusal}
      onConfirm={() => void cancel.send({ paymentId: order.paymentId })}
      onClose={onClose}
    />
  )
}

export function ReceiptSheet({ order, onClose, onDone }: Props) {
  const confirm = useCommand('orders.confirmReceipt', { onDone })
  return (
    <ConfirmSheet
      title="确认收货"
      facts={[
        { label: '商品', value: pieces(order.lines) },
        { label: '实付', value: `¥${yuan(order.payFen)}` },
      ]}
      note="请收到商品后再确认，确认后也能申请售后"
      verb="确认收货"
      busy={confirm.busy}
      refusal={confirm.refusal}
      onConfirm={() => void confirm.send({ orderId: order.orderId })}
      onClose={onClose}
    />
  )
}
