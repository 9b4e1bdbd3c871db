import * as z from 'zod'
import { command, query } from './action'
import { idField, maskedNameField, pageInput, pageOutput, payerField, reasonField, timeField } from './fields'

export const WITHDRAWAL_CHANNELS = ['wechat', 'bank', 'alipay'] as const
/** spec/money.md, "Withdrawals". `requested` lasts until the first decision, within the same request. */
export const WITHDRAWAL_STATES = [
  'requested',
  'reviewing',
  'paying',
  'waiting-user',
  'paid',
  'returned',
  'failed',
  'cancelled',
  'expired',
  'rejected',
] as const

/** Rows of a file that finance pays from, and of one with what became of it. */
export const RESULT_ROWS_MAX = 500
/** Signs of such a file, about 125 a row: the platform takes 100 KB of a call. */
const RESULTS_MAX = 64_000

/** WeChat's out_bill_no: letters and digits, at most 32. */
export const billNoField = z.string().regex(/^[0-9A-Za-z]{16,32}$/)
const amountField = z.int().min(1).max(100_000_000)
const receiptField = z.string().trim().min(4).max(64)
const realNameField = z.string().trim().min(2).max(30)
/** `2026-11` */
export const monthField = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

/** Where bank or Alipay money goes. Kept for the finance staff; everybody else sees it masked. */
export const payeeField = z.strictObject({
  realName: realNameField,
  account: z.string().regex(/^[0-9A-Za-z@._+-]{5,64}$/),
  /** The bank with its branch; empty for Alipay. */
  bank: z.string().trim().max(60),
})

const limits = z.object({
  minFen: z.int(),
  /** Most of one transfer to a WeChat wallet. */
  wechatMaxFen: z.int(),
  /** Most of one withdrawal that is paid by hand. */
  manualMaxFen: z.int(),
  userDayFen: z.int(),
  merchantDayFen: z.int(),
  /** From this amount a person of the finance staff must review. */
  reviewFromFen: z.int(),
  /** From this amount WeChat wants the real name. */
  realNameFromFen: z.int(),
})

const withdrawal = z.object({
  billNo: z.string(),
  payer: z.string(),
  channel: z.enum(WITHDRAWAL_CHANNELS),
  amountFen: z.int(),
  /** Masked: 微信零钱 has none, 尾号 for a bank. */
  payee: z.string(),
  state: z.enum(WITHDRAWAL_STATES),
  /** Asked for; it may still end in `paid`. */
  isCancelling: z.boolean(),
  /** What WeChat or the staff said. */
  reason: z.string(),
  note: z.string(),
  receiptNumber: z.string(),
  requestedAt: timeField,
  /** Waiting for the promoter's confirmation in WeChat: until then. */
  confirmBefore: timeField.nullable(),
  endedAt: timeField.nullable(),
})
const staffWithdrawal = withdrawal.extend({ promoterId: z.string(), promoterName: maskedNameField })

export const withdrawals = {
  /** What can be withdrawn from each payer, and within which limits. */
  'withdrawals.offer': query({
    who: 'promoter',
    input: {},
    output: z.object({
      accounts: z.array(z.object({ payer: z.string(), withdrawableFen: z.int(), debtFen: z.int() })),
      limits,
      /** Left of today's limit for this person. */
      leftTodayFen: z.int(),
    }),
    refusals: [],
  }),

  /** One withdrawal is one bill; the page's request id names it. */
  'withdrawals.request': command({
    who: 'promoter',
    input: {
      payer: payerField,
      channel: z.enum(WITHDRAWAL_CHANNELS),
      amountFen: amountField,
      /** For a wallet: the real name, wanted from `realNameFromFen`. */
      realName: realNameField.optional(),
      /** For bank and Alipay. */
      payee: payeeField.optional(),
      note: z.string().trim().max(50).optional(),
    },
    output: withdrawal,
    refusals: [
      'BALANCE_NOT_ENOUGH',
      'BELOW_MINIMUM',
      'ABOVE_LIMIT',
      'DAY_LIMIT',
      'REAL_NAME_MISSING',
      'PAYEE_MISSING',
      'NOT_IN_WECHAT',
    ],
  }),

  'withdrawals.mine': query({ who: 'promoter', input: { ...pageInput }, output: pageOutput(withdrawal), refusals: [] }),

  /** One of one's own; while it waits for the user, what wx.requestMerchantTransfer takes. */
  'withdrawals.withdrawal': query({
    who: 'promoter',
    input: { billNo: billNoField },
    output: withdrawal.extend({
      confirm: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).nullable(),
    }),
    refusals: [],
  }),

  /** Asks WeChat how the bill stands, and takes it over. */
  'withdrawals.refresh': command({
    who: 'promoter',
    input: { billNo: billNoField },
    output: withdrawal,
    refusals: [],
  }),

  /** Asks for the bill to be cancelled before it is confirmed; WeChat has the last word. In review it ends at once. */
  'withdrawals.cancel': command({
    who: 'promoter',
    input: { billNo: billNoField },
    output: withdrawal,
    refusals: ['NOT_CANCELLABLE'],
  }),

  'withdrawals.staffList': query({
    who: ['owner', 'finance'],
    input: {
      ...pageInput,
      state: z.enum(WITHDRAWAL_STATES).optional(),
      channel: z.enum(WITHDRAWAL_CHANNELS).optional(),
    },
    output: pageOutput(staffWithdrawal),
    refusals: [],
  }),

  'withdrawals.approve': command({
    who: ['owner', 'finance'],
    input: { billNo: billNoField },
    output: staffWithdrawal,
    refusals: ['ALREADY_DECIDED'],
  }),

  'withdrawals.reject': command({
    who: ['owner', 'finance'],
    input: { billNo: billNoField, reason: reasonField },
    output: staffWithdrawal,
    refusals: ['ALREADY_DECIDED'],
  }),

  /** Bank and Alipay: finance paid it by hand. */
  'withdrawals.markPaid': command({
    who: ['owner', 'finance'],
    input: { billNo: billNoField, receiptNumber: receiptField },
    output: staffWithdrawal,
    refusals: ['ALREADY_DECIDED', 'PAID_BY_WECHAT'],
  }),

  /** The bank sent it back after it was paid. */
  'withdrawals.markReturned': command({
    who: ['owner', 'finance'],
    input: { billNo: billNoField, reason: reasonField },
    output: staffWithdrawal,
    refusals: ['ALREADY_DECIDED', 'PAID_BY_WECHAT'],
  }),

  /**
   * A private CSV of what is to be paid by hand now, with full payees: at most RESULT_ROWS_MAX rows. What stood in a file
   * before is left out, or two people would pay it, unless it is asked for `again`.
   */
  'withdrawals.exportToPay': command({
    who: ['owner', 'finance'],
    input: { channel: z.enum(['bank', 'alipay']), again: z.boolean().default(false) },
    output: z.object({
      url: z.string().nullable(),
      rows: z.int(),
      /** Nothing is left for another file. */
      isAll: z.boolean(),
      /** Open ones that stood in another file before: left out, or in it with when that was. */
      exportedBefore: z.int(),
    }),
    refusals: [],
  }),

  /**
   * Results of payments by hand as CSV: every row is checked first; one bad row and nothing is done. Rows that nobody
   * filled in are skipped; at most RESULT_ROWS_MAX others. The same file again does what is left, and nothing twice.
   */
  'withdrawals.importResults': command({
    who: ['owner', 'finance'],
    input: { csv: z.string().max(RESULTS_MAX) },
    output: z.object({
      /** Rows that stand as the file says. */
      done: z.int(),
      /** Rows that the request had no time for. */
      left: z.int(),
      errors: z.array(z.object({ row: z.int(), field: z.string(), problem: z.string() })),
    }),
    refusals: ['TOO_MANY_ROWS'],
  }),

  /** The promoter's statement of one month as CSV: commissions settled and taken back, withdrawals, and the balance. */
  'withdrawals.statement': command({
    who: 'promoter',
    input: { month: monthField },
    output: z.object({ url: z.string(), rows: z.int() }),
    refusals: ['TOO_MANY_ROWS'],
  }),

  /** The same for the finance staff, of any promoter. */
  'withdrawals.staffStatement': command({
    who: ['owner', 'finance'],
    input: { promoterId: idField, month: monthField },
    output: z.object({ url: z.string(), rows: z.int() }),
    refusals: ['TOO_MANY_ROWS'],
  }),

  'withdrawals.setLimits': command({
    who: ['owner'],
    input: {
      minFen: amountField,
      wechatMaxFen: amountField,
      manualMaxFen: amountField,
      userDayFen: amountField,
      merchantDayFen: z.int().min(1).max(10_000_000_000),
      reviewFromFen: amountField,
      realNameFromFen: amountField,
    },
    output: z.object({ from: timeField }),
    refusals: ['LIMITS_REFUSED'],
  }),
} as const
