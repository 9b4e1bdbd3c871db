import { fen } from '@shared/kernel/money'
import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { hashed } from '../runtime/log'
import { PayRefused, type TransferOrder } from '../runtime/wechat-pay/port'
import { takeBill } from './bill'
import { LOOK_MS, moveTo, type Row } from './move'
import { TRANSFER_REMARK } from './phrases'
import { withdrawals } from './repository'
import { afterRefusal, isLastWord } from './rules'

/** Sends a wallet's bill that nobody sent yet. When WeChat is not there the job does it: the request has done its part. */
export async function handOver(context: Context, row: Row): Promise<Row> {
  if (row.state !== 'paying' || row.sentAt !== null) return row
  try {
    await sendBill(context, row._id)
  } catch (error) {
    if (!(error instanceof Operational)) throw error
    context.log('withdrawal.unsent', { bill: hashed(row._id), reason: error.reason })
  }
  return (await withdrawals.get(context.db, row._id)) ?? row
}

/**
 * Hands a bill to WeChat, again with the same number where an answer was lost. Only what is due is sent, and it is due
 * again after LOOK_MS, so two sendings of a bill are never on their way at once (`afterRefusal` relies on it).
 */
export async function sendBill(context: Context, billNo: string): Promise<void> {
  const row = await markSent(context, billNo)
  if (row === null) return
  try {
    const said = await context.pay.transfer(transferOf(row))
    // An answer may be a stored one; an end is believed from a query only.
    const confirmed = isLastWord(said.state) ? await context.pay.queryTransfer(billNo) : said
    if (confirmed !== null) await takeBill(context, confirmed)
  } catch (error) {
    if (!(error instanceof PayRefused)) throw error
    await hearRefusal(context, row, error.code)
  }
}

/** What WeChat is asked to pay; it is the same each time. Throws for a bill that is not paid to a wallet. */
export function transferOf({ _id: billNo, openid, amountFen, realName }: Row): TransferOrder {
  if (openid === null) throw new Error('only a wallet is paid by WeChat')
  return { billNo, openid, amountFen: fen(amountFen), realName, remark: TRANSFER_REMARK }
}

/** Written before WeChat is called, so that nobody holds for unsent what may be on its way. Answers the row from before. */
function markSent({ db, now }: Context, billNo: string): Promise<Row | null> {
  return db.transact(async (tx) => {
    const row = await withdrawals.get(tx, billNo)
    if (row === null || row.channel !== 'wechat' || row.state !== 'paying') return null
    if (row.lookAt === null || row.lookAt > now) return null
    await withdrawals.patch(tx, billNo, {
      sentAt: row.sentAt ?? now,
      lookAt: now + LOOK_MS,
      attempts: row.attempts + 1,
      refusedAt: null,
      version: row.version + 1,
    })
    return row
  })
}

/** WeChat said no. It may know the bill all the same, from a sending whose answer we never heard. */
async function hearRefusal(context: Context, before: Row, code: string): Promise<void> {
  const { db, now, pay } = context
  const { _id: billNo, amountFen } = before
  const known = await pay.queryTransfer(billNo)
  if (known !== null) {
    await takeBill(context, known)
    return
  }
  await raiseAlarm(context, 'withdrawal.refused', billNo, { code, amountFen })
  await db.transact(async (tx) => {
    const row = await withdrawals.get(tx, billNo)
    if (row?.state !== 'paying') return
    const { refusedAt } = before
    const verdict = afterRefusal({ refusedAt, cancelAskedAt: row.cancelAskedAt }, code)
    if (verdict === 'wait') await moveTo(tx, row, row.state, { refusedAt: now, reason: code }, now)
    else await moveTo(tx, row, verdict, { reason: code }, now)
  })
}
