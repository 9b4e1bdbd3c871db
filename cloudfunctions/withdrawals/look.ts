import { Refusal } from '@shared/kernel/errors'
import { SECOND_MS } from '@shared/kernel/time'
import type { Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { hashed } from '../runtime/log'
import { hasTurn } from '../runtime/turns'
import { PayRefused, type TransferBill } from '../runtime/wechat-pay/port'
import { takeBill } from './bill'
import { askToCancel } from './cancel'
import { LOOK_MS, type Row } from './move'
import { withdrawals } from './repository'
import { isCancellable, isEnded } from './rules'
import { sendBill, transferOf } from './send'

/** Bills in one step: each may wait five seconds for WeChat, and a run of the job has a minute. */
const BATCH = 8

/** The task `withdrawals.look`: sends what was not sent, and asks WeChat how the others stand. */
export async function lookAtDue(context: Context): Promise<string | null> {
  const { db, now, log } = context
  const due = await withdrawals.find(db, {
    where: { lookAt: { below: now + 1 } },
    oldestFirst: { by: 'lookAt' },
    limit: BATCH,
  })
  for (const row of due) {
    try {
      await lookAt(context, row)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log('withdrawal.unlooked', { bill: hashed(row._id), message })
      // One bill that always fails must not keep the others waiting.
      await postpone(context, row._id)
      // Whoever did not answer about this one will not answer about the next.
      if (error instanceof Operational) return null
    }
  }
  return due.length === BATCH ? 'more' : null
}

/** Asks WeChat about one bill and does what follows. Bears being repeated and being killed at any call. */
export async function lookAt(context: Context, row: Row): Promise<void> {
  const { pay } = context
  if (isEnded(row.state) || row.channel !== 'wechat' || row.state === 'reviewing') return
  if (row.sentAt === null) return sendBill(context, row._id)
  const known = await pay.queryTransfer(row._id)
  // Not found is no failure: the same number is sent again, when that is due.
  if (known === null) return sendBill(context, row._id)
  const taken = await takeBill(context, known)
  if (known.state === 'WAIT_USER_CONFIRM' && taken?.packageInfo === null) await fetchPackage(context, row, known)
  if (row.cancelAskedAt !== null && isCancellable(known.state)) await askToCancel(context, row._id)
}

/** Only the answer to a sending has it; sent again, a bill that exists answers what it answered at first. */
async function fetchPackage(context: Context, row: Row, known: TransferBill): Promise<void> {
  try {
    const { packageInfo } = await context.pay.transfer(transferOf(row))
    await takeBill(context, { ...known, packageInfo })
  } catch (error) {
    // How the bill stands is known; the next look tries for the package again.
    if (!(error instanceof PayRefused)) throw error
  }
}

/** A page that waits asks again and again; WeChat is asked once in this time. */
const ASK_WECHAT = { max: 1, perMs: 3 * SECOND_MS }

/** The promoter wants to know now. */
export async function refresh(context: Context, promoterId: string, billNo: string): Promise<Row> {
  const row = await withdrawals.get(context.db, billNo)
  if (row?.promoterId !== promoterId) throw new Refusal('NOT_FOUND')
  if (isEnded(row.state) || !(await hasTurn(context.db, `withdrawal-look_${billNo}`, context.now, ASK_WECHAT)))
    return row
  await lookAt(context, row)
  return (await withdrawals.get(context.db, billNo)) ?? row
}

function postpone({ db, now }: Context, billNo: string): Promise<void> {
  return db.transact(async (tx) => {
    const row = await withdrawals.get(tx, billNo)
    if (row === null || row.lookAt === null || row.lookAt > now) return
    await withdrawals.patch(tx, billNo, { lookAt: isEnded(row.state) ? null : now + LOOK_MS })
  })
}
