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

/**
 * True when this very request was carried out before (the audit log is the memory of staff commands).
 * Throws CONFLICT when the same request id came with another input.
 */
export async function wasCarriedOut(tx: Store, change: Change): Promise<boolean> {
  const entry = await entries.get(tx, entryId(change))
  if (entry === null) return false
  if (entry.inputHash !== inputHash(change.input)) throw new Refusal('CONFLICT', { requestId: change.requestId })
  return true
}

export function writeAudit(
  tx: Store,
  change: Change,
  what: { subject: string; reason: string; before: string; after: string; at: number },
): Promise<void> {
  const { actorId, action, input } = change
  return entries.insert(tx, entryId(change), { actorId, action, inputHash: inputHash(input), ...what })
}
