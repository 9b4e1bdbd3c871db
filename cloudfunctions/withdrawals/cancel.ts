import { Refusal } from '@shared/kernel/errors'
import type { Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { hashed } from '../runtime/log'
import { PayRefused } from '../runtime/wechat-pay/port'
import { takeBill } from './bill'
import { moveTo, type Row } from './move'
import { withdrawals } from './repository'
import { isEnded } from './rules'

/**
 * The promoter takes a withdrawal back. What is still with us ends at once; what WeChat has is asked for, and may end in
 * `paid` all the same. Repeated, it answers what became of it.
 */
export async function cancel(context: Context, promoterId: string, billNo: string): Promise<Row> {
  const { db, now } = context
  const row = await db.transact(async (tx): Promise<Row> => {
    const row = await withdrawals.get(tx, billNo)
    if (row?.promoterId !== promoterId) throw new Refusal('NOT_FOUND')
    if (row.cancelAskedAt !== null) return row
    if (isEnded(row.state)) throw new Refusal('NOT_CANCELLABLE')
    // It stands in a file that finance pays from: somebody would be paid and have the money back too.
    if (row.exportedAt !== null) throw new Refusal('NOT_CANCELLABLE')
    const isOurs = row.state === 'reviewing' || row.sentAt === null
    return moveTo(tx, row, isOurs ? 'cancelled' : row.state, { cancelAskedAt: now }, now)
  })
  if (isEnded(row.state)) return row
  try {
    await askToCancel(context, billNo)
  } catch (error) {
    // The wish is written down: the job asks again.
    if (!(error instanceof Operational)) throw error
    context.log('withdrawal.uncancelled', { bill: hashed(billNo), reason: error.reason })
  }
  return (await withdrawals.get(db, billNo)) ?? row
}

/** Asks WeChat to cancel, and takes over how the bill stands then. */
export async function askToCancel(context: Context, billNo: string): Promise<void> {
  const { pay } = context
  try {
    await pay.cancelTransfer(billNo)
  } catch (error) {
    // Too late, or a number that WeChat does not know yet: the query below, or the job's next one, says which.
    if (!(error instanceof PayRefused)) throw error
  }
  const known = await pay.queryTransfer(billNo)
  if (known !== null) await takeBill(context, known)
}
