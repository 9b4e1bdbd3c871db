import type { Books, Entry } from './books'
import { type Fields, written } from './fields'
import { SANDBOX_MERCHANT } from './merchant'
import type { NoticeQueue } from './notices'
import { refundNumber } from './numbers'
import { invalidRequest, notEnough, PayError, paramError } from './pay-error'
import type { Payment, Refund, RefundState } from './records'

/** pay.weixin.qq.com, 退款申请. */
const REFUNDS_PER_PAYMENT_MAX = 50
const REFUNDABLE_MS = 365 * 24 * 3_600_000
const NUMBER = /^[0-9A-Za-z_\-|*@]+$/

/** What becomes of the refunds that are asked for next. */
const COURSES = ['success', 'abnormal', 'closed', 'hold', 'not-enough'] as const
export type RefundCourse = (typeof COURSES)[number]
export const isRefundCourse = (name: unknown): name is RefundCourse => COURSES.some((course) => course === name)

const END: Readonly<Record<Exclude<RefundCourse, 'hold' | 'not-enough'>, Exclude<RefundState, 'PROCESSING'>>> = {
  success: 'SUCCESS',
  abnormal: 'ABNORMAL',
  closed: 'CLOSED',
}
const SUMMARY = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' } as const

interface RefundsOptions {
  readonly books: Books
  readonly notices: NoticeQueue
  readonly now: () => number
}

/** 退款: as many slices as fit into what was paid. */
export class Refunds {
  course: RefundCourse = 'success'
  private readonly books: Books
  private readonly notices: NoticeQueue
  private readonly now: () => number

  constructor({ books, notices, now }: RefundsOptions) {
    this.books = books
    this.notices = notices
    this.now = now
  }

  /** The same number with the same refund is the same refund. It ends right after its answer, unless it is held. */
  ask(body: Fields): Record<string, unknown> {
    const asked = this.read(body)
    const known = this.books.get('refund', asked.refundId)
    if (known) {
      const isSame = (['paymentId', 'refundFen', 'totalFen'] as const).every((one) => known[one] === asked[one])
      if (!isSame) throw invalidRequest('订单金额或退款金额与之前请求不一致,请核实后再试')
      return this.json(known)
    }
    this.checkAmounts(asked)
    if (this.course === 'not-enough') throw notEnough()
    const { paid: _, ...fields } = asked
    const record: Refund = {
      ...fields,
      wechatRefundId: refundNumber(this.now()),
      state: 'PROCESSING',
      createdAt: this.now(),
      succeededAt: null,
    }
    if (this.course === 'hold') this.books.write({ kind: 'refund', id: record.refundId, record })
    else this.books.write(...this.ended(record, END[this.course]))
    return this.json(record)
  }

  query(refundId: string): Record<string, unknown> {
    const refund = this.books.get('refund', refundId)
    if (!refund) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
    return this.json(refund)
  }

  /** Ends a refund that is on its way, or one that is ABNORMAL. Throws an Error for the test that asked. */
  finish(refundId: string, state: Exclude<RefundState, 'PROCESSING'>): void {
    const refund = this.books.get('refund', refundId)
    if (!refund) throw new Error(`there is no refund ${refundId}`)
    if (refund.state !== 'PROCESSING' && refund.state !== 'ABNORMAL') throw new Error(`refund ${refundId} has ended`)
    this.books.write(...this.ended(refund, state))
  }

  private ended(refund: Refund, state: Exclude<RefundState, 'PROCESSING'>): Entry[] {
    const record: Refund = { ...refund, state, succeededAt: state === 'SUCCESS' ? this.now() : null }
    const entry: Entry = { kind: 'refund', id: record.refundId, record }
    if (record.notifyUrl === null) return [entry]
    const notice = this.notices.draft({
      type: `REFUND.${state}`,
      originalType: 'refund',
      summary: SUMMARY[state],
      to: record.notifyUrl,
      plain: noticeJson(record),
    })
    return [entry, { kind: 'notice', id: notice.id, record: notice }]
  }

  private read(body: Fields) {
    if (body.has('transaction_id') === body.has('out_trade_no')) throw paramError('/out_trade_no')
    const wanted = body.has('transaction_id') ? body.text('transaction_id', { max: 32 }) : null
    const payment =
      wanted === null ? this.books.get('payment', body.text('out_trade_no', { max: 32 })) : this.byTransaction(wanted)
    if (!payment) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
    // A number that was paid twice means its first payment, unless the other one is named.
    const paid = payment.transactions.find(({ transactionId }) => wanted === null || transactionId === wanted)
    if (!paid) throw invalidRequest('订单未支付')
    if (body.has('reason')) body.text('reason', { max: 80 })
    const amount = body.object('amount')
    amount.literal('currency', 'CNY')
    return {
      paid,
      refundId: body.text('out_refund_no', { max: 64, pattern: NUMBER }),
      paymentId: payment.paymentId,
      transactionId: paid.transactionId,
      refundFen: amount.fen('refund'),
      totalFen: amount.fen('total'),
      notifyUrl: body.has('notify_url') ? body.notifyUrl('notify_url') : null,
    }
  }

  private checkAmounts({ paid, refundFen, totalFen }: ReturnType<Refunds['read']>): void {
    if (totalFen !== paid.totalFen) throw invalidRequest('订单金额不一致')
    if (this.now() - paid.paidAt > REFUNDABLE_MS) throw invalidRequest('订单已经超过可退款的最大期限')
    const earlier = this.books
      .all('refund')
      .filter(({ transactionId, state }) => transactionId === paid.transactionId && state !== 'CLOSED')
    if (earlier.length >= REFUNDS_PER_PAYMENT_MAX) throw invalidRequest('超过最大退款次数')
    const left = paid.totalFen - earlier.reduce((sum, one) => sum + one.refundFen, 0)
    if (refundFen > left) throw invalidRequest('申请退款金额大于订单可退款金额')
  }

  private byTransaction(transactionId: string): Payment | null {
    const isIt = ({ transactions }: Payment) => transactions.some((one) => one.transactionId === transactionId)
    return this.books.all('payment').find(isIt) ?? null
  }

  private json(refund: Refund): Record<string, unknown> {
    return { ...numbers(refund), channel: 'ORIGINAL', create_time: written(refund.createdAt), status: refund.state }
  }
}

function numbers(refund: Refund): Record<string, unknown> {
  const { refundFen, totalFen, succeededAt } = refund
  return {
    refund_id: refund.wechatRefundId,
    out_refund_no: refund.refundId,
    transaction_id: refund.transactionId,
    out_trade_no: refund.paymentId,
    user_received_account: '支付用户零钱',
    ...(succeededAt === null ? {} : { success_time: written(succeededAt) }),
    amount: { total: totalFen, refund: refundFen, payer_total: totalFen, payer_refund: refundFen, currency: 'CNY' },
  }
}

const noticeJson = (refund: Refund): Record<string, unknown> => ({
  mchid: SANDBOX_MERCHANT.mchid,
  ...numbers(refund),
  refund_status: refund.state,
})
