import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'

/** A change by the staff: once a request, written down with who made it and what was before. */
export function change(
  action: string,
  subject: string,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  make: (tx: Store) => Promise<{ readonly before: object; readonly after: object }>,
): Promise<void> {
  const made = { actorId: caller.visitorId, requestId: input.requestId, action, input }
  return db.transact(async (tx) => {
    if ((await carriedOut(tx, made)) !== null) return
    const { before, after } = await make(tx)
    const words = { before: JSON.stringify(before), after: JSON.stringify(after) }
    await writeAudit(tx, made, { subject, reason: '', ...words, at: now })
  })
}
