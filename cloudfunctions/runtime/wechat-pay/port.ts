import type { Fen } from '@shared/kernel/money'

/**
 * WeChat Pay v3 as the product asks for it. Every method throws `Operational` when WeChat did not answer, answered 5xx or
 * "too often", or in a form or with a signature that is wrong: then nothing is known, and the same numbers are sent again.
 * `PayRefused` when WeChat said no, with its code; a query never throws that: a refused question is one without an answer.
 */
export interface WechatPay {
  /** What `wx.requestPayment` takes, signed. */
  prepayJsapi(order: PrepayOrder & { readonly openid: string }): Promise<JsapiParams>
  /** Where the browser goes to pay; add `redirect_url` to come back. */
  prepayH5(order: PrepayOrder & { readonly clientIp: string }): Promise<{ readonly url: string }>
  /** null: WeChat does not know the number. */
  queryPayment(paymentId: string): Promise<PayTransaction | null>
  /** Closing what was closed is 'closed'; 'paid' when it was paid meanwhile (ORDERPAID). Unknown numbers count as closed. */
  closePayment(paymentId: string): Promise<'closed' | 'paid'>
  /** Sent again with the same refundId it answers the same refund. */
  refund(refund: RefundOrder): Promise<PayRefund>
  queryRefund(refundId: string): Promise<PayRefund | null>
  /** Sent again with the same billNo it answers the stored bill, however old that answer is: `queryTransfer` tells the truth. */
  transfer(transfer: TransferOrder): Promise<TransferBill>
  queryTransfer(billNo: string): Promise<TransferBill | null>
  /** Asks for it only: the bill may still end in SUCCESS. Answers the bill's state. */
  cancelTransfer(billNo: string): Promise<TransferBill['state']>
  /**
   * A notice's headers and raw body, verified and decrypted. Throws `NoticeRefused` (→ 401 or 400) on a bad signature, a
   * timestamp more than 300 s from `now`, the SIGNTEST probe, an unknown key, or a shape that is not known.
   */
  readNotice(headers: Readonly<Record<string, string>>, rawBody: string, now: number): PayNotice
}

export interface PrepayOrder {
  /** out_trade_no: 6 to 32 of 0-9A-Za-z. */
  readonly paymentId: string
  readonly description: string
  readonly totalFen: Fen
  /** Epoch ms; WeChat takes no payment after it. */
  readonly expiresAt: number
}

export interface RefundOrder {
  /** out_refund_no: 1 to 32 of 0-9A-Za-z. */
  readonly refundId: string
  readonly paymentId: string
  readonly refundFen: Fen
  /** Which payment of that number, where it was paid more than once. */
  readonly transactionId?: string | null
  /** What was paid in all. */
  readonly totalFen: Fen
  /** 1 to 80 signs; the payer reads it. */
  readonly reason: string
}

export interface TransferOrder {
  /** out_bill_no: 1 to 32 of 0-9A-Za-z. */
  readonly billNo: string
  readonly openid: string
  readonly amountFen: Fen
  /** 1 to 32 signs; the payee reads it. */
  readonly remark: string
  /** Needed from 2 000 yuan; sent encrypted. */
  readonly realName: string | null
}

export interface JsapiParams {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'RSA'
  readonly paySign: string
}

export interface PayTransaction {
  readonly paymentId: string
  /** null until somebody paid. */
  readonly transactionId: string | null
  readonly state: (typeof PAYMENT_STATES)[number]
  readonly totalFen: Fen | null
  /** Epoch ms. */
  readonly paidAt: number | null
  readonly payerOpenid: string | null
}

export interface PayRefund {
  readonly refundId: string
  readonly paymentId: string
  readonly state: (typeof REFUND_STATES)[number]
  readonly refundFen: Fen
}

export interface TransferBill {
  readonly billNo: string
  /** null: not told. */
  readonly transferBillNo: string | null
  readonly state: (typeof TRANSFER_STATES)[number]
  readonly amountFen: Fen
  readonly failReason: string | null
  /** What `wx.requestMerchantTransfer` takes; only the answer of `transfer` has it, while the payee is to confirm. */
  readonly packageInfo: string | null
}

/** `id` is the notice's own: a notice that is sent again keeps it. */
export type PayNotice =
  /** TRANSACTION.SUCCESS */
  | { readonly kind: 'payment'; readonly id: string; readonly transaction: PayTransaction }
  /** REFUND.SUCCESS, REFUND.ABNORMAL, REFUND.CLOSED */
  | { readonly kind: 'refund'; readonly id: string; readonly refund: PayRefund }
  /** MCHTRANSFER.BILL.FINISHED */
  | { readonly kind: 'transfer'; readonly id: string; readonly bill: TransferBill }

export const PAYMENT_STATES = ['NOTPAY', 'SUCCESS', 'CLOSED', 'REFUND', 'PAYERROR', 'USERPAYING', 'REVOKED'] as const
export const REFUND_STATES = ['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL'] as const
export const TRANSFER_STATES = [
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
] as const

/** WeChat said no: `code` is its own (NOT_ENOUGH, PARAM_ERROR, INVALID_REQUEST …), `detail` its words, for staff and the log. */
export class PayRefused extends Error {
  override readonly name = 'PayRefused'
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`WeChat Pay refused: ${code} ${detail}`)
  }
}

/** The notice is not WeChat's, not fresh, or not one we know; `reason` is for the log. */
export class NoticeRefused extends Error {
  override readonly name = 'NoticeRefused'
  constructor(readonly reason: string) {
    super(`notice refused: ${reason}`)
  }
}
