import type { DayBill } from './day-bill'
import type { PayCall } from './journal'
import type { Mishap, NoticeListener, SealedNotice } from './notices'
import type { Bill, Notice, Payment, Refund } from './records'
import type { RefundCourse } from './refunds'
import type { TransferCourse } from './transfers'

/** What the phone hands to wx.requestPayment. */
export interface PayParams {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly paySign: string
}

/**
 * What tests and the desk can ask of the WeChat Pay sandbox. What a person or WeChat does here resolves when the notices
 * it caused have been sent, each once. Everything that cannot be throws an Error.
 */
export interface WechatPaySandbox {
  /** The buyer confirms, by payment id or prepay id. */
  pay(paymentOrPrepayId: string, openid?: string): Promise<void>
  /** The same, with what the product gave the phone; its signature is checked. */
  requestPayment(params: PayParams): Promise<void>
  /** A second transaction for a number that is paid: 'paid twice'. */
  payAgain(paymentId: string): Promise<void>
  /** Pays another amount than was asked for; notice and query both say so. */
  payAmount(paymentId: string, fen: number): Promise<void>
  /** Pays what is closed or over, as if both had happened at once. */
  payLate(paymentId: string): Promise<void>

  /** Every refund from now on. Default 'success'. */
  refundsGo(course: RefundCourse): void
  finishRefund(refundId: string, state: 'SUCCESS' | 'CLOSED' | 'ABNORMAL'): Promise<void>

  /** Every bill from now on; 'accepted' and 'processing' stay so until `acceptTransfer`. Default 'confirm'. */
  transfersGo(course: TransferCourse): void
  acceptTransfer(billNo: string): void
  /** The payee confirms; while a cancellation is on its way, that one has lost. */
  confirmTransfer(billNo: string, options?: { staysTransferring?: boolean }): Promise<void>
  /** The same, with the package that the product gave the phone. */
  requestMerchantTransfer(packageInfo: string): Promise<void>
  failTransfer(billNo: string, reason: string): Promise<void>
  /** How a bill ends that nobody confirmed for a day. Default FAIL. */
  overdueEndsAs(state: 'FAIL' | 'CANCELLED'): void
  setRealName(openid: string, name: string): void
  setBalance(fen: number): void
  balance(): number
  limitTransfers(limits: { minFen: number; maxFen: number }): void

  /** All notices, oldest first. */
  notices(): readonly Notice[]
  /** Those that nobody acknowledged yet, as they would be sent now. */
  pendingNotices(): readonly SealedNotice[]
  acknowledge(noticeId: string): void
  /** Notices go to `listener` instead of their address until null is given. */
  onNotice(listener: NoticeListener | null): void
  /** What happens to the next notices; a lost one is sent again by the ladder, one lost for good is not. */
  mishap(kind: Mishap, times?: number, delayMs?: number): void
  lose(times?: number): void
  duplicate(times?: number): void
  delay(ms: number, times?: number): void
  corrupt(times?: number): void
  /** The next notices of payments say another amount than the query does. */
  lieAboutAmount(fen: number, times?: number): void
  /** Nothing is sent until `release`. */
  holdNotices(): void
  releaseNotices(order?: 'in-order' | 'reversed'): Promise<void>
  /** A signature that must not pass: what the merchant answers to it. */
  probe(to?: string): Promise<number | null>
  /** Cancellations end, what is due is sent, and what that caused too. Never await it inside a listener. */
  catchUp(): Promise<void>

  /** The next calls of one interface answer this error and do nothing. */
  forceError(api: string, status: number, code: string, times?: number): void
  /** Forgets the errors that were forced and not met yet. */
  forceNoErrors(): void
  /** The next answers have a wrong signature, or a timestamp of six minutes ago. */
  tamperAnswers(kind: 'signature' | 'time', times?: number): void

  payments(): readonly Payment[]
  refunds(): readonly Refund[]
  bills(): readonly Bill[]
  /** Of the 24 hours from `dayStart`, epoch ms. */
  bill(dayStart: number): DayBill
  /** Received calls, newest first; at most 500 are kept. */
  calls(limit?: number): readonly PayCall[]
  counts(): Readonly<Record<string, number>>
}
