import { Refusal } from '@shared/kernel/errors'
import { canStep } from '@shared/kernel/steps'
import type { ActionContext, Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import type { EntryOf } from '../runtime/table'
import { ORDER_STEPS, type Order } from './model'
import { orders } from './repository'
import { tradeTermsNow } from './terms'
import { changeCommissions, dueFrom, grantAtOf, holdEndOf } from './waiting'

type OrderRow = EntryOf<typeof orders>

/**
 * Receipt is confirmed, by the buyer or by the system, once: the hold of every open line begins, with the terms of this
 * moment. Answers the order as it is then, unchanged when there is nothing to confirm.
 */
async function receive(
  tx: Store,
  order: OrderRow,
  { by, holdMs, now }: { readonly by: 'buyer' | 'system'; readonly holdMs: number; readonly now: number },
): Promise<OrderRow> {
  if (!canStep(ORDER_STEPS, order.state, 'received')) return order
  const received: OrderRow = {
    ...order,
    ...{ state: 'received', receivedAt: now, receivedBy: by, holdMs, stepAt: null, version: order.version + 1 },
  }
  const { state, receivedAt, receivedBy, stepAt, version } = received
  const grantAt = grantAtOf(received)
  await orders.patch(tx, order._id, { state, receivedAt, receivedBy, holdMs, stepAt, grantAt, version })
  const open = order.lines.flatMap(({ isClosed }, index) => (isClosed ? [] : [index]))
  await changeCommissions(tx, received, open, (commission, line) => dueFrom(commission, holdEndOf(line, received)))
  return { ...received, grantAt }
}

/** The buyer has the goods. Confirmed again it stays as it was; what was not sent in full can't be confirmed. */
export const confirmReceipt = (orderId: string, context: ActionContext): Promise<OrderRow> =>
  confirm(orderId, context, ({ buyerId }) => buyerId)

/** Whoever accepted the gift has it, which is as good as the buyer's word. */
export const confirmGift = (orderId: string, context: ActionContext): Promise<OrderRow> =>
  confirm(orderId, context, ({ gift }) => gift?.toId ?? null)

async function confirm(
  orderId: string,
  context: ActionContext,
  whose: (order: Order) => string | null,
): Promise<OrderRow> {
  const { db, caller, now } = context
  const { holdMs } = await tradeTermsNow(context)
  return db.transact(async (tx) => {
    const order = await orders.get(tx, orderId)
    if (order === null || whose(order) !== caller.visitorId) throw new Refusal('NOT_FOUND')
    if (order.receivedAt !== null) return order
    if (!canStep(ORDER_STEPS, order.state, 'received')) throw new Refusal('NOT_SHIPPED')
    return receive(tx, order, { by: 'buyer', holdMs, now })
  })
}

/** `autoConfirmDays` after the last shipment nobody has to confirm any more. */
export async function receiveByItself(context: Context, orderId: string): Promise<void> {
  const { db, now } = context
  const { holdMs } = await tradeTermsNow(context)
  await db.transact(async (tx) => {
    const order = await orders.get(tx, orderId)
    if (order === null || order.stepAt === null || order.stepAt > now) return
    await receive(tx, order, { by: 'system', holdMs, now })
  })
}
