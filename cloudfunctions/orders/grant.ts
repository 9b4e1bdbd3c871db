import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { HOUR_MS } from '@shared/kernel/time'
import { issuer, pointsPurse } from '../ledger/accounts'
import { openBook } from '../ledger/book'
import { entryId } from '../ledger/model'
import { entries } from '../ledger/repository'
import { add, give } from '../ledger/rules'
import type { ActionContext, Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { stepDueRows } from '../runtime/due-rows'
import type { EntryOf } from '../runtime/table'
import { isBeingRefunded, pointsGiven } from './refund-rules'
import { orders } from './repository'
import { changeCommissions, dueFrom } from './waiting'

type OrderRow = EntryOf<typeof orders>

/** Points wait for the end of an after-sale; they are looked for again after this. */
const AGAIN_MS = HOUR_MS
/** Orders that one step of the task gives points to. */
const BATCH = 20

/** Gives the order's consumption points, once: on the claim, else when the last open line's hold ends (spec/money.md). */
async function grant(tx: Store, order: OrderRow, now: number, claimRequestId: string | null): Promise<number> {
  const given = pointsGiven(order)
  const book = openBook(tx, now)
  await book.post('grant', order._id, [
    add(issuer(order.program), -given),
    give(pointsPurse(order.program, order.buyerId), given),
  ])
  await book.save()
  const version = order.version + 1
  await orders.patch(tx, order._id, { grantedPoints: given, grantAt: null, claimRequestId, version })
  return given
}

/** The buyer claims them after confirming receipt, and with it says that the order is done: its referral lines are due. */
export function claimPoints(input: Parsed<'orders.claimPoints'>, { db, caller, now }: ActionContext): Promise<number> {
  return db.transact(async (tx) => {
    const order = await orders.get(tx, input.orderId)
    if (order === null || order.buyerId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    if (order.grantedPoints !== null) {
      if (order.claimRequestId !== input.requestId) throw new Refusal('ALREADY_CLAIMED')
      return pointsOfGrant(tx, order)
    }
    if (order.receivedAt === null) throw new Refusal('NOT_RECEIVED')
    const given = await grant(tx, order, now, input.requestId)
    const referrals = order.lines.flatMap(({ commission, isClosed }, index) =>
      commission?.terms.by === 'referral' && !isClosed ? [index] : [],
    )
    await changeCommissions(tx, order, referrals, (commission) =>
      commission.state === 'frozen' ? dueFrom(commission, Math.min(commission.dueAt ?? now, now)) : commission,
    )
    return given
  })
}

/** What was given then, whatever refunds took back since. */
async function pointsOfGrant(tx: Store, { _id, program }: OrderRow): Promise<number> {
  const entry = await entries.get(tx, entryId('grant', _id))
  return Math.abs(entry?.lines.find(({ account }) => account === issuer(program).name)?.amount ?? 0)
}

/** Task: gives points to whoever did not claim them. */
export const grantDuePoints = (context: Context, cursor: string | null): Promise<string | null> =>
  stepDueRows(context, cursor, { rows: orders, by: 'grantAt', batch: BATCH, step: grantByItself })

function grantByItself({ db, now }: Context, { _id }: OrderRow): Promise<void> {
  return db.transact(async (tx) => {
    const order = await orders.get(tx, _id)
    if (order === null || order.grantAt === null || order.grantAt > now) return
    if (order.openAfterSaleId !== null || isBeingRefunded(order)) {
      await orders.patch(tx, _id, { grantAt: now + AGAIN_MS })
    } else await grant(tx, order, now, null)
  })
}
