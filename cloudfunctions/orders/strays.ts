import type { Fen } from '@shared/kernel/money'
import { HOUR_MS } from '@shared/kernel/time'
import { BUYERS, merchant } from '../ledger/accounts'
import type { Book } from '../ledger/book'
import { add } from '../ledger/rules'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import type { OrderRow } from './closing'
import type { Payment, Refund } from './model'
import { STRAY_GOES_BACK } from './phrases'
import { payments, refunds } from './repository'

/** Money that WeChat took for a payment of ours. */
export interface Received {
  /** WeChat's number. */
  readonly transactionId: string
  readonly fen: Fen
  readonly paidAt: number
}

type PaymentRow = Payment & { readonly _id: string }
type RefundRow = Refund & { readonly _id: string }

/** Whether this money was booked before, as the payment's own or as a stray. */
export const isKnown = ({ transactionId: own, strays }: Payment, { transactionId }: Received): boolean =>
  own === transactionId || strays.some((stray) => stray.transactionId === transactionId)

/**
 * Books money that came when none was due, and reserves its way back (spec/money.md, "paid twice", "paid after it was
 * closed"): `payment` now, and `refund` when WeChat has paid it back. No commission. What came late is booked under the
 * orders' own references, since they have no payment yet; anything else under order and transaction.
 */
export async function bookStray(
  tx: Store,
  book: Book,
  payment: PaymentRow,
  rows: readonly OrderRow[],
  received: Received,
  now: number,
): Promise<void> {
  const { transactionId, fen } = received
  const isWhole = fen === payment.totalFen
  const isLate = payment.state === 'closed' && payment.strays.length === 0 && isWhole
  const refundIds: string[] = []
  for (const [row, part] of isWhole ? rows.map((row) => [row, row.payFen] as const) : firstOf(rows, fen)) {
    if (part === 0) continue
    const { _id: orderId, shopId } = row
    const twice = `${orderId}_${transactionId}`
    await book.post('payment', isLate ? orderId : twice, [add(BUYERS, -part), add(merchant(shopId), part)])
    const reference = isLate ? `${orderId}_late` : twice
    const kind = isLate ? 'late' : 'twice'
    const refundId = numberOf(reference, 0)
    const refund: Refund = {
      ...{ paymentId: payment._id, orderId, buyerId: row.buyerId, kind, reference, afterSaleId: null, lines: [] },
      ...{ freightFen: 0, amountFen: part, totalFen: fen, state: 'reserved', reason: STRAY_GOES_BACK[kind] },
      ...{ restock: false, requestedAt: now, succeededAt: null, sentAt: null, lookAt: now, attempts: 0 },
      ...{ requestId: transactionId, inputHash: '' },
    }
    await refunds.insert(tx, refundId, refund)
    refundIds.push(refundId)
  }
  const strays = [...payment.strays, { transactionId, fen, refundIds }]
  await payments.patch(tx, payment._id, { strays })
}

/** An amount that is not ours can't be told apart by orders: the first one stands for all. */
const firstOf = ([first]: readonly OrderRow[], fen: Fen): (readonly [OrderRow, number])[] =>
  first === undefined ? [] : [[first, fen]]

/** WeChat closes a refund that can't reach the payer: it is sent so often in all, an hour apart, then people see to it. */
const TRIES_MAX = 5
const AGAIN_MS = HOUR_MS

/** out_refund_no of a stray's refund: each try has its own, computed from the one reference. */
const numberOf = (reference: string, before: number): string =>
  derivedId(before === 0 ? `refund\n${reference}` : `refund\n${reference}\n${before}`, 32)

/** The number under which a stray goes back after WeChat closed this refund of it; null: it was tried often enough. */
export function nextNumber({ _id, reference }: Pick<RefundRow, '_id' | 'reference'>): string | null {
  for (let before = 1; before < TRIES_MAX; before += 1) {
    if (numberOf(reference, before - 1) === _id) return numberOf(reference, before)
  }
  return null
}

/** The same money under its next number: the closed one posted nothing, so the reference's entry is still to come. */
export async function sendStrayAgain(tx: Store, closed: RefundRow, now: number): Promise<void> {
  const refundId = nextNumber(closed)
  if (refundId === null) return
  const { _id, ...row } = closed
  const begun = { requestedAt: now, sentAt: null, lookAt: now + AGAIN_MS, attempts: 0 }
  await refunds.insert(tx, refundId, { ...row, state: 'reserved', ...begun })
}
