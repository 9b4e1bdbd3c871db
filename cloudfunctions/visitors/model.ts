import { REJECTED_REASONS, SHARE_KINDS } from '@shared/contracts/attribution'
import * as z from 'zod'

/** Whom a customer belongs to, for good (ruleset `referral`), and why. */
export const bindingRecord = z.object({
  promoterId: z.string(),
  basis: z.enum(['code', 'share']),
  /** Why this promoter and not another, in the words of `bindings/rules.ts`. */
  because: z.enum(['typed-code', 'typed-code-over-share', 'share-of-page', 'share-of-last-visit']),
  boundAt: z.number(),
})
export type Binding = z.output<typeof bindingRecord>

/** What a dye lies on. */
export const slotField = z.enum(['product', 'channel', 'shop'])
export type Slot = z.output<typeof slotField>

/** One dye. `key` is the id of the product, channel or shop that it lies on. */
const dyeRecord = z.object({
  on: slotField,
  key: z.string(),
  promoter: z.string(),
  /** Share and target kind of the latest visit that dyed. */
  share: z.string(),
  kind: z.enum(SHARE_KINDS),
  /** The shop of that visit's target: its lock days extend a channel dye. */
  shop: z.string(),
  /** Number of that visit among the visitor's, which tells visits of one instant apart, and its time. */
  visit: z.int(),
  visitedAt: z.number(),
  /** Alive at exactly this time, dead after it. */
  endsAt: z.number(),
  /** How many orders of this chain have moved the end. */
  extensions: z.int(),
})
export type Dye = z.output<typeof dyeRecord>

/** A visit that dyed nobody, or whose dye is gone, and why: kept for the explanation alone, never for a decision. */
const lostVisitRecord = z.object({
  ruleset: z.string(),
  reason: z.enum(REJECTED_REASONS),
  promoter: z.string(),
  share: z.string(),
  kind: z.enum(SHARE_KINDS),
  visit: z.int(),
  visitedAt: z.number(),
  /** What it would have lain on; null when the target belongs to no shop that is known. */
  on: slotField.nullable(),
  key: z.string().nullable(),
})
export type LostVisit = z.output<typeof lostVisitRecord>

/**
 * The one document of a visitor: everything that a decision about them reads (spec/attribution.md, "State"). The id is
 * the visitor's. A visitor without one has not visited or registered yet.
 */
export const visitorRecord = z.object({
  binding: bindingRecord.nullable(),
  /** The last share that was visited and binds who registers; null before the first. */
  lastShare: z.object({ shareId: z.string(), promoterId: z.string(), visitedAt: z.number() }).nullable(),
  /** The member whom this visitor turned out to be, once another device linked them; null for everybody else. */
  becameId: z.string().nullable(),
  /** When they closed their account, after which nothing is placed or bound in their name; null for everybody else. */
  closedAt: z.number().nullable().default(null),
  /** Time of the last visit, registration or order; the next one is stamped no earlier. */
  lastAt: z.number(),
  /** Visits, registrations and orders so far: their numbers tell apart what happened at one instant. */
  eventsTotal: z.int(),
  visitsTotal: z.int(),
  /** By ruleset; the rules of `attribution` write them. */
  dyes: z.record(z.string(), z.array(dyeRecord)),
  /** No dye ends before this time, so that a write need not look at every one of them. */
  soonestEndAt: z.number(),
  /** The last visits that lost, the older first. */
  lost: z.array(lostVisitRecord),
})
export type Visitor = z.output<typeof visitorRecord>

/** Later than any dye ends: the soonest end of none. */
export const NO_END = Number.MAX_SAFE_INTEGER

/** A visitor of whom nothing is known. */
export const newVisitor = (): Visitor => ({
  binding: null,
  lastShare: null,
  becameId: null,
  closedAt: null,
  lastAt: 0,
  eventsTotal: 0,
  visitsTotal: 0,
  dyes: {},
  soonestEndAt: NO_END,
  lost: [],
})

/**
 * Policy: the promoter closed their account, and what would be theirs is nobody's from then on. A policy, because whoever
 * places an order asks for others in the same query. Whom a line belongs to is decided as ever (spec/attribution.md).
 */
export const closedPolicyId = (promoterId: string): string => `closed_${promoterId}`
