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

/**
 * The one document of a visitor: everything that a decision about them reads (spec/attribution.md, "State"). The id is
 * the visitor's. A visitor without one has not visited or registered yet.
 */
export const visitorRecord = z.object({
  binding: bindingRecord.nullable(),
  /** The last share that was visited and binds who registers; null before the first. */
  lastShare: z.object({ shareId: z.string(), promoterId: z.string(), visitedAt: z.number() }).nullable(),
  /** Time of the last visit, registration or order; the next one is stamped no earlier. */
  lastAt: z.number(),
})
export type Visitor = z.output<typeof visitorRecord>

/** A visitor of whom nothing is known. */
export const NEW_VISITOR: Visitor = { binding: null, lastShare: null, lastAt: 0 }
