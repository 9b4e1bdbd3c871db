import { MINUTE_MS } from '@shared/kernel/time'
import type { Store } from '../runtime/database'
import type { EntryOf } from '../runtime/table'
import type { Order, Refund } from './model'
import { amountOf, refunding, refuseLimits, type Slice } from './refund-rules'
import { orders, payments, refunds } from './repository'

type OrderRow = EntryOf<typeof orders>

/** The job leaves a young refund to the request that made it. */
const FIRST_LOOK_MS = MINUTE_MS

export interface Wanted {
  /** out_refund_no, computed from who asked and the request: repeated it is the same refund. */
  readonly refundId: string
  readonly slice: Slice
  readonly reason: string
  readonly restock: boolean
  readonly afterSaleId: string | null
  readonly requestId: string
  readonly inputHash: string
}

/**
 * Reserves a slice: it counts against what is left from now on, and its number stands before WeChat is asked. `also` is
 * what else changes in the order. Refuses with REFUNDS_TOO_MANY and REFUND_TOO_LATE before anything is written.
 */
export async function reserveRefund(
  tx: Store,
  order: OrderRow,
  { refundId, slice, ...wanted }: Wanted,
  now: number,
  also: Partial<Order> = {},
): Promise<void> {
  const payment = await payments.get(tx, order.paymentId)
  if (payment === null) throw new Error('a paid order without its payment')
  const amountFen = amountOf(slice)
  refuseLimits(payment, amountFen, now)
  const row: Refund = {
    ...{ paymentId: order.paymentId, orderId: order._id, buyerId: order.buyerId },
    ...{ kind: 'slice', reference: `${order._id}_${refundId}` },
    lines: [...slice.lines],
    ...{ freightFen: slice.freightFen, amountFen, totalFen: payment.totalFen, ...wanted },
    // Whoever reserves it sends it at once.
    ...{ state: 'reserved', requestedAt: now, succeededAt: null, sentAt: now },
    ...{ lookAt: now + FIRST_LOOK_MS, attempts: 0 },
  }
  await refunds.insert(tx, refundId, row)
  if (amountFen > 0) await payments.patch(tx, order.paymentId, { refundsTotal: payment.refundsTotal + 1 })
  const [refundsTotal, version] = [order.refundsTotal + 1, order.version + 1]
  await orders.patch(tx, order._id, { ...refunding(order, slice, 1), refundsTotal, version, ...also })
}

/** WeChat closed the refund: nothing of it holds any more. */
export async function releaseRefund(tx: Store, order: OrderRow, row: Refund): Promise<void> {
  const payment = await payments.get(tx, row.paymentId)
  if (payment === null) throw new Error('a refund without its payment')
  if (row.amountFen > 0) await payments.patch(tx, row.paymentId, { refundsTotal: payment.refundsTotal - 1 })
  const [refundsTotal, version] = [order.refundsTotal - 1, order.version + 1]
  await orders.patch(tx, order._id, { ...refunding(order, row, -1), refundsTotal, version })
}
