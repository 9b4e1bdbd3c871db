import { carriedOut, writeAudit } from './audit'
import type { ActionContext } from './context'
import type { Store } from './database'
import { announcedPolicy, announcePolicy } from './policies'

interface Announcement {
  readonly policyId: string
  readonly subject: string
  readonly value: object
  /** When it shall begin, replacing what was announced for later; as soon as may be when missing. */
  readonly from?: number
  /** What shall follow it. */
  readonly end?: { readonly from: number; readonly value: object }
}

/** A change of policy by the staff: once a request, written down with who made it. Answers from when it holds. */
export function announce(
  action: string,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  decide: (tx: Store) => Promise<Announcement>,
): Promise<number> {
  const change = { actorId: caller.visitorId, requestId: input.requestId, action, input }
  return db.transact(async (tx) => {
    const done = await carriedOut(tx, change)
    if (done !== null) return done.answer ?? now
    const { policyId, subject, value, from: wantedFrom, end } = await decide(tx)
    const last = await announcedPolicy(tx, policyId)
    const from = await announcePolicy(tx, policyId, now, value, wantedFrom)
    if (end !== undefined) await announcePolicy(tx, policyId, now, end.value, end.from)
    const before = JSON.stringify(last?.value ?? {})
    const after = JSON.stringify(end === undefined ? value : { ...value, endAt: end.from })
    await writeAudit(tx, change, { subject, reason: '', before, after, answer: from, at: now })
    return from
  })
}
