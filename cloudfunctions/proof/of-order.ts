import type { Commission } from '../commissions/model'
import type { Line, Order, Payment, Refund } from '../orders/model'
import { earnedPoints, type Parts, partsOf, returnedPoints } from './formula'
import type { StoredEntry } from './posted'
import { Sums } from './sums'

export type StoredRefund = Refund & { readonly _id: string }

/** An order with everything that stands beside it. `entries` are those of `expectedIds`, by id. */
export interface JoinedOrder {
  readonly order: Order & { readonly _id: string }
  readonly payment: Payment | null
  readonly refunds: readonly StoredRefund[]
  /** By line. */
  readonly commissions: ReadonlyMap<number, Commission>
  readonly entries: ReadonlyMap<string, StoredEntry>
}
type Rows = Omit<JoinedOrder, 'entries'>
/** Who may take part in an entry, and what of it the buyers get. */
interface Open {
  readonly accounts: ReadonlySet<string>
  readonly buyersFen: number
}

/** What the rows of an order say its entries are. Accounts are purses: an account and its debt are one. */
export interface OrderPostings {
  /** Entries whose lines the rows say to the fen. One that would be empty is not here. */
  readonly exact: ReadonlyMap<string, Sums>
  /**
   * Entries whose amounts depend on what came first, a refund or the settlement. Of these the rows say who may take part,
   * what the buyers get, and all of them together (`net`).
   */
  readonly open: ReadonlyMap<string, Open>
  /** What all entries of the order do together. */
  readonly net: Sums
}

export const isPaid = ({ paidAt }: Pick<Order, 'paidAt'>): boolean => paidAt !== null
export const leftOf = ({ paidFen, refundedFen }: Line): number => paidFen - refundedFen

/** spec/money.md, "Accounts and postings, exactly", read from the rows' end instead of event by event. */
export function postingsOf({ order, refunds, commissions }: Rows): OrderPostings {
  const exact = new Map<string, Sums>()
  const open = new Map<string, Open>()
  const net = new Sums()
  const expect = (id: string, lines: Sums) => {
    // A stray that is sent back again has another row, and came in once.
    if (exact.has(id)) return
    if ([...lines].length > 0) exact.set(id, lines)
    net.addAll(lines)
  }
  const id = order._id
  expect(`hold_${id}`, holding(order, 1))
  if (isPaid(order)) {
    expect(`payment_${id}`, paying(order))
    for (const [index, line] of order.lines.entries()) {
      const commission = commissions.get(index)
      if (commission === undefined || line.commission === null) continue
      const accounts = accountsOf(order, line)
      if (commission.settledAt !== null) open.set(`settle_${id}_${index}`, { accounts, buyersFen: 0 })
      const now = partsOf(line.commission.terms, leftOf(line), order.pointsPerYuan)
      const first = partsOf(line.commission.terms, line.paidFen, order.pointsPerYuan)
      net.addAll(commissionMoves(order, line, first, -1n, true))
      net.addAll(commissionMoves(order, line, now, 1n, commission.settledAt === null))
    }
    pointsBack(order, net, open)
  } else if (order.state === 'closed') expect(`unhold_${id}`, holding(order, -1))
  for (const refund of refunds) {
    if (refund.kind === 'slice') slice(order, refund, open, net)
    else stray(order, refund, expect)
  }
  return { exact, open, net }
}

const buyerPoints = ({ program, buyerId }: Order) => `points+debt:${program}:${buyerId}`

function holding(order: Order & { _id: string }, sign: 1 | -1): Sums {
  const sums = new Sums()
  sums.add(buyerPoints(order), -sign * order.points)
  sums.add(`hold:${order._id}`, sign * order.points)
  return sums
}

function paying(order: Order & { _id: string }): Sums {
  const sums = new Sums()
  sums.add('buyers', -order.payFen)
  sums.add(`merchant:${order.shopId}`, order.payFen)
  sums.add(`hold:${order._id}`, -order.points)
  sums.add(`issuer:${order.program}`, order.points)
  for (const line of order.lines) {
    if (line.commission === null) continue
    const parts = partsOf(line.commission.terms, line.paidFen, order.pointsPerYuan)
    sums.addAll(commissionMoves(order, line, parts, 1n, true))
  }
  return sums
}

/** Where a line's commission stands: out of the merchant (or the issuer), frozen or in the owners' hands. */
function commissionMoves(order: Order, line: Line, parts: Parts, sign: bigint, isFrozen: boolean): Sums {
  const sums = new Sums()
  if (line.commission === null) return sums
  const places = placesOf(order, line)
  const at = isFrozen ? places.frozen : places.earned
  sums.add(places.merchant, -sign * (parts.promoter + parts.agency))
  sums.add(at.promoter, sign * parts.promoter)
  sums.add(at.agency, sign * parts.agency)
  sums.add(places.issuer, -sign * parts.points)
  sums.add(at.points, sign * parts.points)
  return sums
}

function placesOf({ shopId, program }: Order, { commission }: Line) {
  const { promoterId = '', terms } = commission ?? {}
  const agency = terms?.by === 'plan' && terms.split !== 'merchant' ? (terms.agencyId ?? 'nobody') : null
  const owner = `promoter:${agency ?? 'merchant'}:${promoterId}`
  const isPlatform = terms?.by === 'plan' && terms.split === 'platform'
  return {
    merchant: `merchant:${shopId}`,
    issuer: `issuer:${program}`,
    frozen: {
      promoter: `${owner}:frozen`,
      agency: `agency:${agency}:frozen`,
      points: `points-frozen:${program}:${promoterId}`,
    },
    earned: {
      promoter: isPlatform ? `promoter:wechat:${promoterId}:paid` : `${owner}:available+debt`,
      agency: `agency:${agency}:available+debt`,
      points: `points+debt:${program}:${promoterId}`,
    },
  }
}

function accountsOf(order: Order, line: Line): Set<string> {
  const { frozen, earned } = placesOf(order, line)
  return new Set([...Object.values(frozen), ...Object.values(earned)])
}

/** Points that the order gave, and those it was paid with that went back. */
function pointsBack(order: Order & { _id: string }, net: Sums, open: Map<string, Open>) {
  const left = order.lines.reduce((sum, line) => sum + leftOf(line), 0)
  let given = order.lines.reduce((sum, line) => sum + returnedPoints(line), 0n)
  if (order.grantedPoints !== null) {
    given += earnedPoints(left, order.pointsPerYuan, order.earnRate)
    const accounts = new Set([buyerPoints(order), `issuer:${order.program}`])
    open.set(`grant_${order._id}`, { accounts, buyersFen: 0 })
  }
  net.add(`issuer:${order.program}`, -given)
  net.add(buyerPoints(order), given)
}

/** Its fen; what it does to commissions and points is in the order's `net`, which follows from what is left. */
function slice(order: Order, refund: StoredRefund, open: Map<string, Open>, net: Sums): void {
  if (refund.state !== 'succeeded') return
  const accounts = new Set(['buyers', `merchant:${order.shopId}`, `issuer:${order.program}`, buyerPoints(order)])
  for (const { line: index } of refund.lines) {
    const line = order.lines[index]
    if (line?.commission) for (const account of accountsOf(order, line)) accounts.add(account)
  }
  open.set(`refund_${refund.reference}`, { accounts, buyersFen: refund.amountFen })
  net.add('buyers', refund.amountFen)
  net.add(`merchant:${order.shopId}`, -refund.amountFen)
}

/** A payment that came late or twice: in as one entry, back as another. */
function stray(order: Order & { _id: string }, refund: StoredRefund, expect: (id: string, lines: Sums) => void): void {
  const moved = (sign: 1 | -1) => {
    const sums = new Sums()
    sums.add('buyers', -sign * refund.amountFen)
    sums.add(`merchant:${order.shopId}`, sign * refund.amountFen)
    return sums
  }
  expect(`payment_${refund.kind === 'late' ? order._id : refund.reference}`, moved(1))
  if (refund.state === 'succeeded') expect(`refund_${refund.reference}`, moved(-1))
}

/** Ids of all entries that the rows explain: what to read beside the order. */
export function expectedIds(rows: Rows): string[] {
  const { exact, open } = postingsOf(rows)
  return [...exact.keys(), ...open.keys()]
}
