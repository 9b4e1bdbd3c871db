import type { Order, Payment } from '../orders/model'
import type { Findings } from './findings'
import type { StoredRefund } from './of-order'

type StoredPayment = Payment & { readonly _id: string }
type StoredOrder = Order & { readonly _id: string }

export interface JoinedPayment {
  readonly payment: StoredPayment
  /** Its orders that are there. */
  readonly orders: readonly StoredOrder[]
  /** Of its strays, by id. */
  readonly refunds: ReadonlyMap<string, StoredRefund>
}

/** Invariant 6, as far as a payment and its orders go; answers what the buyers paid in by it. */
export function checkPayment({ payment, orders, refunds }: JoinedPayment, findings: Findings): number {
  const must = (holds: boolean, text: string) =>
    findings.check(6, holds, () => `payment ${payment._id} (${payment.state}): ${text}`)
  must(orders.length === payment.orderIds.length, `${orders.length} of ${payment.orderIds.length} orders are there`)
  const total = orders.reduce((sum, { payFen }) => sum + payFen, 0)
  must(total === payment.totalFen, `its orders come to ${total}, it says ${payment.totalFen}`)
  for (const { _id, paymentId, state, buyerId, paidAt } of orders) {
    must(paymentId === payment._id, `order ${_id} names payment ${paymentId}`)
    must(buyerId === payment.buyerId, `order ${_id} has another buyer`)
    must((paidAt !== null) === (payment.state === 'paid'), `order ${_id} is ${state}`)
    must((state === 'closed') === (payment.state === 'closed'), `order ${_id} is ${state}`)
  }
  must((payment.paidAt !== null) === (payment.state === 'paid'), `paid at ${payment.paidAt}`)
  for (const { transactionId, fen, refundIds } of payment.strays) {
    const back = refundIds.reduce((sum, id) => sum + (refunds.get(id)?.amountFen ?? 0), 0)
    must(back === fen, `its stray ${transactionId} of ${fen} goes back as ${back}`)
  }
  const strays = payment.strays.reduce((sum, { fen }) => sum + fen, 0)
  return strays + (payment.state === 'paid' ? payment.totalFen : 0)
}

/** Invariant 6 on a refund by itself. */
export function checkRefund(refund: StoredRefund, findings: Findings): void {
  const must = (holds: boolean, text: string) =>
    findings.check(6, holds, () => `refund ${refund._id} (${refund.kind}, ${refund.state}): ${text}`)
  const { lines, freightFen, amountFen, orderId } = refund
  if (refund.kind === 'slice') {
    must(
      lines.reduce((sum, { fen }) => sum + fen, freightFen) === amountFen,
      'its lines and freight are not its amount',
    )
    must(refund.reference === `${orderId}_${refund._id}`, `its entry's reference is ${refund.reference}`)
  }
  must(
    [amountFen, freightFen, ...lines.map(({ fen }) => fen)].every((fen) => fen >= 0),
    'an amount is negative',
  )
  must((refund.succeededAt !== null) === (refund.state === 'succeeded'), `succeeded at ${refund.succeededAt}`)
}
