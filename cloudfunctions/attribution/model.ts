import { DECISION_BASES, type REJECTED_REASONS, SHARE_KINDS } from '@shared/contracts/attribution'
import * as z from 'zod'
import { type Dye, type LostVisit, newVisitor, slotField, visitorRecord } from '../visitors/model'
import { LOCK_ROWS, type LockDays } from './lock-days'

export type { Dye, LostVisit, Slot } from '../visitors/model'
export { NO_END } from '../visitors/model'

/** What a share may point to (spec/attribution.md, vocabulary). */
export const TARGET_KINDS = SHARE_KINDS
export type TargetKind = (typeof TARGET_KINDS)[number]
export const MINTED_VIA = ['program', 'elsewhere'] as const
export type Basis = (typeof DECISION_BASES)[number]
export type Reason = (typeof REJECTED_REASONS)[number]

/** What a visit through a share of one kind does. A kind without a rule dyes nobody. */
const targetRule = z.strictObject({
  /** The row of the lock-days table that the dyes live by. */
  row: z.enum(LOCK_ROWS),
  /** What is dyed: the product of the page, the shop of the share's target, the channel of the share's content. */
  dyes: z.array(slotField).min(1),
  /** Whether the share's own product must be promoted at the visit. */
  plan: z.enum(['needed', 'ignored']),
  /** Whether the page must be a promoted product of the shop of the share's target. */
  page: z.enum(['any', 'promoted-product-of-shop']),
  /** Whether the share still dyes when somebody forwarded it. */
  forwarded: z.enum(['kept', 'lost']),
})
export type TargetRule = z.output<typeof targetRule>

/** A ruleset is data: a name for ever and what one engine does under it. Another content needs another name. */
export const rulesetSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  /** Which shares count at all. */
  share: z.strictObject({
    via: z.enum(['program', 'any']),
    /** `at-mint`: the promoter must have been registered when the share was minted, or at the same instant. */
    registered: z.enum(['at-mint', 'ignored']),
  }),
  targets: z.partialRecord(z.enum(TARGET_KINDS), targetRule),
  chain: z.strictObject({
    /** What a visit through the same promoter does to a dye that is alive: keep the later end, or begin anew. */
    reentry: z.enum(['later-end', 'anew']),
    /** How many orders of one chain move its end. */
    extensionsMax: z.int().nonnegative(),
  }),
  order: z.strictObject({
    /** Whether the line's product must be promoted at the order. */
    plan: z.enum(['needed', 'ignored']),
    /** From the strongest: the first tier with a live candidate decides, the newest visit within it. */
    tiers: z
      .array(
        z.strictObject({
          basis: z.enum(DECISION_BASES).exclude(['none']),
          on: z.array(z.enum(['product', 'channel', 'shop', 'binding'])).min(1),
        }),
      )
      .min(1),
  }),
})
export type Ruleset = z.output<typeof rulesetSchema>

/** A ruleset that was published, with the hash of its content. */
export interface Published {
  readonly rules: Ruleset
  /** sha256 of the content as canonical JSON, in hex. */
  readonly hash: string
  /** Whether visits mean anything under it. */
  readonly dyesVisitors: boolean
}

/** Most live dyes of a visitor under one ruleset, and most lost visits: spec/attribution.md, "State". */
export const DYES_MAX = 500
export const LOST_VISITS_MAX = 20

/** The part of a visitor's document that attribution reads and writes; `visitors` owns the time of the last event. */
export const visitorState = visitorRecord.pick({
  binding: true,
  dyes: true,
  soonestEndAt: true,
  lost: true,
  visitsTotal: true,
})
/** Plain JSON. The functions that take one change it in place: it was loaded, or made, to be written back. */
export type VisitorState = z.output<typeof visitorState>

/** A visitor of whom nothing is known. */
export function newState(): VisitorState {
  const { binding, dyes, soonestEndAt, lost, visitsTotal } = newVisitor()
  return { binding, dyes, soonestEndAt, lost, visitsTotal }
}

export interface MintedShare {
  readonly id: string
  readonly promoter: Promoter
  readonly kind: TargetKind
  /** The id of what it points to. */
  readonly target: string
  readonly via: (typeof MINTED_VIA)[number]
  readonly mintedAt: number
}

export interface Promoter {
  readonly id: string
  /** When they first registered; null: not yet. */
  readonly registeredAt: number | null
}

/** Where the target of a share lies: `promoted` for a product, `channel` for a content. */
export interface Place {
  readonly id: string
  readonly shop: string
  readonly channel?: string
  readonly promoted?: boolean
}

/** What holds at the moment of the event that is judged. `undefined`: not known then. */
export interface World {
  share(id: string): MintedShare | undefined
  product(id: string): (Place & { readonly promoted: boolean }) | undefined
  content(id: string): (Place & { readonly channel: string }) | undefined
  coupon(id: string): Place | undefined
  /** The shop's own days where it has any, the default for the rest. */
  lockDays(shop: string): LockDays
}

/** Under what an event is judged. */
export interface Terms {
  /** In force at the event, in the mall's order. */
  readonly rulesets: readonly Published[]
  readonly world: World
  /** Whether lost visits are kept for explanations; no decision depends on it. */
  readonly keepsLost: boolean
}

export interface Visit {
  readonly t: number
  readonly share: string | null
  readonly page: { readonly kind: string; readonly id: string }
  readonly forwardedBy?: string | null
}

export interface OrderLine {
  readonly product: string
  readonly channel?: string | null
}

export interface Order {
  readonly t: number
  readonly lines: readonly OrderLine[]
}

/** Why this promoter: the dye with its visit and share, or the binding. */
export type Because = { readonly ruleset: string; readonly hash: string } & (
  | ({ readonly by: 'dye' } & Omit<Dye, 'promoter' | 'shop'>)
  | { readonly by: 'binding'; readonly boundBy: 'code' | 'share'; readonly boundAt: number }
)

/** A candidate that lost, and why; `ruleset` is the one under which it lost. */
export type Rejected = Omit<LostVisit, 'on' | 'key'>

export interface Decision {
  readonly promoter: string | null
  readonly basis: Basis
  /** The ruleset that decided; null where none did. */
  readonly ruleset: { readonly name: string; readonly hash: string } | null
  readonly because: Because | null
  readonly rejected: readonly Rejected[]
}
