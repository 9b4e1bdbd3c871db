import type { ShippablePayment } from '../wechat/shipping'
import type { Books, Entry } from './books'
import type { Fields } from './fields'
import { written } from './fields'
import { SANDBOX_APPID, SANDBOX_MERCHANT } from './merchant'
import type { NoticeQueue } from './notices'
import { prepayNumber, transactionNumber } from './numbers'
import { invalidRequest, PayError, paramError } from './pay-error'
import type { Payment, Refund, Transaction } from './records'

/** pay.weixin.qq.com, JSAPI 下单: how long a prepay_id is good for. */
const PREPAY_LIFE_MS = 2 * 3_600_000
/** Same page: a payment without time_expire is closed after this. */
const PAYMENT_LIFE_MS = 7 * 24 * 3_600_000
const NUMBER = /^[0-9A-Za-z_\-*]+$/

const STATES = { SUCCESS: '支付成功', REFUND: '转入退款', NOTPAY: '订单未支付', CLOSED: '订单已关闭' } as const
export type PaymentState = keyof typeof STATES

interface PaymentsOptions {
  readonly books: Books
  readonly notices: NoticeQueue
  readonly now: () => number
}

/** 基础支付: prepay, query, close, and the buyer's side of it. */
export class Payments {
  private readonly books: Books
  private readonly notices: NoticeQueue
  private readonly now: () => number

  constructor({ books, notices, now }: PaymentsOptions) {
    this.books = books
    this.notices = notices
    this.now = now
  }

  /** The same number with the same order is the same payment; with another it is refused. */
  prepay(channel: Payment['channel'], body: Fields): Payment {
    const asked = this.read(channel, body)
    const now = this.now()
    const known = this.books.get('payment', asked.paymentId)
    if (!known) {
      const record = { ...asked, createdAt: now, prepayId: prepayNumber(now), prepaidAt: now, closedAt: null }
      return this.save({ ...record, transactions: [] })
    }
    const state = this.stateOf(known)
    if (state === 'SUCCESS' || state === 'REFUND') throw new PayError(400, 'ORDERPAID', '该订单已支付')
    if (state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '该订单已关闭')
    const isSame = (['channel', 'description', 'totalFen', 'openid'] as const).every((one) => known[one] === asked[one])
    if (!isSame) throw invalidRequest('201 商户订单号重复')
    if (now - known.prepaidAt < PREPAY_LIFE_MS) return known
    return this.save({ ...known, prepayId: prepayNumber(now), prepaidAt: now })
  }

  query(paymentId: string): Record<string, unknown> {
    const payment = this.known(paymentId)
    const state = this.stateOf(payment)
    return transactionJson(payment, payment.transactions[0] ?? null, state)
  }

  close(paymentId: string): void {
    const payment = this.known(paymentId)
    const state = this.stateOf(payment)
    if (state === 'SUCCESS' || state === 'REFUND') throw new PayError(400, 'ORDERPAID', '该订单已支付')
    if (state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '该订单已关闭')
    this.save({ ...payment, closedAt: this.now() })
  }

  /**
   * The buyer pays. `amountFen` pays another amount than was asked for; `evenIf` pays what cannot be paid any more: a second
   * time, or after the end. Throws an Error, for the test that asked, when a buyer could not.
   */
  pay(
    paymentId: string,
    { amountFen, openid, evenIf }: { amountFen?: number; openid?: string; evenIf?: 'paid' | 'closed' } = {},
  ): Transaction {
    const payment = this.books.get('payment', paymentId)
    if (!payment) throw new Error(`there is no payment ${paymentId}`)
    const state = this.stateOf(payment)
    const now = this.now()
    if (state === 'CLOSED' && evenIf !== 'closed') throw new Error(`payment ${paymentId} is closed`)
    if ((state === 'SUCCESS' || state === 'REFUND') !== (evenIf === 'paid')) {
      throw new Error(`payment ${paymentId} is in the state ${state}`)
    }
    if (evenIf === undefined && now - payment.prepaidAt >= PREPAY_LIFE_MS) throw new Error('the prepay_id is too old')
    const transaction: Transaction = {
      transactionId: transactionNumber(now),
      totalFen: amountFen ?? payment.totalFen,
      paidAt: now,
      openid: payment.openid ?? openid ?? 'o-h5-buyer',
    }
    const record = { ...payment, transactions: [...payment.transactions, transaction] }
    this.books.write({ kind: 'payment', id: paymentId, record }, this.noticeOf(record, transaction))
    return transaction
  }

  /** By either number; null when there is none. */
  find(paymentOrPrepayId: string): Payment | null {
    const byNumber = this.books.get('payment', paymentOrPrepayId)
    return byNumber ?? this.books.all('payment').find(({ prepayId }) => prepayId === paymentOrPrepayId) ?? null
  }

  /** null: nobody paid it. */
  shippable(number: string): ShippablePayment | null {
    const isIt = ({ transactions }: Payment) => transactions.some(({ transactionId }) => transactionId === number)
    const payment = this.books.get('payment', number) ?? this.books.all('payment').find(isIt)
    const [paid] = payment?.transactions ?? []
    if (!payment || !paid) return null
    const refundedFen = this.refundsOf(payment.paymentId).reduce((sum, { refundFen }) => sum + refundFen, 0)
    return { paymentId: payment.paymentId, payerOpenid: paid.openid, isShippable: refundedFen < paid.totalFen }
  }

  stateOf(payment: Payment): PaymentState {
    if (payment.transactions.length > 0) return this.refundsOf(payment.paymentId).length > 0 ? 'REFUND' : 'SUCCESS'
    return payment.closedAt !== null || payment.expiresAt <= this.now() ? 'CLOSED' : 'NOTPAY'
  }

  /** Those that took place or still may. */
  private refundsOf(paymentId: string): Refund[] {
    return this.books.all('refund').filter((one) => one.paymentId === paymentId && one.state !== 'CLOSED')
  }

  private known(paymentId: string): Payment {
    const payment = this.books.get('payment', paymentId)
    if (!payment) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')
    return payment
  }

  private save(record: Payment): Payment {
    this.books.write({ kind: 'payment', id: record.paymentId, record })
    return record
  }

  private read(channel: Payment['channel'], body: Fields) {
    body.literal('appid', SANDBOX_APPID)
    body.literal('mchid', SANDBOX_MERCHANT.mchid)
    const amount = body.object('amount')
    if (amount.has('currency')) amount.literal('currency', 'CNY')
    const expiresAt = body.has('time_expire') ? body.instant('time_expire') : this.now() + PAYMENT_LIFE_MS
    if (expiresAt <= this.now()) throw paramError('/time_expire', '订单失效时间已过')
    if (channel === 'H5') {
      const scene = body.object('scene_info')
      scene.text('payer_client_ip', { max: 45, pattern: /^[0-9a-fA-F.:]+$/ })
      scene.object('h5_info').text('type', { max: 32, pattern: /^(iOS|Android|Wap)$/ })
    }
    return {
      paymentId: body.text('out_trade_no', { min: 6, max: 32, pattern: NUMBER }),
      channel,
      description: body.text('description', { max: 127 }),
      totalFen: amount.fen('total'),
      openid: channel === 'JSAPI' ? body.object('payer').text('openid', { max: 128 }) : null,
      notifyUrl: body.notifyUrl('notify_url'),
      expiresAt,
    }
  }

  private noticeOf(payment: Payment, transaction: Transaction): Entry {
    const record = this.notices.draft({
      type: 'TRANSACTION.SUCCESS',
      originalType: 'transaction',
      summary: '支付成功',
      to: payment.notifyUrl,
      plain: transactionJson(payment, transaction, 'SUCCESS'),
    })
    return { kind: 'notice', id: record.id, record }
  }
}

function transactionJson(payment: Payment, paid: Transaction | null, state: PaymentState): Record<string, unknown> {
  const common = {
    appid: SANDBOX_APPID,
    mchid: SANDBOX_MERCHANT.mchid,
    out_trade_no: payment.paymentId,
    trade_state: state,
    trade_state_desc: STATES[state],
  }
  if (!paid) return { ...common, amount: { total: payment.totalFen, currency: 'CNY' }, attach: '' }
  const { totalFen: total } = paid
  return {
    ...common,
    transaction_id: paid.transactionId,
    trade_type: payment.channel === 'H5' ? 'MWEB' : 'JSAPI',
    bank_type: 'OTHERS',
    attach: '',
    success_time: written(paid.paidAt),
    payer: { openid: paid.openid },
    amount: { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' },
  }
}
