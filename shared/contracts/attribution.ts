import * as z from 'zod'
import { command, query } from './action'
import { rateField } from './catalog-shapes'
import { idField, maskedNameField, pageInput, pageOutput, shareCodeField, timeField } from './fields'

/** What a page of the app shows: its kind and the id of what it shows. */
const page = z.strictObject({ kind: z.string().min(1).max(32), id: z.string().min(1).max(64) })

/** Why a candidate lost (spec/attribution.md, `rejected`). */
export const REJECTED_REASONS = [
  'expired',
  'older',
  'indirect-under-direct',
  'not-promoted',
  'minted-elsewhere',
  'minted-before-registration',
  'forwarded-content',
  'kind-not-covered',
] as const
export const DECISION_BASES = ['direct', 'indirect', 'last-touch', 'bound', 'none'] as const
export const SHARE_KINDS = ['product', 'live', 'video', 'article', 'coupon', 'shop', 'miniprogram', 'register'] as const

/** One thing that spoke for a promoter: a visit through a share, or a registration. Who they are is never the promoter's to read. */
const candidate = z.object({
  kind: z.enum(SHARE_KINDS).nullable(),
  at: timeField,
  /** Until when it held; null where it holds for good or never held. */
  until: timeField.nullable(),
  /** Masked name for the merchant's staff; null for promoters, except their own. */
  promoterName: maskedNameField.nullable(),
  isMine: z.boolean(),
})

export const attribution = {
  /**
   * One visit a page instance. `share`: the code that opened the session, if one did; `forwardedBy`: public id of who
   * forwarded the card, if it says so; `scene`: WeChat's number for how the app was entered.
   */
  'attribution.visit': command({
    who: 'visitor',
    input: {
      share: shareCodeField.optional(),
      page,
      /** Whoever the card names, however badly: that it was forwarded is what counts. */
      forwardedBy: z.string().min(1).max(64).optional(),
      scene: z.int().min(0).max(9_999).optional(),
    },
    /** What the share was: a changed one is refused (and counted) here, and the visit is recorded without it. */
    output: z.object({ share: z.enum(['none', 'valid', 'unknown', 'tampered']) }),
    refusals: [],
  }),

  /**
   * Who would be credited if the caller bought the product now, for 由 小* 推荐; null: nobody, or the caller. `contentId`: the
   * content page that the product was opened from. The placement decides anew.
   */
  'attribution.recommender': query({
    who: 'visitor',
    input: { productId: idField, contentId: idField.optional() },
    output: z.object({ recommender: z.object({ name: maskedNameField }).nullable() }),
    refusals: [],
  }),

  /** The order lines that went to the promoter, newest first. */
  'attribution.decisions': query({
    who: 'promoter',
    input: { ...pageInput },
    output: pageOutput(
      z.object({
        orderId: z.string(),
        line: z.int(),
        productTitle: z.string(),
        /** What the buyer paid for the line. */
        amountFen: z.int(),
        basis: z.enum(DECISION_BASES),
        decidedAt: timeField,
      }),
    ),
    refusals: [],
  }),

  /** Why an order line went to whom it went. For its promoter and the merchant's staff. */
  'attribution.why': query({
    who: 'member',
    input: { orderId: idField, line: z.int().min(0).max(999) },
    output: z.object({
      basis: z.enum(DECISION_BASES),
      ruleset: z.string().nullable(),
      decidedAt: timeField,
      isMine: z.boolean(),
      because: candidate.extend({ boundBy: z.enum(['code', 'share']).nullable() }).nullable(),
      rejected: z.array(candidate.extend({ reason: z.enum(REJECTED_REASONS) })),
    }),
    refusals: [],
  }),

  /**
   * What orders of the promoter's own customers earn now, as part of what was paid (spec/money.md, ruleset `referral`), at
   * their own rate where one was agreed. Null while no ruleset in force credits a binding.
   */
  'attribution.referral': query({
    who: 'promoter',
    input: {},
    output: z.object({ referral: z.object({ rate: rateField, paidIn: z.enum(['fen', 'points']) }).nullable() }),
    refusals: [],
  }),

  /** The mall's rulesets in order: in force now, and announced if others are. */
  'attribution.rulesets': query({
    who: ['owner', 'operator', 'finance'],
    input: {},
    output: z.object({
      inForce: z.array(z.string()),
      announced: z.object({ names: z.array(z.string()), from: timeField }).nullable(),
      published: z.array(z.object({ name: z.string(), hash: z.string() })),
    }),
    refusals: [],
  }),

  /** Which rulesets decide, and in which order, from about a minute from now on; orders placed before keep theirs. */
  'attribution.setRulesets': command({
    who: ['owner'],
    input: { names: z.array(z.string().max(40)).min(1).max(8) },
    output: z.object({ from: timeField }),
    refusals: [],
  }),
} as const
