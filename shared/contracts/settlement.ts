import * as z from 'zod'
import { command, query } from './action'
import { maskedNameField, pageInput, timeField } from './fields'

/** Most rows of one plan that settle: what a request can look at in its time. What is beyond stands in the next plan. */
export const PLAN_ROWS_MAX = 2_000
/** Most rows of one plan that must wait: shown, and no reason to keep what settles out of the plan. */
export const PLAN_WAITS_MAX = 500
export const PLAN_STATES = ['planned', 'running', 'done'] as const
/** What the settlement would do with a commission that is due, and why not. */
export const VERDICTS = ['settle', 'after-sale', 'promoter-on-hold'] as const
export const SKIPPED_BECAUSE = ['changed', 'after-sale', 'promoter-on-hold', 'gone'] as const

const planId = z.string().regex(/^[0-9a-f]{32}$/)
const plan = z.object({
  planId: z.string(),
  /** sha256 of the rows, in hex: the plan's id is its beginning. */
  hash: z.string(),
  state: z.enum(PLAN_STATES),
  plannedAt: timeField,
  rows: z.int(),
  /** Rows whose verdict is `settle`, and what they would give. */
  settles: z.int(),
  promoterFen: z.int(),
  agencyFen: z.int(),
  points: z.int(),
  /** Whether more would settle than the plan holds. */
  isPart: z.boolean(),
  done: z.int(),
  settled: z.int(),
  skipped: z.int(),
})

export const settlement = {
  /** Whether what is due settles by itself, or only by an executed plan. */
  'settlement.mode': query({
    who: ['owner', 'finance'],
    input: {},
    output: z.object({
      /** Now, and as it was last announced, which may begin within a minute. */
      byItself: z.boolean(),
      announced: z.object({ byItself: z.boolean(), from: timeField }).nullable(),
    }),
    refusals: [],
  }),

  'settlement.setMode': command({
    who: ['owner'],
    input: { byItself: z.boolean() },
    output: z.object({ from: timeField }),
    refusals: [],
  }),

  /** A dry run: what would settle now. Changes no commission; the same books give the same plan. */
  'settlement.plan': command({ who: ['owner', 'finance'], input: {}, output: plan, refusals: [] }),

  'settlement.planned': query({ who: ['owner', 'finance'], input: { planId }, output: plan, refusals: [] }),

  'settlement.rows': query({
    who: ['owner', 'finance'],
    input: { ...pageInput, planId },
    output: z.object({
      items: z.array(
        z.object({
          commissionId: z.string(),
          promoterName: maskedNameField,
          title: z.string(),
          promoterFen: z.int(),
          agencyFen: z.int(),
          points: z.int(),
          version: z.int(),
          verdict: z.enum(VERDICTS),
          /** After the execution: settled, or skipped and why; null before. */
          outcome: z.enum(['settled', ...SKIPPED_BECAUSE]).nullable(),
        }),
      ),
      cursor: z.string().nullable(),
    }),
    refusals: [],
  }),

  /** Executes the plan: each row whose version is unchanged settles, the others are reported with why. A job; ask `planned`. */
  'settlement.execute': command({ who: ['owner', 'finance'], input: { planId }, output: plan, refusals: [] }),
} as const
