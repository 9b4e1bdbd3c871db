import type { Output } from '@shared/contracts'
import * as z from 'zod'

export type Block = Output<'closure.check'>['blocks'][number]

/** What is cleared after an account was closed, in this order: what needs storage comes last, lest it holds up the rest. */
export const CLEAR_STAGES = ['person', 'orders', 'gifts', 'messages', 'shares', 'after-sales', 'files'] as const
export type ClearStage = (typeof CLEAR_STAGES)[number]

/** An account that was closed; the document's id is the person's. What is left to delete is a job's. */
export const closureRecord = z.object({
  closedAt: z.number(),
  /** When the job goes on clearing; null: nothing is left. */
  lookAt: z.number().nullable(),
  /** When the round through the stages began that is under way, and where it goes on. */
  begunAt: z.number(),
  stage: z.enum(CLEAR_STAGES),
  cursor: z.string().nullable(),
  /** Files that no row names any more. */
  fileIds: z.array(z.string()),
  requestId: z.string(),
})
export type Closure = z.output<typeof closureRecord>
