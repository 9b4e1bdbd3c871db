import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { isFinal } from '@shared/kernel/steps'
import { MINUTE_MS } from '@shared/kernel/time'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { EntryOf } from '../runtime/table'
import { REFUND_STEPS } from './model'
import { finishRefund, letGo } from './refunds'
import { refunds } from './repository'

/** Longer than any sending lasts: what WeChat does not know by then never arrived there. */
const ARRIVES_MS = 5 * MINUTE_MS

/**
 * Lets go of a refund that WeChat refuses for good. Only what WeChat does not know when it is asked now, and what was not
 * sent for a while, is released: a refund that is on its way would be paid, and its money could be refunded twice.
 */
export async function releaseByStaff(
  input: Parsed<'orders.releaseRefund'>,
  context: ActionContext,
): Promise<EntryOf<typeof refunds>> {
  const { db, caller, now, pay } = context
  const { requestId, refundId } = input
  const change = { actorId: caller.visitorId, requestId, action: 'orders.releaseRefund', input }
  const found = await refunds.get(db, refundId)
  if (found === null) throw new Refusal('NOT_FOUND')
  const said = isFinal(REFUND_STEPS, found.state) ? null : await pay.queryRefund(refundId)
  if (said !== null) await finishRefund(context, said)
  return db.transact(async (tx) => {
    const row = await refunds.get(tx, refundId)
    if (row === null) throw new Refusal('NOT_FOUND')
    if ((await carriedOut(tx, change)) !== null) return row
    if (isFinal(REFUND_STEPS, row.state)) throw new Refusal('ALREADY_DECIDED')
    const isYoung = now < (row.sentAt ?? row.requestedAt) + ARRIVES_MS
    if (said !== null || isYoung) throw new Refusal('REFUND_ON_ITS_WAY')
    await letGo(tx, row, now)
    await writeAudit(tx, change, { subject: refundId, reason: '', before: row.state, after: 'closed', at: now })
    return { ...row, state: 'closed' as const, lookAt: null }
  })
}
