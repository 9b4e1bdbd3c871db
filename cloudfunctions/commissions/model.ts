import { DECISION_BASES } from '@shared/contracts/attribution'
import { COMMISSION_STATES, PAID_IN, SPLITS, WAITING_FOR } from '@shared/contracts/commissions'
import type { Steps } from '@shared/kernel/steps'
import * as z from 'zod'

/**
 * By what a line's commission is computed, pinned when the order is placed: later changes of plans or programs touch
 * nothing old (spec/money.md, "Commission of an order line"; DF20).
 */
export const termsRecord = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('plan'),
    split: z.enum(SPLITS),
    /** Whose remainder it is; null in an own mall, where it never leaves the merchant. */
    agencyId: z.string().nullable(),
    serviceRate: z.int(),
    promoterRate: z.int(),
    paidIn: z.enum(PAID_IN),
  }),
  z.object({ by: z.literal('referral'), rate: z.int(), paidIn: z.enum(PAID_IN) }),
])
export type Terms = z.output<typeof termsRecord>

/** The commission of one order line with a promoter. The id is order and line, as the decision's. */
export const commissionRecord = z.object({
  orderId: z.string(),
  line: z.int(),
  shopId: z.string(),
  buyerId: z.string(),
  promoterId: z.string(),
  /** Shown in lists; the order's own words at its placement. */
  title: z.string(),
  quantity: z.int(),
  ruleset: z.string(),
  basis: z.enum(DECISION_BASES),
  terms: termsRecord,
  /** The points program that the shop was in, for commissions in points. */
  program: z.string(),
  pointsPerYuan: z.int(),
  /** What the buyer paid for the line, and what of it is not refunded, in fen. */
  paidFen: z.int(),
  leftFen: z.int(),
  /** The parts of `leftFen` by the formula. In points programs the fen parts are zero, in fen programs the points. */
  promoterFen: z.int(),
  agencyFen: z.int(),
  points: z.int(),
  state: z.enum(COMMISSION_STATES),
  /** The order was paid. */
  frozenAt: z.number(),
  /** When the hold ends; null before receipt was confirmed. Set once: the clock is never restarted (DF7). */
  dueAt: z.number().nullable(),
  /** When the settlement looks at it next; null: nothing to look for (no receipt yet, or no longer frozen). */
  lookAt: z.number().nullable(),
  /** What it waits for while frozen, as the promoter reads it; null once it is not frozen. */
  waitingFor: z.enum(WAITING_FOR).nullable(),
  /** After-sales and refunds on the line that have not ended; it settles only at zero. */
  openAfterSales: z.int(),
  settledAt: z.number().nullable(),
  /** Void or clawed back. */
  endedAt: z.number().nullable(),
  /** Grows with every change: a plan names the version it saw. */
  version: z.int(),
})
export type Commission = z.output<typeof commissionRecord>
export type CommissionState = Commission['state']

export const COMMISSION_STEPS: Steps<CommissionState> = {
  frozen: ['settled', 'void'],
  settled: ['clawed-back'],
  void: [],
  'clawed-back': [],
}

export const commissionId = (orderId: string, line: number): string => `${orderId}_${line}`
