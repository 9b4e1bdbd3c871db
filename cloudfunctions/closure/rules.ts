import { type Fen, fen, sumFen } from '@shared/kernel/money'
import { addPoints, type Points, points, ZERO_POINTS } from '@shared/kernel/points'
import { MINUTE_MS } from '@shared/kernel/time'
import { readOwner } from '../ledger/accounts'
import type { Order } from '../orders/model'
import { type Block, CLEAR_STAGES, type Closure } from './model'

/** What a person's balance documents say, added up over payers and programs. */
export interface Holdings {
  readonly frozenFen: Fen
  readonly availableFen: Fen
  readonly withdrawingFen: Fen
  /** Positive. */
  readonly debtFen: Fen
  readonly frozenPoints: Points
  /** To spend. */
  readonly points: Points
  /** In how many accounts something is available, and in how many something is owed. */
  readonly availableIn: number
  readonly debtIn: number
}

interface Held {
  readonly _id: string
  readonly amounts: Readonly<Record<string, number>>
}

export function holdingsOf(rows: readonly Held[], personId: string): Holdings {
  const of = (kind: 'promoter' | 'points', field: string) =>
    rows.filter(({ _id }) => readOwner(_id, personId)?.kind === kind).map(({ amounts }) => amounts[field] ?? 0)
  const fenOf = (field: string) => sumFen(of('promoter', field).map(fen))
  const pointsOf = (field: string) => of('points', field).map(points).reduce(addPoints, ZERO_POINTS)
  return {
    ...{ frozenFen: fenOf('frozen'), availableFen: fenOf('available'), withdrawingFen: fenOf('withdrawing') },
    debtFen: fen(0 - fenOf('debt')),
    ...{ frozenPoints: pointsOf('frozen'), points: pointsOf('points') },
    availableIn: of('promoter', 'available').filter((amount) => amount > 0).length,
    debtIn: of('promoter', 'debt').filter((amount) => amount < 0).length,
  }
}

/** Whether no commission of theirs is on its way and nobody owes anybody anything. Points to spend are given up. */
export const isSettled = ({ frozenFen, availableFen, withdrawingFen, debtFen, frozenPoints }: Holdings): boolean =>
  [frozenFen, availableFen, withdrawingFen, debtFen, frozenPoints].every((amount) => amount === 0)

/** What was found of a person that can keep their account open. Counts are as the contract wants them. */
export interface Standing {
  readonly holdings: Holdings
  readonly unpaidFen: readonly Fen[]
  readonly ordersUnderWay: number
  readonly giftsUnderWay: number
  readonly afterSales: number
  readonly refundsFen: readonly Fen[]
  readonly customersPaying: number
  readonly commissionsFrozen: number
  readonly withdrawals: number
  readonly isStaff: boolean
}

/** Why the account can't be closed now, in the order of CLOSURE_BLOCKS; empty: it can. */
export function blocksOf(standing: Standing): Block[] {
  const { holdings, unpaidFen, refundsFen } = standing
  const blocks: Block[] = [
    { reason: 'unpaid-orders', count: unpaidFen.length, fen: sumFen(unpaidFen) },
    { reason: 'orders-under-way', count: standing.ordersUnderWay, fen: null },
    { reason: 'gifts-under-way', count: standing.giftsUnderWay, fen: null },
    { reason: 'after-sales', count: standing.afterSales, fen: null },
    { reason: 'refunds', count: refundsFen.length, fen: sumFen(refundsFen) },
    { reason: 'customers-paying', count: standing.customersPaying, fen: null },
    { reason: 'commissions-frozen', count: standing.commissionsFrozen, fen: holdings.frozenFen },
    { reason: 'commissions-withdrawable', count: holdings.availableIn, fen: holdings.availableFen },
    { reason: 'commissions-debt', count: holdings.debtIn, fen: holdings.debtFen },
    { reason: 'withdrawals', count: standing.withdrawals, fen: holdings.withdrawingFen },
    { reason: 'staff', count: standing.isStaff ? 1 : 0, fen: null },
  ]
  return blocks.filter(({ count }) => count > 0)
}

/**
 * What changes in an order so that nothing in it says who `personId` was: their note and their words to whoever got the
 * gift, and the address where it is theirs (a gift's is its receiver's): `blank` takes its place, and the region stays for the merchant's figures. Null: there is nothing
 * to change.
 */
export function clearedOrder(
  order: Order,
  personId: string,
  blank: Omit<NonNullable<Order['address']>, 'region'>,
): Partial<Order> | null {
  const { address, note, gift } = order
  const isBuyer = order.buyerId === personId
  const isTheirs = gift === null ? isBuyer : gift.toId === personId
  const cleared: Partial<Order> = {
    ...(isTheirs && address !== null && address.phone !== blank.phone
      ? { address: { ...blank, region: address.region } }
      : {}),
    ...(isBuyer && note !== '' ? { note: '' } : {}),
    ...(isBuyer && gift !== null && gift.message !== '' ? { gift: { ...gift, message: '' } } : {}),
  }
  return Object.keys(cleared).length === 0 ? null : cleared
}

/** No request that had begun before the closing lives any longer: what it still wrote is cleared by then. */
export const LAST_REQUEST_MS = 2 * MINUTE_MS

export type Place = Pick<Closure, 'begunAt' | 'stage' | 'cursor' | 'lookAt'>

/**
 * Where the clearing goes on after a step that left `cursor`; null: the stage is done. It goes through all stages at once,
 * and once more when the last request of theirs has ended.
 */
export function placeAfter(
  { closedAt, begunAt, stage }: Pick<Closure, 'closedAt' | 'begunAt' | 'stage'>,
  cursor: string | null,
  now: number,
): Place {
  if (cursor !== null) return { begunAt, stage, cursor, lookAt: now }
  const next = CLEAR_STAGES[CLEAR_STAGES.indexOf(stage) + 1]
  if (next !== undefined) return { begunAt, stage: next, cursor: null, lookAt: now }
  const again = closedAt + LAST_REQUEST_MS
  const lookAt = begunAt < again ? Math.max(now, again) : null
  return { begunAt: lookAt ?? begunAt, stage: CLEAR_STAGES[0], cursor: null, lookAt }
}
