import type { ShippablePayment } from '../wechat/shipping'
import { type PayAnswer, PayApi, type PayRequest } from './api'
import { Books } from './books'
import { type DayBill, dayBill } from './day-bill'
import { type PayKeys, payEnvironment } from './merchant'
import { type Mishap, type NoticeListener, NoticeQueue } from './notices'
import { PayError } from './pay-error'
import { Payments } from './payments'
import type { Payment, RefundState } from './records'
import { type RefundCourse, Refunds } from './refunds'
import type { PayParams, WechatPaySandbox } from './sandbox'
import { Seal } from './seal'
import { type TransferCourse, Transfers } from './transfers'
import { Unattended } from './unattended'

interface ServerOptions {
  /** Where everything is kept; null keeps nothing. */
  readonly file: string | null
  readonly keys: PayKeys
  readonly now: () => number
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** False: notices go out when the clock is wound, or when somebody acts. */
  readonly wallClock: boolean
  readonly onBug: (error: unknown) => void
}

/** WeChat Pay, and everybody who pays with it. */
export class WechatPayServer implements WechatPaySandbox {
  readonly #books: Books
  readonly #queue: NoticeQueue
  readonly #payments: Payments
  readonly #refunds: Refunds
  readonly #transfers: Transfers
  readonly #seal: Seal
  readonly #api: PayApi
  readonly #unattended: Unattended

  constructor(private readonly options: ServerOptions) {
    const { now, url } = options
    const books = new Books(options.file)
    const seal = new Seal(options.keys)
    const notices = new NoticeQueue(books, seal, now)
    const shared = { books, notices, now }
    this.#books = books
    this.#seal = seal
    this.#queue = notices
    this.#payments = new Payments(shared)
    this.#refunds = new Refunds(shared)
    this.#transfers = new Transfers({ ...shared, open: (encrypted, field) => seal.open(encrypted, field) })
    const parts = { payments: this.#payments, refunds: this.#refunds, transfers: this.#transfers }
    this.#api = new PayApi({ ...parts, seal, now, url })
    const { wallClock, onBug } = options
    this.#unattended = new Unattended({ queue: notices, transfers: this.#transfers, now, wallClock, onBug })
  }

  apiOf(method: string, path: string): string | null {
    return this.#api.apiOf(method, path)
  }

  handle(request: PayRequest): PayAnswer {
    const answer = this.#api.handle(request)
    this.#unattended.sleep()
    return answer
  }

  environment(): Record<string, string> {
    return payEnvironment(this.options.url, this.options.keys)
  }

  findPayment(paymentOrPrepayId: string): Payment | null {
    return this.#payments.find(paymentOrPrepayId)
  }

  /** A paid payment by its own or its transaction's number, as the shipping reports see it. */
  shippable(number: string): ShippablePayment | null {
    return this.#payments.shippable(number)
  }

  stop(): void {
    this.#unattended.stop()
    this.#books.close()
  }

  // What people and WeChat do.

  async pay(paymentOrPrepayId: string, openid?: string): Promise<void> {
    const payment = this.findPayment(paymentOrPrepayId)
    if (!payment) throw new Error(`there is no payment ${paymentOrPrepayId}`)
    this.#payments.pay(payment.paymentId, openid === undefined ? {} : { openid })
    await this.#unattended.run()
  }

  async requestPayment(params: PayParams): Promise<void> {
    if (!this.#seal.isPaySigned(params)) throw new Error('requestPayment:fail 签名验证失败')
    await this.pay(params.package.replace(/^prepay_id=/, ''))
  }

  async payAgain(paymentId: string): Promise<void> {
    this.#payments.pay(paymentId, { evenIf: 'paid' })
    await this.#unattended.run()
  }

  async payAmount(paymentId: string, fen: number): Promise<void> {
    this.#payments.pay(paymentId, { amountFen: fen })
    await this.#unattended.run()
  }

  async payLate(paymentId: string): Promise<void> {
    this.#payments.pay(paymentId, { evenIf: 'closed' })
    await this.#unattended.run()
  }

  refundsGo(course: RefundCourse): void {
    this.#refunds.course = course
  }

  async finishRefund(refundId: string, state: Exclude<RefundState, 'PROCESSING'>): Promise<void> {
    this.#refunds.finish(refundId, state)
    await this.#unattended.run()
  }

  transfersGo(course: TransferCourse): void {
    this.#transfers.course = course
  }

  acceptTransfer(billNo: string): void {
    this.#transfers.accept(billNo)
  }

  async confirmTransfer(billNo: string, options: { staysTransferring?: boolean } = {}): Promise<void> {
    this.#transfers.confirm(billNo, options)
    await this.#unattended.run()
  }

  async requestMerchantTransfer(packageInfo: string): Promise<void> {
    const bill = this.#transfers.withPackage(packageInfo)
    if (!bill) throw new Error('requestMerchantTransfer:fail package 不正确')
    await this.confirmTransfer(bill.billNo)
  }

  async failTransfer(billNo: string, reason: string): Promise<void> {
    this.#transfers.fail(billNo, reason)
    await this.#unattended.run()
  }

  overdueEndsAs(state: 'FAIL' | 'CANCELLED'): void {
    this.#transfers.overdueEnd = state
  }

  setRealName(openid: string, name: string): void {
    this.#transfers.realNames.set(openid, name)
  }

  setBalance(fen: number): void {
    this.#transfers.balanceFen = fen
  }

  balance(): number {
    return this.#transfers.balanceFen
  }

  limitTransfers(limits: { minFen: number; maxFen: number }): void {
    this.#transfers.limits = limits
  }

  // Notices.

  notices() {
    return this.#books.all('notice')
  }

  pendingNotices() {
    return this.#queue.pending().map((notice) => this.#queue.sealed(notice))
  }

  acknowledge(noticeId: string): void {
    this.#queue.acknowledge(noticeId)
  }

  onNotice(listener: NoticeListener | null): void {
    this.#queue.listener = listener
  }

  mishap(kind: Mishap, times = 1, delayMs = 0): void {
    this.#queue.plan(kind, times, delayMs)
  }

  lose(times = 1): void {
    this.mishap('lose', times)
  }

  duplicate(times = 1): void {
    this.mishap('duplicate', times)
  }

  delay(ms: number, times = 1): void {
    this.mishap('delay', times, ms)
  }

  corrupt(times = 1): void {
    this.mishap('corrupt', times)
  }

  lieAboutAmount(fen: number, times = 1): void {
    this.#queue.lieAboutAmount(fen, times)
  }

  holdNotices(): void {
    this.#queue.hold()
  }

  async releaseNotices(order: 'in-order' | 'reversed' = 'in-order'): Promise<void> {
    this.#queue.release(order)
    await this.#unattended.run()
  }

  probe(to = this.environment().WECHAT_PAY_NOTIFY_URL ?? ''): Promise<number | null> {
    return this.#queue.probe(to)
  }

  catchUp(): Promise<void> {
    return this.#unattended.run(true)
  }

  /** After the clock was wound. */
  afterHop(): Promise<void> {
    return this.#unattended.run()
  }

  // What goes wrong between the merchant and WeChat.

  forceError(api: string, status: number, code: string, times = 1): void {
    this.#api.force(api, new PayError(status, code, 'forced by the desk'), times)
  }

  forceNoErrors(): void {
    this.#api.forceNothing()
  }

  tamperAnswers(kind: 'signature' | 'time', times = 1): void {
    this.#api.tamper(kind, times)
  }

  // What is there.

  payments() {
    return this.#books.all('payment')
  }

  refunds() {
    return this.#books.all('refund')
  }

  bills() {
    return this.#books.all('bill')
  }

  bill(dayStart: number): DayBill {
    return dayBill(this.#books, dayStart)
  }

  calls(limit = 50) {
    return this.#api.journal.newest(limit)
  }

  counts() {
    return this.#api.journal.counts()
  }
}
