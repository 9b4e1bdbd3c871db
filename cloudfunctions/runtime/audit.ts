import { Refusal } from '@shared/kernel/errors'
import * as z from 'zod'
import type { Store } from './database'
import { inputHash } from './replay'
import { table } from './table'

/** Who of the staff did what to whom, when, and what it was before. Written in the transaction of the change. */
const auditEntry = z.object({
  actorId: z.string(),
  action: z.string(),
  subject: z.string(),
  reason: z.string(),
  before: z.string(),
  after: z.string(),
  inputHash: z.string(),
  /** What the command answered, where a repetition could not find it out anew. */
  answer: z.number().nullable(),
  at: z.number(),
})

const entries = table('audit', auditEntry)

interface Change {
  readonly actorId: string
  readonly requestId: string
  readonly action: string
  readonly input: object
}

const entryId = ({ actorId, requestId }: Change) => `${actorId}_${requestId}`
const hashOf = ({ action, input }: Change) => inputHash({ action, input })

/**
 * What this very request wrote down before, or null: the audit log is the memory of staff commands, also of those that
 * changed nothing. Throws CONFLICT when the same request id came for something else.
 */
export async function carriedOut(tx: Store, change: Change) {
  const entry = await entries.get(tx, entryId(change))
  if (entry !== null && entry.inputHash !== hashOf(change)) {
    throw new Refusal('CONFLICT', { requestId: change.requestId })
  }
  return entry
}

interface What {
  readonly subject: string
  readonly reason: string
  readonly before: string
  readonly after: string
  readonly answer?: number
  readonly at: number
}

export function writeAudit(tx: Store, change: Change, { answer, ...what }: What): Promise<void> {
  const { actorId, action } = change
  return entries.insert(tx, entryId(change), {
    ...{ actorId, action, inputHash: hashOf(change), answer: answer ?? null },
    ...what,
  })
}
