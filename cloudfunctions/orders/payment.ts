import type { Fact } from '@shared/kernel/facts'
import { fen, sumFen } from '@shared/kernel/money'
import { DAY_MS } from '@shared/kernel/time'
import { useStock as sellStock } from '../catalog/stock'
import { type Commission, commissionId } from '../commissions/model'
import { freezing } from '../commissions/postings'
import { commissions } from '../commissions/repository'
import { partsOf } from '../commissions/rules'
import { BUYERS, held, issuer, merchant } from '../ledger/accounts'
import { type Book, openBook } from '../ledger/book'
import { add, type Move } from '../ledger/rules'
import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import type { PayTransaction } from '../runtime/wechat-pay/port'
import { closeOrders, type OrderRow, ordersOf, stepOrder, stepPayment } from './closing'
import type { Order, Payment } from './model'
import { orders, payments } from './repository'
import { bookStray, isKnown, type Received } from './strays'

type PaymentRow = Payment & { readonly _id: string }

/** How long whoever gets a gift has to accept it (issue 4; WeChat's own gifts). */
export const GIFT_ACCEPT_MS = DAY_MS

/**
 * Takes WeChat's word for a payment: a verified notice, or the answer to a query. However often and in whatever order it
 * comes, money is booked once by WeChat's number: as the payment's own while it is open, else as a stray that goes back.
 * An amount that is not ours is asked for again before it is believed, and then raises an alarm.
 */
export async function confirmPayment(context: Context, told: PayTransaction): Promise<void> {
  const { paymentId } = told
  const payment = await payments.get(context.db, paymentId)
  if (payment === null) {
    await raiseAlarm(context, 'payment.unknown', paymentId, { transactionId: told.transactionId, fen: told.totalFen })
    return
  }
  const first = receivedOf(told)
  if (first === null || isKnown(payment, first)) return
  if (first.fen === payment.totalFen) {
    await receive(context, paymentId, first)
    return
  }
  const asked = await context.pay.queryPayment(paymentId)
  const sure = asked && receivedOf(asked)
  const differs = { transactionId: first.transactionId, toldFen: first.fen, ourFen: payment.totalFen }
  if (sure?.transactionId !== first.transactionId) {
    // Somebody told us of money that WeChat knows nothing of: nothing is booked, and people look.
    await raiseAlarm(context, 'payment.not-there', `${paymentId}_${first.transactionId}`, differs)
    return
  }
  if (sure.fen !== payment.totalFen) await raiseAlarm(context, 'payment.amount-differed', paymentId, differs)
  await receive(context, paymentId, sure)
}

/** Confirms a payment of nothing, without WeChat. */
export const confirmFree = (context: Context, paymentId: string): Promise<PaymentRow> =>
  context.db.transact(async (tx) => {
    const payment = await paymentOf(tx, paymentId)
    if (payment.totalFen !== 0) throw new Error('a payment that costs something was taken for free')
    if (payment.state !== 'open') return payment
    const book = openBook(tx, context.now)
    const paid = await markPaid(tx, book, payment, { transactionId: null, paidAt: context.now }, context)
    await book.save()
    return paid
  })

function receivedOf({ state, transactionId, totalFen, paidAt }: PayTransaction): Received | null {
  if (state !== 'SUCCESS') return null
  if (transactionId === null || totalFen === null)
    throw new Operational('WeChat named no amount or number of a payment')
  return { transactionId, fen: totalFen, paidAt: paidAt ?? 0 }
}

/** Books money by what the payment is by now, all in one transaction. */
const receive = (context: Context, paymentId: string, received: Received): Promise<void> => {
  const { db, now } = context
  return db.transact(async (tx) => {
    const payment = await paymentOf(tx, paymentId)
    if (isKnown(payment, received)) return
    const book = openBook(tx, now)
    if (payment.state === 'open' && received.fen === payment.totalFen) {
      // WeChat's clock and ours may differ; nothing is paid in the future.
      const paidAt = Math.min(now, received.paidAt || now)
      await markPaid(tx, book, payment, { transactionId: received.transactionId, paidAt }, context)
    } else {
      await bookStray(tx, book, payment, await ordersOf(tx, payment), received, now)
      if (payment.state === 'open') await closeOrders(tx, book, payment, 'amount-differed', now)
    }
    await book.save()
  })
}

async function paymentOf(tx: Store, paymentId: string): Promise<PaymentRow> {
  const payment = await payments.get(tx, paymentId)
  if (payment === null) throw new Error('a payment that is not there')
  return payment
}

/** The payment with its orders is paid: stock is sold, commissions are frozen, one `payment` entry an order. */
async function markPaid(
  tx: Store,
  book: Book,
  payment: PaymentRow,
  { transactionId, paidAt }: { readonly transactionId: string | null; readonly paidAt: number },
  { now, facts }: Context,
): Promise<PaymentRow> {
  const rows = await ordersOf(tx, payment)
  await sellStock(
    tx,
    rows.flatMap(({ lines }) => lines.flatMap(({ taken }) => taken)),
  )
  for (const row of rows) {
    const frozen = commissionsOf(row, now)
    await book.post('payment', row._id, [...payingOf(row), ...frozen.flatMap(freezing)])
    for (const commission of frozen) {
      await commissions.insert(tx, commissionId(commission.orderId, commission.line), commission)
    }
    await orders.patch(tx, row._id, { ...paidFields(row, paidAt), paidAt, version: row.version + 1 })
    for (const fact of newsOf(frozen, now)) await facts.record(tx, fact)
  }
  const fields = { state: stepPayment(payment, 'paid'), paidAt, transactionId, lookAt: null }
  await payments.patch(tx, payment._id, fields)
  return { ...payment, ...fields }
}

/** What each promoter hears of an order: nothing of lines that earn them no money. It is paid once, so it is said once. */
function newsOf(frozen: readonly Commission[], at: number): Fact[] {
  const earning = frozen.filter(({ promoterFen }) => promoterFen > 0)
  return [...new Set(earning.map(({ promoterId }) => promoterId))].flatMap((toId): Fact[] => {
    const theirs = earning.filter(({ promoterId }) => promoterId === toId)
    const [first] = theirs
    if (first === undefined) return []
    const { orderId, title } = first
    const amountFen = sumFen(theirs.map(({ promoterFen }) => fen(promoterFen)))
    const news = { toId, orderId, title, lines: theirs.length, amountFen }
    return [{ name: 'commission.frozen', subject: `${orderId}_${toId}`, version: 1, at, ...news }]
  })
}

/** A gift waits for whoever accepts it; anything else for the shop. */
function paidFields(row: OrderRow, paidAt: number): Partial<Order> {
  if (row.gift === null) return { state: stepOrder(row, 'to-ship') }
  const acceptBefore = paidAt + GIFT_ACCEPT_MS
  return { state: stepOrder(row, 'gift-offered'), stepAt: acceptBefore, gift: { ...row.gift, acceptBefore } }
}

/** buyers −payment · merchant +payment · hold −n · issuer +n (spec/money.md, "order paid"). */
const payingOf = ({ _id, shopId, payFen, points, program }: OrderRow): Move[] => [
  ...[add(BUYERS, -payFen), add(merchant(shopId), payFen)],
  ...(points === 0 ? [] : [add(held(_id, program), -points), add(issuer(program), points)]),
]

/** What the order's lines earn their promoters, frozen from now on. */
function commissionsOf(row: OrderRow, now: number): Commission[] {
  const { _id: orderId, shopId, buyerId, program, pointsPerYuan } = row
  return row.lines.flatMap(({ commission, paidFen, title, quantity }, line): Commission[] => {
    if (commission === null) return []
    const { promoterId, ruleset, basis, terms } = commission
    return [
      {
        ...{
          orderId,
          line,
          shopId,
          buyerId,
          promoterId,
          title,
          quantity,
          ruleset,
          basis,
          terms,
          program,
          pointsPerYuan,
        },
        ...{ paidFen, leftFen: paidFen, ...partsOf(terms, fen(paidFen), pointsPerYuan) },
        ...{ state: 'frozen', frozenAt: now, dueAt: null, lookAt: null, waitingFor: 'receipt' },
        ...{ openAfterSales: 0, settledAt: null, endedAt: null, version: 1 },
      },
    ]
  })
}
