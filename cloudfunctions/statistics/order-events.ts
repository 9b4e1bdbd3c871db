import { decisions } from '../attribution/repository'
import { entryId } from '../ledger/model'
import { entries } from '../ledger/repository'
import { members } from '../members/repository'
import { orders, refunds } from '../orders/repository'
import type { Database } from '../runtime/database'
import type { EntryOf } from '../runtime/table'
import { shares } from '../shares/repository'
import { rowsById } from './rows-by-id'
import type { Event, LogRow, Part } from './rules'

type Entry = EntryOf<typeof entries>
type Order = EntryOf<typeof orders>
type Decision = EntryOf<typeof decisions>

/** The refund's number in the reference of a slice (`<order>_<refund>`). A stray's has something else there. */
const refundIdOf = ({ reference }: Entry): string => reference.slice(reference.indexOf('_') + 1)

/**
 * What entries mean to promoters: payments of orders with lines that were decided for one, and refunds of such lines.
 * Money that came late or twice was never an order's, and freight is nobody's. A line counts whatever its plan pays.
 */
export async function orderEvents(db: Database, rows: readonly Entry[]) {
  const returned = await rowsById(
    refunds,
    db,
    rows.flatMap((row) => (row.kind === 'refund' ? [refundIdOf(row)] : [])),
  )
  const slices = [...returned.values()].filter(({ kind }) => kind === 'slice')
  const placed = await rowsById(orders, db, [
    ...rows.flatMap(({ kind, reference }) => (kind === 'payment' ? [reference] : [])),
    ...slices.map(({ orderId }) => orderId),
  ])
  // One that was closed and paid afterwards stays without the day: its money goes back.
  const paid = [...placed.values()].filter(({ paidAt }) => paidAt !== null)
  const payments = await rowsById(
    entries,
    db,
    slices.map(({ orderId }) => entryId('payment', orderId)),
  )
  const lineIds = paid.flatMap(({ _id, lines }) => lines.map((_, line) => `${_id}_${line}`))
  const decided = await rowsById(decisions, db, lineIds)
  const named = await namedShares(db, [...decided.values()])

  /** What of these lines is whose. A promoter whose lines cost nothing has parts as well. */
  function partsOf(order: Order, lines: readonly { line: number; fen: number }[]): Map<string, Part[]> {
    const whose = new Map<string, Part[]>()
    for (const { line, fen } of lines) {
      const decision = decided.get(`${order._id}_${line}`)
      if (decision === undefined || decision.promoterId === null) continue
      const parts = whose.get(decision.promoterId) ?? []
      whose.set(decision.promoterId, withPart(parts, { shareId: named.of(decision), fen }))
    }
    return whose
  }

  function eventsOf(row: Entry): readonly Event[] {
    if (row.kind === 'payment') {
      const order = placed.get(row.reference)
      if (order === undefined || order.paidAt === null) return []
      const lines = order.lines.map(({ paidFen }, line) => ({ line, fen: paidFen }))
      return [...partsOf(order, lines)].map(([promoterId, parts]): Event => {
        return { kind: 'paid', at: row.at, promoterId, personId: order.buyerId, parts }
      })
    }
    const slice = row.kind === 'refund' ? returned.get(refundIdOf(row)) : undefined
    if (slice?.kind !== 'slice' || slice.reference !== row.reference) return []
    const order = placed.get(slice.orderId)
    const paidAt = payments.get(entryId('payment', slice.orderId))?.at
    if (order === undefined || paidAt === undefined) return []
    return [...partsOf(order, slice.lines)].map(([promoterId, parts]): Event => {
      return { kind: 'refunded', at: row.at, promoterId, personId: order.buyerId, paidAt, parts }
    })
  }
  return { eventsOf, shares: named.shares } satisfies { eventsOf(row: Entry): LogRow['events']; shares: unknown }
}

/** The parts with one more, those of one share in one. */
function withPart(parts: readonly Part[], { shareId, fen }: Part): Part[] {
  const known = parts.find((part) => part.shareId === shareId)
  const others = parts.filter((part) => part !== known)
  return [...others, { shareId, fen: fen + (known?.fen ?? 0) }]
}

/** The share that brought a line: its dye's; for a binding by share, the one that the buyer registered with. */
async function namedShares(db: Database, decided: readonly Decision[]) {
  const bound = decided.filter(({ because }) => because?.by === 'binding' && because.boundBy === 'share')
  const buyers = await rowsById(
    members,
    db,
    bound.map(({ buyerId }) => buyerId),
  )
  const idOf = ({ because, buyerId }: Decision): string | null => {
    if (because === null) return null
    if (because.by === 'dye') return because.share
    return because.boundBy === 'share' ? (buyers.get(buyerId)?.byShareId ?? null) : null
  }
  const known = await rowsById(
    shares,
    db,
    decided.flatMap((decision) => idOf(decision) ?? []),
  )
  const of = (decision: Decision): string | null => {
    const id = idOf(decision)
    return id !== null && known.has(id) ? id : null
  }
  return { shares: known, of }
}
