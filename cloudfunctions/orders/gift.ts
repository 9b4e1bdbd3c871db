import type { Output, Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import type { ActionContext, Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { inputHash } from '../runtime/replay'
import type { EntryOf } from '../runtime/table'
import { keepOpen } from '../visitors/repository'
import { endRequest } from './after-sale'
import { addressGiven } from './delivery'
import type { Order } from './model'
import { newsOf } from './news'
import { GIFT_NOT_ACCEPTED } from './phrases'
import { allLeft } from './refund-rules'
import { sendRefund } from './refunds'
import { orders } from './repository'
import { reserveRefund } from './reserve'
import { picturesOf } from './view'
import { changeCommissions, held } from './waiting'

type OrderRow = EntryOf<typeof orders>
type Gift = NonNullable<Order['gift']>

/** The gift's order, by the code that stands in its card. */
async function giftBy(db: Database, code: string): Promise<{ order: OrderRow; gift: Gift }> {
  const [order] = await orders.find(db, { where: { giftCode: code }, limit: 1 })
  if (order === undefined || order.gift === null) throw new Refusal('NOT_FOUND')
  return { order, gift: order.gift }
}

/** What the card shows to whoever holds it. */
export async function openGift(code: string, context: ActionContext): Promise<Output<'orders.gift'>> {
  const { db, caller, now } = context
  const { order, gift } = await giftBy(db, code)
  const [giver, pictureOf] = await Promise.all([members.get(db, order.buyerId), picturesOf(context, order.lines)])
  const lines = order.lines.map((line) => ({ ...line, picture: pictureOf(line.picture) }))
  return {
    fromName: maskName(giver?.nickname ?? null),
    ...{ message: gift.message, lines, state: stateFor(caller.visitorId, order, gift, now) },
    ...{ acceptBefore: gift.acceptBefore, isOwn: order.buyerId === caller.visitorId },
  }
}

function stateFor(visitorId: string, order: Order, gift: Gift, now: number): Output<'orders.gift'>['state'] {
  if (gift.toId !== null) return gift.toId === visitorId ? 'mine' : 'taken'
  if (order.state === 'unpaid') return 'not-paid'
  return isOpen(order, gift, now) ? 'offered' : 'expired'
}

/** Offered, in time, and something of it is not on its way back to the giver. */
const isOpen = (order: Order, { acceptBefore }: Gift, now: number): boolean =>
  order.state === 'gift-offered' && acceptBefore !== null && now < acceptBefore && allLeft(order) !== null

/**
 * The first who accepts gets it, and says where it shall go; until it is sent they may say so anew. Accepted again without
 * an address it stays as it was.
 */
export async function acceptGift(
  input: Parsed<'orders.acceptGift'>,
  { db, caller, now, facts }: ActionContext,
): Promise<string> {
  const { visitorId } = caller
  const { order: found } = await giftBy(db, input.code)
  return db.transact(async (tx) => {
    const order = await orders.get(tx, found._id)
    if (order === null || order.gift === null) throw new Refusal('NOT_FOUND')
    const { gift } = order
    const version = order.version + 1
    if (gift.toId === visitorId) {
      const address = order.state === 'to-ship' ? await addressGiven(tx, visitorId, input) : null
      if (address !== null) await orders.patch(tx, order._id, { address, version })
      return order._id
    }
    if (order.buyerId === visitorId) throw new Refusal('GIFT_OWN')
    if (gift.toId !== null) throw new Refusal('GIFT_TAKEN')
    if (order.state === 'unpaid') throw new Refusal('NOT_FOUND')
    if (!isOpen(order, gift, now)) throw new Refusal('GIFT_EXPIRED')
    await keepOpen(tx, caller.visitorId, now)
    const address = await addressGiven(tx, visitorId, input)
    if (address === null) throw new Refusal('ADDRESS_MISSING', { field: 'address' })
    const accepted = { gift: { ...gift, acceptedAt: now, toId: visitorId }, giftToId: visitorId, address }
    await orders.patch(tx, order._id, { ...accepted, state: 'to-ship', stepAt: null, version })
    const about = { subject: order._id, version, at: now }
    await facts.record(tx, { name: 'gift.accepted', ...about, ...newsOf(order, order.buyerId) })
    return order._id
  })
}

/** Nobody accepted it within its time: all of it goes back to the giver, once. */
export async function returnGift(context: Context, orderId: string): Promise<void> {
  const { db, now, facts } = context
  const refundId = derivedId(`gift\n${orderId}`, 32)
  await db.transact(async (tx) => {
    const offered = await orders.get(tx, orderId)
    if (offered === null || offered.state !== 'gift-offered' || offered.stepAt === null || offered.stepAt > now) return
    const order = await endRequest(tx, offered, now)
    const slice = allLeft(order)
    if (slice === null) return orders.patch(tx, orderId, { stepAt: null, version: order.version + 1 })
    const made = { requestId: refundId, inputHash: inputHash(slice) }
    const wanted = { refundId, slice, afterSaleId: null, reason: GIFT_NOT_ACCEPTED, restock: true, ...made }
    await reserveRefund(tx, order, wanted, now, { stepAt: null })
    const lines = slice.lines.map(({ line }) => line)
    await changeCommissions(tx, order, lines, held)
    const about = { subject: orderId, version: order.version + 1, at: now }
    await facts.record(tx, { name: 'gift.returned', ...about, ...newsOf(order, order.buyerId) })
  })
  await sendRefund(context, refundId)
}
