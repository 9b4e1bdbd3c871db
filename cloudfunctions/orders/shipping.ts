import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { EntryOf } from '../runtime/table'
import type { Order } from './model'
import { newsOf } from './news'
import { isGoing } from './refund-rules'
import { orders } from './repository'
import { tradeTermsNow } from './terms'

type OrderRow = EntryOf<typeof orders>

/**
 * Whether everything that is still wanted was sent: then, at the last shipment, the order is shipped and its receipt will
 * be confirmed by itself. An order of which nothing was sent never is (DF7).
 */
export function shippedFields(
  order: Order,
  autoConfirmMs: number,
): Pick<Order, 'state' | 'shippedAt' | 'stepAt'> | null {
  const last = order.shipments.at(-1)
  if (order.state !== 'to-ship' || last === undefined) return null
  const open = order.lines.filter(({ isClosed }) => !isClosed)
  if (open.length === 0 || open.some(({ isShipped }) => !isShipped)) return null
  return { state: 'shipped', shippedAt: last.at, stepAt: last.at + autoConfirmMs }
}

/** One parcel with some or all of the lines. */
export async function ship(input: Parsed<'orders.ship'>, context: ActionContext): Promise<OrderRow> {
  const { db, caller, now, facts } = context
  const { requestId, orderId, company, number } = input
  const change = { actorId: caller.visitorId, requestId, action: 'orders.ship', input }
  const { autoConfirmMs } = await tradeTermsNow(context)
  return db.transact(async (tx) => {
    const order = await orders.get(tx, orderId)
    if (order === null) throw new Refusal('NOT_FOUND')
    if ((await carriedOut(tx, change)) !== null) return order
    const lines = linesToShip(order, input.lines)
    const sent: OrderRow = {
      ...order,
      lines: order.lines.map((line, index) => (lines.includes(index) ? { ...line, isShipped: true } : line)),
      shipments: [...order.shipments, { company, number, lines, at: now, requestId }],
      version: order.version + 1,
    }
    const { _id, ...after } = { ...sent, ...shippedFields(sent, autoConfirmMs) }
    const { state, shippedAt, stepAt, shipments, version } = after
    await orders.patch(tx, orderId, { lines: after.lines, state, shippedAt, stepAt, shipments, version })
    const { buyerId, gift } = order
    const whose = { ...newsOf(order, gift?.toId ?? buyerId), giverId: gift === null ? null : buyerId }
    await facts.record(tx, { name: 'order.shipped', subject: orderId, version, at: now, ...whose })
    const parcel = `${company} ${number}: ${lines.join(', ')}`
    await writeAudit(tx, change, { subject: orderId, reason: '', before: order.state, after: parcel, at: now })
    return { _id, ...after }
  })
}

/**
 * What goes into the parcel: the lines that are named, else all that wait. A closed line needs no parcel, and neither does
 * one whose money is on its way back.
 */
function linesToShip(order: Order, named: readonly number[] | undefined): number[] {
  if (order.state === 'shipped' || order.state === 'received') throw new Refusal('ALREADY_SHIPPED')
  if (order.state !== 'to-ship') throw new Refusal('NOT_TO_SHIP')
  const waits = order.lines.map((line) => !line.isClosed && !line.isShipped && !isGoing(line))
  for (const line of named ?? []) {
    const wanted = order.lines[line]
    if (wanted === undefined) throw new Refusal('INVALID_INPUT', { field: 'lines', line })
    if (wanted.isShipped) throw new Refusal('ALREADY_SHIPPED', { line })
    if (!waits[line]) throw new Refusal('NOT_TO_SHIP', { line })
  }
  const lines = order.lines.flatMap((_, index) => ((named ?? [index]).includes(index) && waits[index] ? [index] : []))
  if (lines.length === 0) throw new Refusal('NOT_TO_SHIP')
  return lines
}
