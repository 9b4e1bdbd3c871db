import type { Output, Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import type { ActionContext } from '../runtime/context'
import { newestPage } from '../runtime/newest-page'
import type { EntryOf } from '../runtime/table'
import { orders } from './repository'
import { maskedPhone, namesOf, picturesOf } from './view'

type OrderRow = EntryOf<typeof orders>
type Shown = Output<'orders.receivedGift'>

/** Gifts as whoever accepted them sees them: what comes and where to, no price, and of the giver the masked name alone. */
async function asReceived(context: ActionContext, rows: readonly OrderRow[]): Promise<Shown[]> {
  const [names, pictureOf] = await Promise.all([
    namesOf(context, rows),
    picturesOf(
      context,
      rows.flatMap(({ lines }) => lines),
    ),
  ])
  return rows.map((row, index) => {
    const { _id: orderId, shopName, gift, state, shipments, stepAt, receivedAt } = row
    if (!gift?.acceptedAt) throw new Error('a received gift that nobody accepted')
    return {
      ...{ orderId, shopName, fromName: names[index] ?? '', message: gift.message, state },
      lines: row.lines.map((line, place) => ({ ...line, line: place, picture: pictureOf(line.picture) })),
      ...{ address: maskedPhone(row.address), shipments, acceptedAt: gift.acceptedAt },
      ...{ autoConfirmAt: state === 'shipped' ? stepAt : null, receivedAt },
    }
  })
}

/** The gift that this order is to whoever accepted it. */
export async function asReceivedGift(context: ActionContext, row: OrderRow): Promise<Shown> {
  const [shown] = await asReceived(context, [row])
  if (shown === undefined) throw new Error('a gift is not shown')
  return shown
}

/** One that the caller accepted. Anybody else's is not there, the giver's own neither. */
export async function receivedGift(orderId: string, context: ActionContext): Promise<Shown> {
  const row = await orders.get(context.db, orderId)
  if (row === null || row.gift === null || row.gift.toId !== context.caller.visitorId) throw new Refusal('NOT_FOUND')
  return asReceivedGift(context, row)
}

/** All that the caller accepted, the newest order first. */
export async function receivedGifts({ cursor, size }: Parsed<'orders.gifts'>, context: ActionContext) {
  const where = { giftToId: context.caller.visitorId }
  const page = await newestPage(orders, context.db, { where, by: 'placedAt', cursor, size })
  return { items: await asReceived(context, page.items), cursor: page.cursor }
}
