import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { addressBooks } from '../addresses/repository'
import { balances } from '../ledger/repository'
import type { Member } from '../members/model'
import { identities, members } from '../members/repository'
import { messageBoxes } from '../messages/repository'
import { carts } from '../orders/repository'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { staff } from '../staff/repository'
import { NO_END } from '../visitors/model'
import { loadAnyVisitor } from '../visitors/repository'
import { CLEAR_STAGES } from './model'
import { closures } from './repository'
import { retirePromoter } from './retire'
import { blocksOf, holdingsOf, isSettled } from './rules'
import { type Found, standingOf } from './standing'

/** Somebody who does something else at the same moment is looked at again; whoever goes on doing so is not closed. */
const RUNS_MAX = 4

/**
 * Closes the caller's account. What stands against it is found by queries, and a transaction believes them only where the
 * documents that money and orders would have changed are as they were. Afterwards the identity is gone: the same person
 * comes back as a stranger.
 */
export async function closeAccount({ requestId }: Parsed<'closure.close'>, context: ActionContext): Promise<void> {
  const { db, caller } = context
  for (let run = 0; run < RUNS_MAX; run += 1) {
    if ((await closures.get(db, caller.visitorId)) !== null) return
    const found = await standingOf(context, caller.visitorId)
    const [block] = blocksOf(found)
    if (block !== undefined) throw new Refusal('CLOSURE_BLOCKED', { reason: block.reason })
    const closed = await db.transact((tx) => closeUnchanged(tx, found, requestId, context))
    if (closed === null) continue
    await forgetFiles(closed, context)
    return
  }
  throw new Operational('an account went on changing while it was to be closed')
}

/** Answers the files that nothing names any more, or null when what was found does not hold any longer. */
async function closeUnchanged(
  tx: Store,
  found: Found,
  requestId: string,
  { caller, now }: ActionContext,
): Promise<string[] | null> {
  const { visitorId: personId } = caller
  if ((await closures.get(tx, personId)) !== null) return []
  const { visitor, save } = await loadAnyVisitor(tx, personId)
  if (visitor.eventsTotal !== found.eventsTotal || !(await isStillSettled(tx, found, personId))) return null
  const member = await members.get(tx, personId)
  if (member === null) throw new Error('an account of nobody was to be closed')
  const fileIds = filesOf(member)
  // The binding stays: others' commissions stand on it, and it holds ids only.
  await save({ closedAt: now, dyes: {}, soonestEndAt: NO_END, lastShare: null, lost: [] })
  await members.patch(tx, personId, { ...NO_PERSON, closedAt: now })
  await retirePromoter(tx, personId, now)
  for (const identityId of found.identityIds) await identities.remove(tx, identityId)
  for (const theirs of [addressBooks, carts, messageBoxes]) await theirs.remove(tx, personId)
  const begin = { begunAt: now, stage: CLEAR_STAGES[0], cursor: null, lookAt: now }
  await closures.insert(tx, personId, { closedAt: now, ...begin, fileIds, requestId })
  return fileIds
}

/**
 * What is left of the member. With what they registered stays: ids of shares and codes of others, which the event log
 * needs to bind them again as it was.
 */
const NO_PERSON = {
  ...{ nickname: null, avatarFileId: null, leftFileId: null, phone: null },
  ...{ requestId: '', inputHash: '', sent: [] },
}

const filesOf = ({ avatarFileId, leftFileId }: Member): string[] =>
  [avatarFileId, leftFileId].filter((fileId) => fileId !== null)

async function isStillSettled(tx: Store, { balanceIds }: Found, personId: string): Promise<boolean> {
  if (((await staff.get(tx, personId))?.roles.length ?? 0) > 0) return false
  const held = []
  for (const id of balanceIds) {
    const row = await balances.get(tx, id)
    if (row !== null) held.push(row)
  }
  return isSettled(holdingsOf(held, personId))
}

/** At once, if storage answers; otherwise the job does it. */
async function forgetFiles(fileIds: readonly string[], { db, caller, files, log }: ActionContext): Promise<void> {
  if (fileIds.length === 0) return
  try {
    for (const fileId of fileIds) await files.remove(fileId)
    await closures.patch(db, caller.visitorId, { fileIds: [] })
  } catch (error) {
    if (!(error instanceof Operational)) throw error
    log('operational', { action: 'closure.files', reason: error.reason })
  }
}
