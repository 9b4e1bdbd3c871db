import type { Page } from '@shared/kernel/page'
import { MINUTE_MS } from '@shared/kernel/time'
import { addressBooks } from '../addresses/repository'
import { customers } from '../bindings/repository'
import { identities, linkCodes } from '../members/repository'
import { letters, messageBoxes, messages, reminderGrants } from '../messages/repository'
import { afterSales, carts, orders, refunds } from '../orders/repository'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { hashed } from '../runtime/log'
import { newestPage } from '../runtime/newest-page'
import type { EntryOf } from '../runtime/table'
import { shares } from '../shares/repository'
import type { ClearStage } from './model'
import { NO_ADDRESS } from './phrases'
import { closures } from './repository'
import { retirePromoter } from './retire'
import { clearedOrder, type Place, placeAfter } from './rules'

type ClosureRow = EntryOf<typeof closures>

/** Rows of one step. */
const BATCH = 20
/** Refunds of one order that are looked at: WeChat takes 50 a payment, closed ones apart. */
const REFUNDS_MAX = 200
/** One that fails waits for the next minute, and holds up no other. */
const AGAIN_MS = MINUTE_MS

/** Task: one batch of what is left to delete of an account that was closed. Every step bears being repeated. */
export async function clearClosed(context: Context): Promise<string | null> {
  const { db, now, log } = context
  const where = { lookAt: { below: now + 1 } }
  const [closure] = await closures.find(db, { where, oldestFirst: { by: 'lookAt' }, limit: 1 })
  if (closure === undefined) return null
  try {
    await closures.patch(db, closure._id, await clearBatch(context, closure))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log('row.failed', { waitedFor: 'closure', row: hashed(closure._id), message })
    await closures.patch(db, closure._id, { lookAt: now + AGAIN_MS })
  }
  return 'more'
}

/** Stage after stage until there were rows enough for one step; answers where the next one begins. */
async function clearBatch(context: Context, closure: ClosureRow): Promise<Place> {
  const { now } = context
  let place: Place = closure
  for (let rows = 0; rows < BATCH && place.lookAt !== null && place.lookAt <= now; ) {
    const cleared = await CLEAR[place.stage](context, { ...closure, ...place })
    rows += cleared.rows
    place = placeAfter({ ...closure, ...place }, cleared.cursor, now)
  }
  const { begunAt, stage, cursor, lookAt } = place
  return { begunAt, stage, cursor, lookAt }
}

/** Clears up to BATCH rows from where the closure stands; answers how many, and where to go on: null, the stage is done. */
type Clear = (context: Context, closure: ClosureRow) => Promise<{ rows: number; cursor: string | null }>

const CLEAR: Readonly<Record<ClearStage, Clear>> = {
  /** Also what a request still wrote that had begun before the closing. */
  async person({ db, now }, { _id: personId }) {
    const devices = await identities.find(db, { where: { visitorId: personId }, limit: BATCH })
    for (const { _id } of devices) await identities.remove(db, _id)
    const codes = await linkCodes.find(db, { where: { memberId: personId }, limit: BATCH })
    for (const { _id } of codes) await linkCodes.remove(db, _id)
    for (const theirs of [addressBooks, carts, messageBoxes, reminderGrants]) await theirs.remove(db, personId)
    // Nobody finds them by a name, nor by one that is still on its way to the list (`bindings/listeners.ts`).
    await customers.patch(db, personId, { nameTerms: [], nameVersion: Number.MAX_SAFE_INTEGER })
    await db.transact((tx) => retirePromoter(tx, personId, now))
    return { rows: 1, cursor: devices.length === BATCH || codes.length === BATCH ? '' : null }
  },

  orders: (context, closure) => clearOrders(context, closure, 'buyerId'),
  gifts: (context, closure) => clearOrders(context, closure, 'giftToId'),

  /** What they were told, and what they wrote to their customers: it goes no further, and what has arrived is its readers'. */
  async messages({ db }, { _id: personId }) {
    const where = { toId: personId }
    const rows = await messages.find(db, { where, newestFirst: { by: 'at' }, limit: BATCH })
    for (const { _id } of rows) await messages.remove(db, _id)
    const own = { promoterId: personId }
    const written = await letters.find(db, { where: own, newestFirst: { by: 'sentAt' }, limit: BATCH })
    for (const { _id } of written) await letters.remove(db, _id)
    const isMore = rows.length === BATCH || written.length === BATCH
    return { rows: rows.length + written.length, cursor: isMore ? '' : null }
  },

  /** Their links lead nobody into a dye or a binding any more. */
  async shares({ db }, { _id: promoterId, closedAt, cursor }) {
    const page = await newestPage(shares, db, { where: { promoterId }, by: 'mintedAt', ...from(cursor) })
    for (const { _id, closedAt: known } of page.items) {
      if (known === undefined) await shares.patch(db, _id, { closedAt })
    }
    return cleared(page)
  },

  async 'after-sales'(context, { _id: buyerId, cursor }) {
    const { db, files } = context
    const page = await newestPage(afterSales, db, { where: { buyerId }, by: 'requestedAt', ...from(cursor) })
    for (const afterSale of page.items) {
      await clearReason(db, afterSale)
      for (const picture of afterSale.pictures) await files.remove(picture)
      if (afterSale.pictures.length > 0) await afterSales.patch(db, afterSale._id, { pictures: [] })
    }
    return cleared(page)
  },

  async files({ db, files }, { _id: personId }) {
    const fileIds = (await closures.get(db, personId))?.fileIds ?? []
    for (const fileId of fileIds) await files.remove(fileId)
    if (fileIds.length > 0) await closures.patch(db, personId, { fileIds: [] })
    return { rows: fileIds.length, cursor: null }
  },
}

/** What they wrote, which the refunds of it say again. */
async function clearReason(db: Database, { _id, orderId, reason }: EntryOf<typeof afterSales>): Promise<void> {
  const sent = await refunds.find(db, { where: { orderId }, newestFirst: { by: 'requestedAt' }, limit: REFUNDS_MAX })
  for (const refund of sent) {
    if (refund.afterSaleId === _id && refund.reason !== '') await refunds.patch(db, refund._id, { reason: '' })
  }
  if (reason !== '') await afterSales.patch(db, _id, { reason: '' })
}

const cleared = ({ items, cursor }: Page<unknown>) => ({ rows: items.length, cursor })

const from = (cursor: string | null) => ({ cursor: cursor ?? undefined, size: BATCH })

/** Whoever bought and whoever got a gift has no more to do with the order than the books need. */
async function clearOrders({ db }: Context, { _id: personId, cursor }: ClosureRow, as: 'buyerId' | 'giftToId') {
  const page = await newestPage(orders, db, { where: { [as]: personId }, by: 'placedAt', ...from(cursor) })
  for (const order of page.items) {
    const changes = clearedOrder(order, personId, NO_ADDRESS)
    if (changes !== null) await orders.patch(db, order._id, changes)
  }
  return cleared(page)
}
