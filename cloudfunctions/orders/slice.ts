import type { Fact } from '@shared/kernel/facts'
import { fen, subFen } from '@shared/kernel/money'
import { endStock, returnStock } from '../catalog/stock'
import { commissionId } from '../commissions/model'
import { reversing } from '../commissions/postings'
import { commissions } from '../commissions/repository'
import { afterRefund, storedParts } from '../commissions/rules'
import { issuer, pointsPurse } from '../ledger/accounts'
import { add, give, type Move, take } from '../ledger/rules'
import type { Store } from '../runtime/database'
import type { EntryOf } from '../runtime/table'
import type { Order, Refund } from './model'
import { type Refunded, refunded } from './refund-rules'
import { afterSales, orders } from './repository'
import { shippedFields } from './shipping'
import { commissionOf, grantAtOf, released } from './waiting'

type OrderRow = EntryOf<typeof orders>

export interface Effects {
  /** The entry's lines besides merchant and buyers. */
  readonly moves: readonly Move[]
  /** That nothing more will be sent, since what was not sent is not wanted any more. */
  readonly fact: Fact | null
}

/**
 * Writes what a refunded slice changes besides the refund's own row, each thing once: the order, commissions, stock and
 * the after-sale. Answers the lines that it adds to the entry.
 */
export async function applySlice(
  tx: Store,
  before: OrderRow,
  slice: Refund,
  { now, autoConfirmMs }: { readonly now: number; readonly autoConfirmMs: number },
): Promise<Effects> {
  const result = refunded(before, slice)
  const held = await endAfterSale(tx, slice)
  const { fields, fact } = orderFields(before, result, { now, autoConfirmMs })
  const openAfterSaleId = slice.afterSaleId === null ? before.openAfterSaleId : null
  await orders.patch(tx, before._id, { ...fields, openAfterSaleId })
  const reversed = await reverseCommissions(tx, before, { slice, result, held, now })
  await moveStock(tx, before, slice, result.closed)
  return { moves: [...reversed, ...pointMoves(before, result)], fact }
}

/** The lines on which it ended: those of its after-sale, else its own. */
async function endAfterSale(tx: Store, { afterSaleId, lines }: Refund): Promise<Set<number>> {
  if (afterSaleId === null) return new Set(lines.map(({ line }) => line))
  const afterSale = await afterSales.get(tx, afterSaleId)
  if (afterSale === null) throw new Error('a refund without its after-sale')
  await afterSales.patch(tx, afterSaleId, { state: 'refunded' })
  return new Set(afterSale.lines.map(({ line }) => line))
}

function orderFields(
  before: OrderRow,
  { order: after, closed }: Refunded,
  { now, autoConfirmMs }: { readonly now: number; readonly autoConfirmMs: number },
): { fields: Partial<Order>; fact: Fact | null } {
  const { lines, freightRefundedFen, freightRefundingFen, grantedPoints } = after
  const version = before.version + 1
  const fields = { lines, freightRefundedFen, freightRefundingFen, grantedPoints, version }
  if (closed.length === 0) return { fields, fact: null }
  const grantAt = grantAtOf(after)
  const fact: Fact = { name: 'order.shipping-ended', subject: before._id, version, at: now }
  if (lines.every(({ isClosed }) => isClosed)) {
    // Other orders of the payment may have waited for it alone.
    return { fields: { ...fields, state: 'refunded', stepAt: null, grantAt }, fact }
  }
  const shipped = shippedFields(after, autoConfirmMs)
  return { fields: { ...fields, grantAt, ...shipped }, fact: shipped === null ? null : fact }
}

/** The commission after = the formula on what is left paid; the difference is reversed, whatever its state. */
async function reverseCommissions(
  tx: Store,
  order: OrderRow,
  {
    slice,
    result,
    held,
    now,
  }: { readonly slice: Refund; readonly result: Refunded; readonly held: ReadonlySet<number>; readonly now: number },
): Promise<Move[]> {
  const moves: Move[] = []
  const touched = new Set([...held, ...slice.lines.map(({ line }) => line)])
  for (const index of touched) {
    const line = result.order.lines[index]
    if (line === undefined || line.commission === null) continue
    const before = await commissionOf(tx, order._id, index)
    let after = before
    if (!order.lines[index]?.isClosed && slice.lines.some((part) => part.line === index)) {
      const leftFen = subFen(fen(line.paidFen), fen(line.refundedFen))
      after = afterRefund(before, { leftFen, isClosed: line.isClosed, now })
      moves.push(...reversing(before, storedParts(after)))
    }
    if (held.has(index)) after = released(after, now)
    await commissions.patch(tx, commissionId(order._id, index), after)
  }
  return moves
}

/** Points it gave are taken back, and points it was paid with go back to the buyer. */
function pointMoves({ program, buyerId }: OrderRow, { pointsTaken, pointsBack }: Refunded): Move[] {
  const buyer = pointsPurse(program, buyerId)
  const moves: Move[] = []
  if (pointsTaken > 0) moves.push(take(buyer, pointsTaken), add(issuer(program), pointsTaken))
  if (pointsBack > 0) moves.push(add(issuer(program), -pointsBack), give(buyer, pointsBack))
  return moves
}

/** What was never sent can be sold again; what was sent, when the staff says so. */
async function moveStock(tx: Store, order: OrderRow, { restock }: Refund, closed: readonly number[]): Promise<void> {
  const lines = closed.flatMap((index) => order.lines[index] ?? [])
  const isSoldAgain = (line: Order['lines'][number]) => restock || !line.isShipped
  await returnStock(
    tx,
    lines.filter(isSoldAgain).flatMap(({ taken }) => taken),
  )
  await endStock(
    tx,
    lines.filter((line) => !isSoldAgain(line)).flatMap(({ taken }) => taken),
  )
}
