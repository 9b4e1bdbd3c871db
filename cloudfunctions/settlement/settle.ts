import type { Commission } from '../commissions/model'
import { settling } from '../commissions/postings'
import { commissions } from '../commissions/repository'
import { openBook } from '../ledger/book'
import { promoters } from '../promoters/repository'
import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { settlesByItself } from './mode'
import { batchesOf, changeBy, LOOK_AGAIN_MS, type Ruling, rulingOn } from './rules'

/** A commission that is due by some query; `version` where only that one may settle. */
interface Wanted {
  readonly commissionId: string
  readonly version?: number
}

/** What was found of a wanted commission, and whether it still had the wanted version. */
interface Found {
  readonly ruling: Ruling
  readonly isUnchanged: boolean
}

/**
 * Settles what may be settled of one promoter's commissions, within the caller's transaction: an entry a line, the balances
 * once. What must wait is told when it is looked at next. Everything is decided by what the transaction itself reads, so it
 * may run twice, beside another one, or again after a crash.
 */
export async function settleIn(
  tx: Store,
  now: number,
  promoterId: string,
  wanted: readonly Wanted[],
): Promise<Found[]> {
  const book = openBook(tx, now)
  const isOnHold = (await promoters.get(tx, promoterId))?.state !== 'active'
  const found: Found[] = []
  for (const { commissionId, version } of wanted) {
    const commission = await commissions.get(tx, commissionId)
    const ruling = rulingOn(commission, isOnHold, now)
    const isUnchanged = commission !== null && (version === undefined || version === commission.version)
    found.push({ ruling, isUnchanged })
    if (commission === null || !isUnchanged || isAtRest(commission, ruling)) continue
    if (commission.promoterId !== promoterId) throw new Error('a commission is settled to its own promoter')
    if (ruling === 'settle') await book.post('settle', commissionId, settling(commission))
    await commissions.patch(tx, commissionId, changeBy(commission, ruling, now))
  }
  await book.save()
  return found
}

/** Nobody looks at it any more, and nothing is to be done. */
const isAtRest = ({ lookAt }: Commission, ruling: Ruling): boolean => ruling === 'gone' && lookAt === null

/** Commissions that one step looks for, and transactions that it begins: with its worst case it ends within the minute. */
const DUE_MAX = 200
const STEP_BATCHES = 20

/** The task `commissions.settle`, where the merchant lets it. */
export async function settleByItself(context: Context): Promise<string | null> {
  return (await settlesByItself(context)) ? settleDue(context) : null
}

/**
 * One step of it: what is due, oldest first. Answers 'more' while there may be others. Throws
 * the first failure after it tried the rest, so that nobody waits behind a promoter who is busy.
 */
export async function settleDue(context: Context): Promise<string | null> {
  const { db, now } = context
  const where = { lookAt: { below: now + 1 } }
  const due = await commissions.find(db, { where, oldestFirst: { by: 'lookAt' }, limit: DUE_MAX })
  const batches = batchesOf(due)
  const failures: unknown[] = []
  for (const batch of batches.slice(0, STEP_BATCHES)) {
    await settleBatch(context, batch).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return batches.length > STEP_BATCHES || due.length === DUE_MAX ? 'more' : null
}

type Due = { readonly _id: string; readonly promoterId: string }

/** One transaction for all; where that is impossible, one each, and what can't be settled alone is put off with an alarm. */
async function settleBatch(context: Context, batch: readonly Due[]): Promise<void> {
  try {
    await settleTogether(context, batch)
  } catch (error) {
    if (error instanceof Operational) throw error
    for (const one of batch) {
      await settleTogether(context, [one]).catch((reason) => putOff(context, one._id, reason))
    }
  }
}

async function settleTogether({ db, now }: Context, batch: readonly Due[]): Promise<void> {
  const wanted = batch.map(({ _id }) => ({ commissionId: _id }))
  await db.transact((tx) => settleIn(tx, now, batch[0]?.promoterId ?? '', wanted))
}

/** A mistake of ours must not hold up everybody behind it: people are told, and it is looked at again later. */
export async function putOff(context: Context, commissionId: string, reason: unknown): Promise<void> {
  if (reason instanceof Operational) throw reason
  const { db, now, log } = context
  log('settlement.failed', { message: reason instanceof Error ? reason.message : String(reason) })
  await db.transact(async (tx) => {
    const commission = await commissions.get(tx, commissionId)
    if (commission?.state !== 'frozen') return
    const change = { lookAt: now + LOOK_AGAIN_MS, version: commission.version + 1 }
    await commissions.patch(tx, commissionId, change)
  })
  await raiseAlarm(context, 'settlement-failed', commissionId, {
    reason: reason instanceof Error ? reason.name : 'thrown',
  })
}
