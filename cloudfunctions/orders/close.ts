import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { MINUTE_MS } from '@shared/kernel/time'
import { openBook } from '../ledger/book'
import { raiseAlarm } from '../runtime/alarms'
import type { ActionContext, Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { hashed } from '../runtime/log'
import { PayRefused } from '../runtime/wechat-pay/port'
import { closeOrders } from './closing'
import type { Order, Payment } from './model'
import { newsOf } from './news'
import { confirmFree, confirmPayment } from './payment'
import { payments } from './repository'
import { asPayment } from './view'

type PaymentRow = Payment & { readonly _id: string }
type Because = Extract<Order['closedBecause'], 'buyer' | 'timeout'>

/** Payments of one step, and of those how many at a time: WeChat may take seconds for each. */
const BATCH = 50
const AT_ONCE = 5
/** WeChat did not answer, or said something that we can't act upon: the payment is looked at again after this. */
const AGAIN_MS = MINUTE_MS

/** Cancels the caller's unpaid payment with all its orders; what was cancelled stays so. */
export async function cancel({ paymentId }: Parsed<'orders.cancel'>, context: ActionContext) {
  const payment = await ownPayment(context, paymentId)
  const ended = await endOpen(context, payment, 'buyer').catch((error) => {
    if (!(error instanceof PayRefused)) throw error
    throw new Operational(`WeChat refuses to close a payment: ${error.code}`, { cause: error })
  })
  if (ended.state === 'paid') throw new Refusal('ALREADY_PAID')
  return asPayment(ended)
}

/**
 * One step of the task: payments whose time is over are closed, or confirmed when WeChat has the money after all. One that
 * fails is put off, and holds up no other; when nobody answers, the others wait for the next run.
 */
export async function closeDue(context: Context): Promise<string | null> {
  const { db, now } = context
  const due = await payments.find(db, {
    where: { lookAt: { below: now + 1 } },
    oldestFirst: { by: 'lookAt' },
    limit: BATCH,
  })
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const outcomes = await Promise.all(due.slice(at, at + AT_ONCE).map((payment) => closeOverdue(context, payment)))
    if (outcomes.every((outcome) => outcome === 'unanswered')) return null
  }
  return due.length === BATCH ? 'more' : null
}

async function closeOverdue(context: Context, payment: PaymentRow): Promise<'done' | 'failed' | 'unanswered'> {
  try {
    await endOpen(context, payment, 'timeout')
    return 'done'
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    context.log('payment.unclosed', { payment: hashed(payment._id), message })
    await lookAgain(context, payment._id)
    return error instanceof Operational ? 'unanswered' : 'failed'
  }
}

/**
 * Ends an open payment: WeChat is told first, so that nobody can pay what we closed; when it was paid meanwhile, it is
 * confirmed instead. Answers how the payment stands then.
 */
async function endOpen(context: Context, payment: PaymentRow, because: Because): Promise<PaymentRow> {
  const { db } = context
  const { _id: paymentId, state, totalFen } = payment
  if (state !== 'open') return payment
  if (totalFen === 0) return confirmFree(context, paymentId)
  if ((await context.pay.closePayment(paymentId)) === 'closed') return closeHere(context, paymentId, because)
  const told = await context.pay.queryPayment(paymentId)
  if (told?.state === 'SUCCESS') await confirmPayment(context, told)
  const after = await payments.get(db, paymentId)
  if (after === null) throw new Error('a payment that is not there')
  if (after.state === 'open') {
    // Paid, they say, and not there, or given back without us.
    await raiseAlarm(context, 'payment.unclear', paymentId, { said: told?.state ?? null })
    throw new Operational('WeChat does not let a payment be closed and does not say that it is paid')
  }
  return after
}

const closeHere = ({ db, now, facts }: Context, paymentId: string, because: Because): Promise<PaymentRow> =>
  db.transact(async (tx) => {
    const payment = await payments.get(tx, paymentId)
    if (payment === null) throw new Error('a payment that is not there')
    if (payment.state !== 'open') return payment
    const book = openBook(tx, now)
    const ended = await closeOrders(tx, book, payment, because, now)
    await book.save()
    if (because === 'timeout') {
      for (const order of ended) {
        const { _id: subject, version } = order
        await facts.record(tx, { name: 'order.timed-out', subject, version, at: now, ...newsOf(order, order.buyerId) })
      }
    }
    return { ...payment, state: 'closed' as const }
  })

const lookAgain = ({ db, now }: Context, paymentId: string): Promise<void> =>
  db.transact(async (tx) => {
    const payment = await payments.get(tx, paymentId)
    if (payment?.state === 'open') await payments.patch(tx, paymentId, { lookAt: now + AGAIN_MS })
  })

/** The caller's payment. Somebody else's is not there. */
export async function ownPayment({ db, caller }: ActionContext, paymentId: string): Promise<PaymentRow> {
  const payment = await payments.get(db, paymentId)
  if (payment === null || payment.buyerId !== caller.visitorId) throw new Refusal('NOT_FOUND')
  return payment
}
