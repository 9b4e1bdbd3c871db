import { PLAN_STATES, SKIPPED_BECAUSE, VERDICTS } from '@shared/contracts/settlement'
import * as z from 'zod'

/**
 * What the settlement would have done at `plannedAt`, and how far its execution is. The id is the beginning of the hash of
 * its rows, so the same books give the same plan.
 */
export const planRecord = z.object({
  hash: z.string(),
  state: z.enum(PLAN_STATES),
  plannedAt: z.number(),
  /** All rows; those that would settle, and what they would give in fen, fen and points. */
  rows: z.int(),
  settles: z.int(),
  promoterFen: z.int(),
  agencyFen: z.int(),
  points: z.int(),
  isPart: z.boolean(),
  /** How many page documents its rows fill, and the one that the execution works on. */
  pages: z.int(),
  place: z.int(),
  done: z.int(),
  settled: z.int(),
  skipped: z.int(),
})
export type Plan = z.output<typeof planRecord>

const rowRecord = z.object({
  commissionId: z.string(),
  promoterId: z.string(),
  title: z.string(),
  promoterFen: z.int(),
  agencyFen: z.int(),
  points: z.int(),
  /** The commission's version that the verdict is about. */
  version: z.int(),
  verdict: z.enum(VERDICTS),
  outcome: z.enum(['settled', ...SKIPPED_BECAUSE]).nullable(),
})
export type PlanRow = z.output<typeof rowRecord>

/** Rows of a document: a batch rewrites the whole of it, so it stays small. */
export const PAGE_ROWS = 100
/** Up to PAGE_ROWS rows of a plan, a promoter's beside each other. */
export const pageRecord = z.object({ planId: z.string(), place: z.int(), rows: z.array(rowRecord).max(PAGE_ROWS) })

export const pageId = (planId: string, place: number): string => `${planId}_${place}`

/** Policy: what is due settles by itself, every minute, unless the merchant wants to see a plan first. */
export const modePolicy = z.object({ byItself: z.boolean() })
export const MODE_ID = 'settlement-mode'
export const MODE_DEFAULT: z.output<typeof modePolicy> = { byItself: true }
