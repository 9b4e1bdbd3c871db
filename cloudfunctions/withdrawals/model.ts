import { payeeField, WITHDRAWAL_CHANNELS, WITHDRAWAL_STATES } from '@shared/contracts/withdrawals'
import type { Steps } from '@shared/kernel/steps'
import * as z from 'zod'

/** One withdrawal: one bill. The id is WeChat's out_bill_no, stored before WeChat is called and never changed. */
export const withdrawalRecord = z.object({
  promoterId: z.string(),
  /** Who owes the money: `merchant` or an agency. */
  payer: z.string(),
  channel: z.enum(WITHDRAWAL_CHANNELS),
  amountFen: z.int(),
  /** Real name for a wallet from the limit on; payee for bank and Alipay. */
  realName: z.string().nullable(),
  payee: payeeField.nullable(),
  /** The promoter's openid at the request: a bill never changes its receiver. Null for bank and Alipay. */
  openid: z.string().nullable(),
  state: z.enum(WITHDRAWAL_STATES),
  /** WeChat's own last word, as it said it. */
  wechatState: z.string().nullable(),
  transferBillNo: z.string().nullable(),
  packageInfo: z.string().nullable(),
  /** When it was first handed to WeChat; null: not yet. */
  sentAt: z.number().nullable(),
  /** WeChat refused the newest sending of it, and knew no such number; null: it did not. */
  refusedAt: z.number().nullable(),
  cancelAskedAt: z.number().nullable(),
  reason: z.string(),
  note: z.string(),
  receiptNumber: z.string(),
  requestedAt: z.number(),
  decidedBy: z.string().nullable(),
  /** The newest file that finance pays from in which it stands, and when; null: none. */
  exportId: z.string().nullable(),
  exportedAt: z.number().nullable(),
  /** When it stood in the file before that one; null: in none. */
  exportedBefore: z.number().nullable(),
  confirmBefore: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** When the job asks WeChat next; null: ended, or a person's turn. */
  lookAt: z.number().nullable(),
  attempts: z.int(),
  version: z.int(),
  requestId: z.string(),
  inputHash: z.string(),
})
export type Withdrawal = z.output<typeof withdrawalRecord>
export type WithdrawalState = Withdrawal['state']

/** spec/money.md, "Withdrawals". Who moves it differs by channel: `rules.ts`. */
export const WITHDRAWAL_STEPS: Steps<WithdrawalState> = {
  requested: ['reviewing', 'paying'],
  reviewing: ['paying', 'paid', 'rejected', 'cancelled'],
  paying: ['waiting-user', 'paid', 'failed', 'cancelled', 'expired'],
  'waiting-user': ['paid', 'failed', 'cancelled', 'expired'],
  paid: ['returned'],
  returned: [],
  failed: [],
  cancelled: [],
  expired: [],
  rejected: [],
}

/** WeChat's `out_bill_no` takes 32 signs of 0-9A-Za-z. */
export const BILL_NO_LENGTH = 32

/** What was asked for on one Shanghai day, by one promoter or of the merchant, less what came to nothing that same day. */
export const dayRecord = z.object({ fen: z.int(), expiresAt: z.number() })
export const DAY_SCOPES = { user: (promoterId: string) => `user_${promoterId}`, merchant: 'merchant' } as const

/** Policy `withdrawal-limits`, in fen. */
export const limitsPolicy = z.object({
  minFen: z.int(),
  wechatMaxFen: z.int(),
  manualMaxFen: z.int(),
  userDayFen: z.int(),
  merchantDayFen: z.int(),
  reviewFromFen: z.int(),
  realNameFromFen: z.int(),
})
export type Limits = z.output<typeof limitsPolicy>
export const LIMITS_ID = 'withdrawal-limits'
/** wechat.md 4.3: from 0.1 yuan, 200 yuan a commission transfer unless raised, 20 000 a person and 100 000 a merchant a day. */
export const LIMITS_DEFAULT: Limits = {
  minFen: 30,
  wechatMaxFen: 20_000,
  manualMaxFen: 5_000_000,
  userDayFen: 2_000_000,
  merchantDayFen: 10_000_000,
  reviewFromFen: 100_000,
  realNameFromFen: 200_000,
}
