import { DAY_MS } from '@shared/kernel/time'
import { type Commission, commissionId } from '../commissions/model'
import { commissions } from '../commissions/repository'
import { dueAtOf } from '../commissions/rules'
import type { Store } from '../runtime/database'
import type { Line, Order } from './model'

/** What the commissions and the consumption points of an order wait for. */

/** `referral` lines wait for this long after the payment (spec/money.md, "Life of a commission"). */
export const REFERRAL_MS = 7 * DAY_MS

/** An after-sale or a refund began on the line: the commission does not settle until it has ended. */
export function held(commission: Commission): Commission {
  const counted = { ...commission, openAfterSales: commission.openAfterSales + 1, version: commission.version + 1 }
  return commission.state === 'frozen' ? { ...counted, lookAt: null, waitingFor: 'after-sale' } : counted
}

/** It ended. The clock goes on as it was set when receipt was confirmed; it is never restarted (DF7). */
export function released(commission: Commission, now: number): Commission {
  const openAfterSales = commission.openAfterSales - 1
  if (openAfterSales < 0) throw new Error('a commission was released more often than it was held')
  const counted = { ...commission, openAfterSales, version: commission.version + 1 }
  if (commission.state !== 'frozen' || openAfterSales > 0) return counted
  if (commission.dueAt === null) return { ...counted, lookAt: null, waitingFor: 'receipt' }
  return { ...counted, lookAt: Math.max(commission.dueAt, now), waitingFor: 'hold' }
}

/** The hold of a frozen commission ends at `dueAt`: it is looked at then, unless an after-sale is open. */
export function dueFrom(commission: Commission, dueAt: number): Commission {
  const changed = { ...commission, dueAt, version: commission.version + 1 }
  return commission.openAfterSales > 0 ? changed : { ...changed, lookAt: dueAt, waitingFor: 'hold' }
}

/** When the line's hold ends; the order was received. */
export function holdEndOf({ commission }: Line, { receivedAt, paidAt, holdMs }: Order): number {
  if (receivedAt === null || holdMs === null) throw new Error('a hold of what was not received')
  return dueAtOf(commission?.terms ?? null, {
    ...{ receivedAt, holdMs },
    paidAt: paidAt ?? receivedAt,
    referralMs: REFERRAL_MS,
  })
}

/** When the order's consumption points are given unless they are claimed: the last open line's hold ends. */
export function grantAtOf(order: Order): number | null {
  if (order.receivedAt === null || order.grantedPoints !== null) return null
  const open = order.lines.filter(({ isClosed }) => !isClosed)
  return open.length === 0 ? null : Math.max(...open.map((line) => holdEndOf(line, order)))
}

/** The commission of a line as it is stored. */
export async function commissionOf(tx: Store, orderId: string, line: number): Promise<Commission> {
  const row = await commissions.get(tx, commissionId(orderId, line))
  if (row === null) throw new Error(`line ${line} of an order has a promoter and no commission`)
  const { _id, ...commission } = row
  return commission
}

/** Changes the commissions of these lines of the order; lines of nobody have none. */
export async function changeCommissions(
  tx: Store,
  order: Order & { readonly _id: string },
  lines: Iterable<number>,
  change: (commission: Commission, line: Line) => Commission,
): Promise<void> {
  for (const index of new Set(lines)) {
    const line = order.lines[index]
    if (line === undefined || line.commission === null) continue
    const before = await commissionOf(tx, order._id, index)
    const after = change(before, line)
    if (after !== before) await commissions.patch(tx, commissionId(order._id, index), after)
  }
}
