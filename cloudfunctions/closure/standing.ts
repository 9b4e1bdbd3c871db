import { COUNT_MAX } from '@shared/contracts/order-shapes'
import { fen } from '@shared/kernel/money'
import { MINUTE_MS } from '@shared/kernel/time'
import { decisions } from '../attribution/repository'
import { commissions } from '../commissions/repository'
import { balancesOf } from '../ledger/repository'
import { identities } from '../members/repository'
import { afterSales, orders, refunds } from '../orders/repository'
import { promoters } from '../promoters/repository'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { staff } from '../staff/repository'
import { loadAnyVisitor } from '../visitors/repository'
import { withdrawals } from '../withdrawals/repository'
import { holdingsOf, type Standing } from './rules'

/** How long an order can still be paid after it was placed, and a minute for clocks that differ. */
const PAYABLE_MS = 31 * MINUTE_MS
/** Decisions that are asked for at once, and how often: whoever brings more lines in half an hour has customers paying. */
const DECISIONS_PAGE = 500
const PAGES_MAX = 4
/** Devices of one person. */
const IDENTITIES_MAX = 100

/** What stands in the way of closing, with the documents that a transaction must find unchanged to believe it. */
export interface Found extends Standing {
  readonly balanceIds: readonly string[]
  readonly identityIds: readonly string[]
  /** Of the visitor's document, read before everything else: an order placed meanwhile has another. */
  readonly eventsTotal: number
}

/** How a person stands with the mall. Every query has its index and an end, whatever their history. */
export async function standingOf({ db, now }: Context, personId: string): Promise<Found> {
  const { visitor } = await loadAnyVisitor(db, personId)
  const [asBuyer, asPromoter, held, devices, roles] = await Promise.all([
    buyerStanding(db, personId),
    promoterStanding(db, personId, now),
    balancesOf(db, personId),
    identities.find(db, { where: { visitorId: personId }, limit: IDENTITIES_MAX }),
    staff.get(db, personId),
  ])
  return {
    ...{ ...asBuyer, ...asPromoter, holdings: holdingsOf(held, personId), isStaff: (roles?.roles.length ?? 0) > 0 },
    balanceIds: held.map(({ _id }) => _id),
    identityIds: devices.map(({ _id }) => _id),
    eventsTotal: visitor.eventsTotal,
  }
}

const atMost = async (total: Promise<number>): Promise<number> => Math.min(COUNT_MAX, await total)

async function buyerStanding(db: Database, buyerId: string) {
  const [unpaid, ordersUnderWay, giftsUnderWay, open, refunding] = await Promise.all([
    orders.find(db, { where: { buyerId, state: 'unpaid' }, limit: COUNT_MAX }),
    atMost(orders.count(db, { buyerId, state: { in: ['gift-offered', 'to-ship', 'shipped'] } })),
    atMost(orders.count(db, { giftToId: buyerId, state: { in: ['to-ship', 'shipped'] } })),
    atMost(afterSales.count(db, { buyerId, state: { in: ['requested', 'approved'] } })),
    refunds.find(db, { where: { buyerId, state: { in: ['reserved', 'sent', 'abnormal'] } }, limit: COUNT_MAX }),
  ])
  return {
    unpaidFen: unpaid.map(({ payFen }) => fen(payFen)),
    ...{ ordersUnderWay, giftsUnderWay, afterSales: open },
    refundsFen: refunding.map(({ amountFen }) => fen(amountFen)),
  }
}

async function promoterStanding(db: Database, promoterId: string, now: number) {
  if ((await promoters.get(db, promoterId)) === null) {
    return { customersPaying: 0, commissionsFrozen: 0, withdrawals: 0 }
  }
  const going = { in: ['requested', 'reviewing', 'paying', 'waiting-user'] }
  const [customersPaying, commissionsFrozen, underWay] = await Promise.all([
    customersPayingFor(db, promoterId, now),
    atMost(commissions.count(db, { promoterId, state: 'frozen' })),
    atMost(withdrawals.count(db, { promoterId, state: going })),
  ])
  return { customersPaying, commissionsFrozen, withdrawals: underWay }
}

/** Orders whose lines would become theirs once somebody pays. */
async function customersPayingFor(db: Database, promoterId: string, now: number): Promise<number> {
  let total = 0
  let below = Number.MAX_SAFE_INTEGER
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const where = { promoterId, decidedAt: { from: now - PAYABLE_MS, below } }
    const rows = await decisions.find(db, { where, newestFirst: { by: 'decidedAt' }, limit: DECISIONS_PAGE })
    const orderIds = [...new Set(rows.map(({ orderId }) => orderId))]
    if (orderIds.length > 0) total += await orders.count(db, { _id: { in: orderIds }, state: 'unpaid' })
    if (rows.length < DECISIONS_PAGE || total >= COUNT_MAX) return Math.min(COUNT_MAX, total)
    // One order twice is no harm: it only stands in the way once more.
    below = (rows.at(-1)?.decidedAt ?? 0) + 1
  }
  return COUNT_MAX
}
