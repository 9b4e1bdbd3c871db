import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { canStep } from '@shared/kernel/steps'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { refuseBanned } from '../runtime/phrases'
import { afterSalePictures, isUploadedTo } from '../runtime/pictures'
import { inputHash, isReplay } from '../runtime/replay'
import type { EntryOf } from '../runtime/table'
import { AFTER_SALE_STEPS, type AfterSale } from './model'
import { newsOf } from './news'
import { amountOf, isRefundable, isTooLate, refuseBeyond, sliceOf } from './refund-rules'
import { sendRefund } from './refunds'
import { afterSales, orders } from './repository'
import { reserveRefund } from './reserve'
import { changeCommissions, held, released } from './waiting'

type AfterSaleRow = EntryOf<typeof afterSales>
type OrderRow = EntryOf<typeof orders>

/** out_refund_no has 32 signs at most. */
const REFUND_NUMBER_LENGTH = 32
export const refundIdOf = (actorId: string, requestId: string): string =>
  derivedId(`refund\n${actorId}\n${requestId}`, REFUND_NUMBER_LENGTH)

/** The buyer asks for money back. Nothing is reserved before it is approved; the commissions of its lines wait. */
export async function requestAfterSale(
  input: Parsed<'orders.requestAfterSale'>,
  { db, caller, now }: ActionContext,
): Promise<AfterSaleRow> {
  const { requestId, orderId, isReturn, reason, pictures } = input
  refuseBanned('reason', reason)
  if (!pictures.every((picture) => isUploadedTo(afterSalePictures(caller.visitorId), picture))) {
    throw new Refusal('INVALID_INPUT', { field: 'pictures' })
  }
  const afterSaleId = derivedId(`after-sale\n${caller.visitorId}\n${requestId}`)
  return db.transact(async (tx) => {
    const known = await afterSales.get(tx, afterSaleId)
    if (known !== null && isReplay(known, input)) return known
    const order = await orders.get(tx, orderId)
    if (order === null || order.buyerId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    if (order.openAfterSaleId !== null) throw new Refusal('AFTER_SALE_OPEN')
    if (!isRefundable(order, input) || isTooLate(order.paidAt, now)) throw new Refusal('REFUND_NOT_NOW')
    const slice = sliceOf(order, input)
    const row: AfterSale = {
      ...{ orderId, shopId: order.shopId, buyerId: order.buyerId, isReturn, reason, pictures },
      // As it was asked for: a refund of the freight alone names a line with 0 fen.
      ...{ lines: input.lines, freightFen: slice.freightFen, amountFen: amountOf(slice) },
      ...{ state: 'requested', answer: '', refundId: null, requestedAt: now, decidedAt: null },
      ...{ requestId, inputHash: inputHash(input) },
    }
    await afterSales.insert(tx, afterSaleId, row)
    await orders.patch(tx, orderId, { openAfterSaleId: afterSaleId, version: order.version + 1 })
    await changeCommissions(tx, order, linesOf(row), held)
    return { _id: afterSaleId, ...row }
  })
}

/** The buyer thinks better of it; cancelled again it stays so. */
export function cancelAfterSale(afterSaleId: string, { db, caller, now }: ActionContext): Promise<AfterSaleRow> {
  return db.transact(async (tx) => {
    const row = await afterSales.get(tx, afterSaleId)
    if (row === null || row.buyerId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    if (row.state === 'cancelled') return row
    return (await end(tx, row, { state: 'cancelled', answer: row.answer, now })).ended
  })
}

/** The staff says no, and why. */
export function rejectAfterSale(
  input: Parsed<'orders.rejectAfterSale'>,
  { db, caller, now, facts }: ActionContext,
): Promise<AfterSaleRow> {
  const { requestId, afterSaleId, answer } = input
  const change = { actorId: caller.visitorId, requestId, action: 'orders.rejectAfterSale', input }
  return db.transact(async (tx) => {
    const row = await existing(tx, afterSaleId)
    if ((await carriedOut(tx, change)) !== null) return row
    const { ended, order } = await end(tx, row, { state: 'rejected', answer, now })
    // It is rejected once.
    const news = newsOf(order, row.buyerId)
    await facts.record(tx, { name: 'after-sale.rejected', subject: afterSaleId, version: 1, at: now, ...news })
    await writeAudit(tx, change, {
      subject: afterSaleId,
      reason: answer,
      before: row.state,
      after: ended.state,
      at: now,
    })
    return ended
  })
}

/** The staff says yes, to all of it or to less: the refund is reserved, and sent before this answers, if WeChat answers. */
export async function approveAfterSale(
  input: Parsed<'orders.approveAfterSale'>,
  context: ActionContext,
): Promise<AfterSaleRow> {
  const { db, caller, now } = context
  const { requestId, afterSaleId, restock, answer = '' } = input
  const change = { actorId: caller.visitorId, requestId, action: 'orders.approveAfterSale', input }
  const refundId = refundIdOf(caller.visitorId, requestId)
  await db.transact(async (tx) => {
    const row = await existing(tx, afterSaleId)
    if ((await carriedOut(tx, change)) !== null) return
    if (!canStep(AFTER_SALE_STEPS, row.state, 'approved')) throw new Refusal('ALREADY_DECIDED')
    const order = await orders.get(tx, row.orderId)
    if (order === null) throw new Error('an after-sale without its order')
    refuseBeyond(row, input)
    const slice = sliceOf(order, input)
    const made = { requestId, inputHash: inputHash(input) }
    await reserveRefund(tx, order, { refundId, slice, afterSaleId, reason: row.reason, restock, ...made }, now)
    await afterSales.patch(tx, afterSaleId, { state: 'approved', answer, refundId, decidedAt: now })
    const after = JSON.stringify({ ...slice, restock })
    await writeAudit(tx, change, { subject: afterSaleId, reason: answer, before: row.state, after, at: now })
  })
  await sendRefund(context, refundId)
  return existing(db, afterSaleId)
}

/**
 * What the buyer asked for comes another way: the request ends as if they had cancelled it. An approved one is on its way
 * and stays. Answers the order as it is then.
 */
export async function endRequest(tx: Store, order: OrderRow, now: number): Promise<OrderRow> {
  const row = order.openAfterSaleId === null ? null : await afterSales.get(tx, order.openAfterSaleId)
  if (row?.state !== 'requested') return order
  await end(tx, row, { state: 'cancelled', answer: row.answer, now })
  return { ...order, openAfterSaleId: null, version: order.version + 1 }
}

async function existing(store: Store, afterSaleId: string): Promise<AfterSaleRow> {
  const row = await afterSales.get(store, afterSaleId)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

const linesOf = ({ lines }: Pick<AfterSale, 'lines'>): number[] => lines.map(({ line }) => line)

/** Ends it without a refund: what its lines earned waits no longer for it. Answers its order as it was. */
async function end(
  tx: Store,
  row: AfterSaleRow,
  { state, answer, now }: { readonly state: 'cancelled' | 'rejected'; readonly answer: string; readonly now: number },
): Promise<{ ended: AfterSaleRow; order: OrderRow }> {
  if (!canStep(AFTER_SALE_STEPS, row.state, state)) throw new Refusal('ALREADY_DECIDED')
  const order = await orders.get(tx, row.orderId)
  if (order === null) throw new Error('an after-sale without its order')
  const decided = { state, answer, decidedAt: now }
  await afterSales.patch(tx, row._id, decided)
  await orders.patch(tx, row.orderId, { openAfterSaleId: null, version: order.version + 1 })
  await changeCommissions(tx, order, linesOf(row), (commission) => released(commission, now))
  return { ended: { ...row, ...decided }, order }
}
