import { QUANTITY_MAX } from '@shared/contracts/order-shapes'
import type { FactNamed } from '@shared/kernel/facts'
import { members } from '../members/repository'
import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { keepOpen } from '../visitors/repository'
import { CART_ITEMS_MAX } from './cart'
import type { CartItem } from './model'
import { carts, orders } from './repository'

type Linked = FactNamed<'visitor.linked'>

/** Gifts that one delivery moves, each in a transaction of its own; more wait for the next delivery. */
const GIFTS_AT_ONCE = 50

/**
 * The cart of a visitor who turned out to be a member is emptied into theirs. Heard again there is no cart of the
 * visitor's left, and nothing to do. A member who closed the account meanwhile keeps nothing.
 */
export const mergeCarts = ({ subject, becameId }: Linked, { db, now }: Context): Promise<void> =>
  db.transact(async (tx) => {
    const left = await carts.get(tx, subject)
    if (left === null) return
    await carts.remove(tx, subject)
    if (await isGone(tx, becameId)) return
    const own = await carts.get(tx, becameId)
    const row = { items: mergedItems(own?.items ?? [], left.items), changedAt: now }
    if (own === null) await carts.insert(tx, becameId, row)
    else await carts.patch(tx, becameId, row)
  })

/** All of `own`, of what both have the larger number, and of the rest the newest until the cart is full. */
function mergedItems(own: readonly CartItem[], other: readonly CartItem[]): CartItem[] {
  const raised = own.map((item) => {
    const twin = other.find(({ skuId }) => skuId === item.skuId)
    if (twin === undefined) return item
    const quantity = Math.min(QUANTITY_MAX, Math.max(item.quantity, twin.quantity))
    return { ...item, quantity, contentId: item.contentId ?? twin.contentId }
  })
  const rest = other.filter(({ skuId }) => !own.some((item) => item.skuId === skuId))
  const newest = [...rest].sort((a, b) => b.addedAt - a.addedAt)
  return [...raised, ...newest.slice(0, Math.max(0, CART_ITEMS_MAX - raised.length))]
}

/**
 * Gifts that the visitor accepted are the member's. What was moved is not found again, so a delivery that was cut short
 * goes on where it stood. Where the member closed the account meanwhile they stay: a parcel that is on its way needs its
 * address, and nobody reads it.
 */
export async function moveGifts({ subject, becameId }: Linked, context: Context): Promise<void> {
  const { db } = context
  if (await isGone(db, becameId)) return
  const where = { giftToId: subject }
  const found = await orders.find(db, { where, newestFirst: { by: 'placedAt' }, limit: GIFTS_AT_ONCE })
  for (const { _id } of found) {
    if (!db.hasTime()) throw new Operational('no time left to move gifts')
    await moveGift(_id, { subject, becameId }, context)
  }
  if (found.length === GIFTS_AT_ONCE) throw new Operational('more gifts to move')
}

const moveGift = (
  orderId: string,
  { subject, becameId }: Pick<Linked, 'subject' | 'becameId'>,
  { db, now }: Context,
): Promise<void> =>
  db.transact(async (tx) => {
    const order = await orders.get(tx, orderId)
    if (order === null || order.gift === null || order.giftToId !== subject) return
    // A gift under way keeps an account open: it is given to nobody who closes theirs at this moment.
    await keepOpen(tx, becameId, now)
    const gift = { ...order.gift, toId: becameId }
    await orders.patch(tx, orderId, { gift, giftToId: becameId, version: order.version + 1 })
  })

const isGone = async (store: Store, memberId: string): Promise<boolean> =>
  (await members.get(store, memberId))?.closedAt !== null
