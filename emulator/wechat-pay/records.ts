/** What the sandbox remembers; with a state directory, also after kill -9. All instants are epoch ms, all amounts fen. */
export interface Payment {
  readonly paymentId: string
  readonly channel: 'JSAPI' | 'H5'
  readonly description: string
  readonly totalFen: number
  /** Who may pay; null on H5, where whoever opens the cashier pays. */
  readonly openid: string | null
  readonly notifyUrl: string
  readonly createdAt: number
  /** WeChat takes no payment after it. */
  readonly expiresAt: number
  readonly prepayId: string
  readonly prepaidAt: number
  readonly closedAt: number | null
  /** One, or none; several when a test made the buyer pay twice. */
  readonly transactions: readonly Transaction[]
}

export interface Transaction {
  readonly transactionId: string
  readonly totalFen: number
  readonly paidAt: number
  readonly openid: string
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

export interface Refund {
  readonly refundId: string
  /** WeChat's number. */
  readonly wechatRefundId: string
  readonly paymentId: string
  readonly transactionId: string
  readonly refundFen: number
  readonly totalFen: number
  readonly notifyUrl: string | null
  readonly state: RefundState
  readonly createdAt: number
  readonly succeededAt: number | null
}

export type BillState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED'

export interface Bill {
  readonly billNo: string
  readonly transferBillNo: string
  readonly sceneId: string
  readonly openid: string
  readonly amountFen: number
  readonly remark: string
  readonly realName: string | null
  readonly notifyUrl: string | null
  readonly state: BillState
  readonly failReason: string | null
  readonly packageInfo: string
  readonly createdAt: number
  readonly updatedAt: number
  /** What the same number is answered when it is sent again, however long ago that was true. */
  readonly storedAnswer: Readonly<Record<string, unknown>>
}

export interface Notice {
  readonly id: string
  readonly eventType: string
  readonly originalType: string
  readonly summary: string
  readonly plain: Readonly<Record<string, unknown>>
  readonly to: string
  readonly createdAt: number
  /** Status of each answer; null: none came. */
  readonly attempts: readonly { readonly at: number; readonly status: number | null }[]
  /** When it is sent next; null: acknowledged, or given up. */
  readonly nextAt: number | null
  readonly state: 'pending' | 'delivered' | 'given-up'
}

/** The merchant's account for transfers (运营账户). */
export interface Purse {
  readonly balanceFen: number
}
