import { canStep } from '@shared/kernel/steps'
import { releaseStock } from '../catalog/stock'
import { held, pointsPurse } from '../ledger/accounts'
import type { Book } from '../ledger/book'
import { add, give } from '../ledger/rules'
import type { Store } from '../runtime/database'
import { ORDER_STEPS, type Order, type OrderState, PAYMENT_STEPS, type Payment } from './model'
import { orders, payments } from './repository'

export type OrderRow = Order & { readonly _id: string }

/** The orders of a payment, in its order. */
export async function ordersOf(tx: Store, { orderIds }: Payment): Promise<OrderRow[]> {
  const rows: OrderRow[] = []
  for (const orderId of orderIds) {
    const row = await orders.get(tx, orderId)
    if (row === null) throw new Error('a payment of an order that is not there')
    rows.push(row)
  }
  return rows
}

/** Moves an order by its table; a step that is not in it is a mistake of ours. */
export function stepOrder({ state }: Order, to: OrderState): OrderState {
  if (!canStep(ORDER_STEPS, state, to)) throw new Error(`an order can't go ${state} → ${to}`)
  return to
}

/** Moves a payment by its table. */
export function stepPayment({ state }: Payment, to: Payment['state']): Payment['state'] {
  if (!canStep(PAYMENT_STEPS, state, to)) throw new Error(`a payment can't go ${state} → ${to}`)
  return to
}

/**
 * Closes an unpaid payment with its orders: stock is free again, held points go back (spec/money.md, "order closed
 * unpaid"). Answers the orders as they are then. The caller saves the book.
 */
export async function closeOrders(
  tx: Store,
  book: Book,
  payment: Payment & { readonly _id: string },
  because: NonNullable<Order['closedBecause']>,
  now: number,
): Promise<OrderRow[]> {
  const rows = await ordersOf(tx, payment)
  await releaseStock(
    tx,
    rows.flatMap(({ lines }) => lines.flatMap(({ taken }) => taken)),
  )
  const ended: OrderRow[] = []
  for (const row of rows) {
    const { _id: orderId, program, points, buyerId } = row
    await book.post('unhold', orderId, [
      add(held(orderId, program), -points),
      give(pointsPurse(program, buyerId), points),
    ])
    const after = { state: stepOrder(row, 'closed'), closedAt: now, closedBecause: because, version: row.version + 1 }
    await orders.patch(tx, orderId, after)
    ended.push({ ...row, ...after })
  }
  await payments.patch(tx, payment._id, { state: stepPayment(payment, 'closed'), lookAt: null })
  return ended
}
