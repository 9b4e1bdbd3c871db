import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import { LOOK_MS, moveTo, type Row } from './move'
import { withdrawals } from './repository'
import { afterBill, isEnded, type Said } from './rules'

/**
 * Takes over what WeChat said of a bill: by an answer, a query or a verified notice. The same word twice, or an older one
 * after a newer, changes nothing. Ends must come from a query or a notice (spec/money.md). Null for a number that is none
 * of ours.
 */
export async function takeBill(context: Context, said: Said & { readonly billNo: string }): Promise<Row | null> {
  const { db, now } = context
  const { billNo } = said
  const { row, odd } = await db.transact(async (tx) => {
    const row = await withdrawals.get(tx, billNo)
    if (row === null) return { row, odd: 'unknown' as const }
    const decided = afterBill(row, said, now)
    if (decided.verdict === 'odd') return { row, odd: decided.what }
    if (decided.verdict === 'known') return { row, odd: null }
    const { to, fields } = decided
    const lookAt = isEnded(to) ? null : now + LOOK_MS
    return { row: await moveTo(tx, row, to, { ...fields, lookAt, refusedAt: null }, now), odd: null }
  })
  if (odd !== null) {
    const { state, amountFen } = said
    await raiseAlarm(context, `withdrawal.${odd}`, billNo, { state, amountFen, ours: row?.state ?? '' })
  }
  return row
}
