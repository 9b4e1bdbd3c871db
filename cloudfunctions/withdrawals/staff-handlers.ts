import { Refusal } from '@shared/kernel/errors'
import { promoters } from '../promoters/repository'
import { carriedOut, writeAudit } from '../runtime/audit'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { approve, markPaid, markReturned, reject } from './decide'
import { exportToPay } from './export'
import { setLimits } from './limits'
import { withdrawals } from './repository'
import { importResults } from './results'
import { writeStatement } from './statement'
import { asListed, asStaff } from './view'

export const withdrawalStaffHandlers: HandlersOf<
  | 'withdrawals.staffList'
  | 'withdrawals.approve'
  | 'withdrawals.reject'
  | 'withdrawals.markPaid'
  | 'withdrawals.markReturned'
  | 'withdrawals.exportToPay'
  | 'withdrawals.importResults'
  | 'withdrawals.staffStatement'
  | 'withdrawals.setLimits'
> = {
  'withdrawals.staffList': async ({ cursor, size, state, channel }, { db }) => {
    const where = { ...(state === undefined ? {} : { state }), ...(channel === undefined ? {} : { channel }) }
    const page = await newestPage(withdrawals, db, { where, by: 'requestedAt', cursor, size })
    return { items: await asListed(db, page.items), cursor: page.cursor }
  },

  'withdrawals.approve': async (input, context) => asStaff(context.db, await approve(input, context)),
  'withdrawals.reject': async (input, context) => asStaff(context.db, await reject(input, context)),
  'withdrawals.markPaid': async (input, context) => asStaff(context.db, await markPaid(input, context)),
  'withdrawals.markReturned': async (input, context) => asStaff(context.db, await markReturned(input, context)),

  'withdrawals.exportToPay': exportToPay,
  'withdrawals.importResults': importResults,

  'withdrawals.staffStatement': async (input, context) => {
    const { db, caller, now } = context
    const { promoterId, requestId } = input
    const change = { actorId: caller.visitorId, requestId, action: 'withdrawals.staffStatement', input }
    await db.transact(async (tx) => {
      if ((await promoters.get(tx, promoterId)) === null) throw new Refusal('NOT_FOUND')
      if ((await carriedOut(tx, change)) !== null) return
      await writeAudit(tx, change, { subject: promoterId, reason: '', before: '', after: input.month, at: now })
    })
    return writeStatement(input, context)
  },

  'withdrawals.setLimits': async (input, context) => ({ from: await setLimits(input, context) }),
}
