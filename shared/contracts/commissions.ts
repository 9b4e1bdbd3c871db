import * as z from 'zod'
import { query } from './action'
import { DECISION_BASES } from './attribution'
import { idField, pageInput, pageOutput, timeField } from './fields'

/** Who pays the promoter: the merchant of an own mall, an agency, or WeChat by itself (spec/money.md, `split`). */
export const SPLITS = ['merchant', 'agency', 'platform'] as const
/** Whether a program pays commission in money or in its points. */
export const PAID_IN = ['fen', 'points'] as const
export const COMMISSION_STATES = ['frozen', 'settled', 'void', 'clawed-back'] as const
/** What a frozen commission waits for. */
export const WAITING_FOR = ['receipt', 'hold', 'after-sale', 'promoter'] as const

const commission = z.object({
  orderId: z.string(),
  line: z.int(),
  title: z.string(),
  quantity: z.int(),
  paidFen: z.int(),
  /** What of the payment is not refunded: the commission is the formula on it. */
  leftFen: z.int(),
  /** In fen or in points, by `paidIn`. */
  amount: z.int(),
  paidIn: z.enum(PAID_IN),
  payer: z.string(),
  split: z.enum(SPLITS),
  basis: z.enum(DECISION_BASES),
  ruleset: z.string(),
  state: z.enum(COMMISSION_STATES),
  waitingFor: z.enum(WAITING_FOR).nullable(),
  frozenAt: timeField,
  /** The expected day of settlement; null before receipt was confirmed. */
  dueAt: timeField.nullable(),
  settledAt: timeField.nullable(),
  endedAt: timeField.nullable(),
})

/** What one payer owes the promoter and has paid, as the ledger has it. `withdrawable` is available. */
const account = z.object({
  payer: z.string(),
  frozenFen: z.int(),
  withdrawableFen: z.int(),
  withdrawingFen: z.int(),
  withdrawnFen: z.int(),
  /** What a refund took back and could not be covered: a positive number. */
  debtFen: z.int(),
})

export const commissions = {
  /** The promoter's own commissions, newest first; of one customer's orders with `customerId`. */
  'commissions.mine': query({
    who: 'promoter',
    input: { ...pageInput, state: z.enum(COMMISSION_STATES).optional(), customerId: idField.optional() },
    output: pageOutput(commission),
    refusals: [],
  }),

  /** One of the promoter's own commissions. */
  'commissions.commission': query({
    who: 'promoter',
    input: { orderId: idField, line: z.int().min(0).max(99) },
    output: commission,
    refusals: [],
  }),

  /** The promoter's numbers: the ledger's, one account a payer; and frozen points and points by program. */
  'commissions.summary': query({
    who: 'promoter',
    input: {},
    output: z.object({
      accounts: z.array(account),
      points: z.array(z.object({ program: z.string(), frozen: z.int(), points: z.int(), debt: z.int() })),
    }),
    refusals: [],
  }),
} as const
