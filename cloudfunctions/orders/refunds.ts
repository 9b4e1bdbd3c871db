import { fen } from '@shared/kernel/money'
import { canStep, isFinal } from '@shared/kernel/steps'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { BUYERS, merchant } from '../ledger/accounts'
import { openBook } from '../ledger/book'
import { add } from '../ledger/rules'
import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { stepDueRows } from '../runtime/due-rows'
import { Operational } from '../runtime/failures'
import { type PayRefund, PayRefused } from '../runtime/wechat-pay/port'
import { REFUND_STEPS, type Refund } from './model'
import { newsOf } from './news'
import { afterSales, orders, refunds } from './repository'
import { releaseRefund } from './reserve'
import { applySlice } from './slice'
import { nextNumber, sendStrayAgain } from './strays'
import { tradeTermsNow } from './terms'
import { changeCommissions, released } from './waiting'

type RefundRow = Refund & { readonly _id: string }

/** WeChat is asked again after a minute, then two, four … an hour; about one that it could not pay, once a day. */
const WAIT_MAX_MS = HOUR_MS
const ABNORMAL_MS = DAY_MS
/** What WeChat takes; its own page of the refund shows it. */
const REASON_MAX = 80
/** Each may wait some seconds for WeChat. */
const BATCH = 10

/** Task: sends what was reserved and not sent, and asks how the others stand. */
export const lookAtRefunds = (context: Context, cursor: string | null): Promise<string | null> =>
  stepDueRows(context, cursor, { rows: refunds, by: 'lookAt', batch: BATCH, step: lookAt })

async function lookAt(context: Context, { _id }: RefundRow): Promise<void> {
  try {
    await advanceRefund(context, _id)
  } catch (error) {
    await waitFor(context, _id)
    throw error
  }
}

/** Sends a refund that was just reserved. When WeChat does not answer, the job goes on with the same number. */
export async function sendRefund(context: Context, refundId: string): Promise<void> {
  try {
    await advanceRefund(context, refundId)
  } catch (error) {
    if (!(error instanceof Operational)) throw error
    context.log('operational', { action: 'refund', reason: error.reason })
  }
}

/** One step of a refund on its way. Its number is never changed before a confirmed end, so it bears being repeated. */
async function advanceRefund(context: Context, refundId: string): Promise<void> {
  const row = await refunds.get(context.db, refundId)
  if (row === null || isFinal(REFUND_STEPS, row.state)) return
  if (row.amountFen === 0) return succeed(context, refundId)
  const said = await askWechat(context, row)
  if (said === null) await waitFor(context, refundId)
  else await finishRefund(context, said)
}

/**
 * WeChat's word; null when it refuses the refund, which people must look at: nothing is released without CLOSED, unless
 * they do it (`staff-release.ts`).
 */
async function askWechat(context: Context, row: RefundRow): Promise<PayRefund | null> {
  const { pay } = context
  if (row.state !== 'reserved') {
    const known = await pay.queryRefund(row._id)
    if (known !== null) return known
  }
  const { paymentId, amountFen, totalFen } = row
  const [refundFen, reason] = [fen(amountFen), row.reason.slice(0, REASON_MAX)]
  const order = { refundId: row._id, paymentId, refundFen, totalFen: fen(totalFen), reason }
  if (!(await markSent(context, row))) return null
  try {
    return await pay.refund({ ...order, transactionId: transactionOf(row) })
  } catch (error) {
    if (!(error instanceof PayRefused)) throw error
    // An earlier try may have arrived without its answer.
    const known = await pay.queryRefund(row._id)
    if (known !== null) return known
    await raiseAlarm(context, 'refund.refused', row._id, { code: error.code, orderId: row.orderId, amountFen })
    return null
  }
}

/** Written before WeChat is called, so that nobody releases what may be on its way. False: it has ended meanwhile. */
async function markSent({ db, now }: Context, { _id, sentAt }: RefundRow): Promise<boolean> {
  if (sentAt === now) return true
  return db.transact(async (tx) => {
    const row = await refunds.get(tx, _id)
    if (row === null || isFinal(REFUND_STEPS, row.state)) return false
    await refunds.patch(tx, _id, { sentAt: now })
    return true
  })
}

/** A second payment of one number goes back by WeChat's own number for it, which stands in the reference. */
const transactionOf = ({ kind, orderId, reference }: RefundRow): string | null =>
  kind === 'twice' ? reference.slice(orderId.length + 1) : null

/**
 * What WeChat says of a refund, in an answer, a query or a verified notice; twice or out of order it is the same. Posted
 * with SUCCESS, released with CLOSED; ABNORMAL waits for people (spec/money.md).
 */
export async function finishRefund(context: Context, said: PayRefund): Promise<void> {
  const { refundId, paymentId, refundFen, state } = said
  const row = await refunds.get(context.db, refundId)
  if (row === null) return raiseAlarm(context, 'refund.unknown', refundId, { paymentId, refundFen, state })
  if (isFinal(REFUND_STEPS, row.state)) {
    // Paid all the same, and nothing of ours says so.
    if (row.state === 'closed' && state === 'SUCCESS')
      await raiseAlarm(context, 'refund.after-all', refundId, { orderId: row.orderId, refundFen })
    return
  }
  if (row.paymentId !== paymentId || row.amountFen !== refundFen) {
    await raiseAlarm(context, 'refund.differs', refundId, {
      orderId: row.orderId,
      ours: row.amountFen,
      refundFen,
      state,
    })
    return waitFor(context, refundId)
  }
  if (state === 'SUCCESS') return succeed(context, refundId)
  if (state === 'CLOSED') return close(context, row)
  if (state === 'PROCESSING') return waitFor(context, refundId, 'sent')
  await raiseAlarm(context, 'refund.abnormal', refundId, { orderId: row.orderId, amountFen: row.amountFen })
  await waitFor(context, refundId, 'abnormal')
}

async function succeed(context: Context, refundId: string): Promise<void> {
  const { db, now, facts } = context
  const { autoConfirmMs } = await tradeTermsNow(context)
  await db.transact(async (tx) => {
    const row = await refunds.get(tx, refundId)
    if (row === null || !canStep(REFUND_STEPS, row.state, 'succeeded')) return
    const order = await orders.get(tx, row.orderId)
    if (order === null) throw new Error('a refund without its order')
    const { moves, fact } =
      row.kind === 'slice' ? await applySlice(tx, order, row, { now, autoConfirmMs }) : { moves: [], fact: null }
    const book = openBook(tx, now)
    const money = [add(merchant(order.shopId), -row.amountFen), add(BUYERS, row.amountFen)]
    await book.post('refund', row.reference, [...money, ...moves])
    await book.save()
    await refunds.patch(tx, refundId, { state: 'succeeded', succeededAt: now, lookAt: null })
    if (fact !== null) await facts.record(tx, fact)
    if (row.kind !== 'slice') return
    // It succeeds once.
    const news = { ...newsOf(order, order.buyerId), amountFen: row.amountFen }
    await facts.record(tx, { name: 'refund.succeeded', subject: refundId, version: 1, at: now, ...news })
  })
}

/** WeChat closed it. What nobody is asked to decide anew, and what is not sent again, people must know. */
async function close(context: Context, closed: RefundRow): Promise<void> {
  const { db, now } = context
  const { _id: refundId, orderId, kind, afterSaleId, amountFen } = closed
  const isOver = kind === 'slice' ? afterSaleId === null : nextNumber(closed) === null
  if (isOver) await raiseAlarm(context, 'refund.closed', refundId, { orderId, amountFen })
  await db.transact(async (tx) => {
    const row = await refunds.get(tx, refundId)
    if (row !== null && canStep(REFUND_STEPS, row.state, 'closed')) await letGo(tx, row, now)
  })
}

/** Nothing of it holds any more. Its after-sale is the staff's again; a stray goes back under another number. */
export async function letGo(tx: Store, row: RefundRow, now: number): Promise<void> {
  const { _id: refundId, orderId, afterSaleId } = row
  await refunds.patch(tx, refundId, { state: 'closed', lookAt: null })
  if (row.kind !== 'slice') return sendStrayAgain(tx, row, now)
  const order = await orders.get(tx, orderId)
  if (order === null) throw new Error('a refund without its order')
  await releaseRefund(tx, order, row)
  if (afterSaleId === null) {
    const lines = row.lines.map(({ line }) => line)
    await changeCommissions(tx, order, lines, (commission) => released(commission, now))
  } else await afterSales.patch(tx, afterSaleId, { state: 'requested', decidedAt: null, refundId: null })
}

/** It has not ended: when it is asked about next. */
async function waitFor({ db, now }: Context, refundId: string, to?: 'sent' | 'abnormal'): Promise<void> {
  await db.transact(async (tx) => {
    const row = await refunds.get(tx, refundId)
    if (row === null || isFinal(REFUND_STEPS, row.state)) return
    const state = to !== undefined && canStep(REFUND_STEPS, row.state, to) ? to : row.state
    const wait = state === 'abnormal' ? ABNORMAL_MS : Math.min(WAIT_MAX_MS, MINUTE_MS * 2 ** row.attempts)
    await refunds.patch(tx, refundId, { state, attempts: row.attempts + 1, lookAt: now + wait })
  })
}
