import { DECISION_BASES, REJECTED_REASONS, SHARE_KINDS } from '@shared/contracts/attribution'
import * as z from 'zod'

/** A visit, append-only. The id is made of the visitor and the request, so the same page instance is the same visit. */
export const visitRecord = z.object({
  visitorId: z.string(),
  at: z.number(),
  /** Its number among the visitor's events, which orders those of one instant. */
  number: z.int(),
  /** Id of the share that opened the session; null where none did, or one that is not ours. */
  shareId: z.string().nullable(),
  page: z.object({ kind: z.string(), id: z.string() }),
  forwardedBy: z.string().nullable(),
  /** WeChat's number for how the app was entered; null outside WeChat. */
  scene: z.int().nullable(),
})

const candidateRecord = z.object({
  ruleset: z.string(),
  promoter: z.string(),
  share: z.string(),
  kind: z.enum(SHARE_KINDS),
  visitedAt: z.number(),
})

/** Why an order line belongs to whom it does, written with the order and never again. The id is order and line. */
export const decisionRecord = z.object({
  orderId: z.string(),
  line: z.int(),
  buyerId: z.string(),
  productId: z.string(),
  amountFen: z.int(),
  channelId: z.string().nullable(),
  decidedAt: z.number(),
  number: z.int(),
  promoterId: z.string().nullable(),
  basis: z.enum(DECISION_BASES),
  ruleset: z.object({ name: z.string(), hash: z.string() }).nullable(),
  because: z
    .union([
      candidateRecord.omit({ promoter: true }).extend({ by: z.literal('dye'), endsAt: z.number() }),
      z.object({ by: z.literal('binding'), boundBy: z.enum(['code', 'share']), boundAt: z.number() }),
    ])
    .nullable(),
  rejected: z.array(candidateRecord.extend({ reason: z.enum(REJECTED_REASONS) })),
})
export type StoredDecision = z.output<typeof decisionRecord>

/** Names of the mall's rulesets, in order. */
export const rulesetsPolicy = z.array(z.string())
export const RULESETS_POLICY_ID = 'rulesets'
/** In force until the mall announces others. */
export const RULESETS_DEFAULT = ['tuike-2025', 'referral'] as const
