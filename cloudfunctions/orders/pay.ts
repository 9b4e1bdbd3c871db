import type { Output, Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { fen } from '@shared/kernel/money'
import { MINUTE_MS, SECOND_MS } from '@shared/kernel/time'
import type { ActionContext } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { hasTurn } from '../runtime/turns'
import { PayRefused } from '../runtime/wechat-pay/port'
import { ownPayment } from './close'
import type { Payment } from './model'
import { confirmFree, confirmPayment } from './payment'
import { orders, payments } from './repository'
import { asPayment } from './view'

type PaymentRow = Payment & { readonly _id: string }

/** WeChat takes no prepayment that ends sooner than this (time_expire). */
const PAY_LEAST_MS = MINUTE_MS
/** WeChat's cut of a description, in signs. */
const DESCRIPTION_MAX = 60
/** A page that waits asks again and again; WeChat is asked once in this time. */
const ASK_WECHAT = { max: 1, perMs: 3 * SECOND_MS }

/**
 * Begins to pay. In the mini-program WeChat opens its own page; anywhere else, and when asked, its H5 cashier. The same
 * payment may be begun any number of times: to WeChat it is one number.
 */
export async function pay(input: Parsed<'orders.pay'>, context: ActionContext): Promise<Output<'orders.pay'>> {
  const { now } = context
  const payment = await ownPayment(context, input.paymentId)
  if (payment.state === 'open' && payment.totalFen === 0) await confirmFree(context, payment._id)
  if (payment.state === 'paid' || payment.totalFen === 0) throw new Refusal('ALREADY_PAID')
  if (payment.state === 'closed' || payment.closesAt - now < PAY_LEAST_MS) throw new Refusal('ORDER_CLOSED')
  try {
    return await prepay(input, context, payment)
  } catch (error) {
    if (!(error instanceof PayRefused)) throw error
    // It may be refused because it is paid, whatever WeChat calls that.
    if ((await ask(context, payment)).state === 'paid') throw new Refusal('ALREADY_PAID')
    throw new Refusal('PAY_REFUSED', { code: error.code })
  }
}

async function prepay(
  { method }: Parsed<'orders.pay'>,
  { db, pay: wechat, caller }: ActionContext,
  { _id: paymentId, orderIds, totalFen, closesAt }: PaymentRow,
): Promise<Output<'orders.pay'>> {
  const first = await orders.get(db, orderIds[0] ?? '')
  const description = [...(first?.lines[0]?.title ?? paymentId)].slice(0, DESCRIPTION_MAX).join('')
  const prepaid = { paymentId, description, totalFen: fen(totalFen), expiresAt: closesAt }
  const { provider, subject, clientIp = UNKNOWN_IP } = caller.identity
  if (method === 'jsapi' && provider === 'wechat') {
    return { method: 'jsapi', ...(await wechat.prepayJsapi({ ...prepaid, openid: subject })) }
  }
  return { method: 'h5', ...(await wechat.prepayH5({ ...prepaid, clientIp })) }
}

/** How the payment stands: ours, and while it is open WeChat's word, asked for now and then. */
export async function checkPayment({ paymentId }: Parsed<'orders.checkPayment'>, context: ActionContext) {
  const payment = await ownPayment(context, paymentId)
  if (payment.state !== 'open') return asPayment(payment)
  if (payment.totalFen === 0) return asPayment(await confirmFree(context, paymentId))
  if (!(await hasTurn(context.db, `pay-check_${paymentId}`, context.now, ASK_WECHAT))) return asPayment(payment)
  try {
    return asPayment(await ask(context, payment))
  } catch (error) {
    // Whoever waits hears what we know; the page asks again.
    if (error instanceof Operational) return asPayment(payment)
    throw error
  }
}

/** Asks WeChat, confirms what it says was paid, and answers how the payment stands then. */
async function ask(context: ActionContext, payment: PaymentRow): Promise<PaymentRow> {
  const told = await context.pay.queryPayment(payment._id)
  if (told?.state !== 'SUCCESS') return payment
  await confirmPayment(context, told)
  return (await payments.get(context.db, payment._id)) ?? payment
}

/** WeChat wants the payer's address; where the platform does not tell it, this stands for it. */
const UNKNOWN_IP = '127.0.0.1'
