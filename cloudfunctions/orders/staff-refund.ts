import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import { inputHash } from '../runtime/replay'
import type { EntryOf } from '../runtime/table'
import { refundIdOf } from './after-sale'
import { isRefundable, sliceOf } from './refund-rules'
import { sendRefund } from './refunds'
import { orders, refunds } from './repository'
import { reserveRefund } from './reserve'
import { changeCommissions, held } from './waiting'

/** A refund that nobody asked for in the app: agreed by telephone, or out of courtesy. */
export async function staffRefund(
  input: Parsed<'orders.refund'>,
  context: ActionContext,
): Promise<EntryOf<typeof refunds>> {
  const { db, caller, now } = context
  const { requestId, orderId, restock, reason } = input
  const change = { actorId: caller.visitorId, requestId, action: 'orders.refund', input }
  const refundId = refundIdOf(caller.visitorId, requestId)
  await db.transact(async (tx) => {
    const order = await orders.get(tx, orderId)
    if (order === null) throw new Refusal('NOT_FOUND')
    if ((await carriedOut(tx, change)) !== null) return
    if (!isRefundable(order, input)) throw new Refusal('REFUND_NOT_NOW')
    if (order.openAfterSaleId !== null) throw new Refusal('AFTER_SALE_OPEN')
    const slice = sliceOf(order, input)
    const made = { requestId, inputHash: inputHash(input) }
    await reserveRefund(tx, order, { refundId, slice, afterSaleId: null, reason, restock, ...made }, now)
    const lines = slice.lines.map(({ line }) => line)
    await changeCommissions(tx, order, lines, held)
    const after = JSON.stringify({ ...slice, restock })
    await writeAudit(tx, change, { subject: orderId, reason, before: order.state, after, at: now })
  })
  await sendRefund(context, refundId)
  const row = await refunds.get(db, refundId)
  if (row === null) throw new Error('a refund that was reserved is not there')
  return row
}
