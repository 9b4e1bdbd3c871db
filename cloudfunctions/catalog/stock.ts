import { Refusal } from '@shared/kernel/errors'
import type { Database, Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { QUERY_ROWS_MAX } from '../runtime/filter'
import { BUCKETS_MAX, StockView } from './buckets'
import type { Stock, Taken } from './model'
import { stock } from './repository'

export { StockView } from './buckets'

/** A bucket has not as many free pieces as it had when it was picked. Never leaves the server: pick anew. */
export class StockGone extends Error {
  override readonly name = 'StockGone'
}

export const stockId = (skuId: string, bucket: number): string => `${skuId}_${bucket}`

/** What is free of these SKUs: one query for up to 31 of them, outside the transaction. */
export async function stockOf(db: Database, skuIds: readonly string[]): Promise<StockView> {
  const ids = [...new Set(skuIds)]
  const rows: Stock[] = []
  const atOnce = Math.floor(QUERY_ROWS_MAX / BUCKETS_MAX)
  for (let at = 0; at < ids.length; at += atOnce) {
    const asked = ids.slice(at, at + atOnce)
    rows.push(...(await stock.find(db, { where: { skuId: { in: asked } }, limit: asked.length * BUCKETS_MAX })))
  }
  return new StockView(rows)
}

/** An order is placed: free −q, allocated +q. Throws StockGone when a bucket has not enough. A get and a patch a bucket. */
export const takeStock = (tx: Store, taken: readonly Taken[]): Promise<void> => move(tx, taken, 'free', 'allocated')
/** An order is closed unpaid: allocated −q, free +q. */
export const releaseStock = (tx: Store, taken: readonly Taken[]): Promise<void> => move(tx, taken, 'allocated', 'free')
/** An order is paid: allocated −q, used +q. */
export const useStock = (tx: Store, taken: readonly Taken[]): Promise<void> => move(tx, taken, 'allocated', 'used')
/** Refunded goods that are sold again: used −q, free +q. */
export const returnStock = (tx: Store, taken: readonly Taken[]): Promise<void> => move(tx, taken, 'used', 'free')
/** Refunded goods that are not sold again: used −q, ended +q. */
export const endStock = (tx: Store, taken: readonly Taken[]): Promise<void> => move(tx, taken, 'used', 'ended')

/** The merchant takes free pieces out of the stock: total −q, free −q. */
export const takeAway = (tx: Store, taken: readonly Taken[]): Promise<void> => move(tx, taken, 'free', null)

/** A new bucket with so many free pieces. */
export const openBucket = (tx: Store, skuId: string, productId: string, bucket: number, total: number): Promise<void> =>
  stock.insert(tx, stockId(skuId, bucket), {
    skuId,
    productId,
    bucket,
    total,
    free: total,
    allocated: 0,
    used: 0,
    ended: 0,
  })

type Pile = 'free' | 'allocated' | 'used' | 'ended'

async function move(tx: Store, taken: readonly Taken[], from: Pile, to: Pile | null): Promise<void> {
  const pieces = new Map<string, number>()
  for (const { skuId, bucket, quantity } of taken) {
    const id = stockId(skuId, bucket)
    pieces.set(id, (pieces.get(id) ?? 0) + quantity)
  }
  // In order of id, so that two carts of the same goods meet at the first bucket and not crosswise.
  for (const [id, quantity] of [...pieces].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await stock.get(tx, id)
    if (row === null) throw new Error('stock of a bucket that is not there')
    if (row[from] < quantity) {
      if (from === 'free') throw new StockGone()
      throw new Error(`more stock moved from ${from} than stands there`)
    }
    await stock.patch(tx, id, {
      [from]: row[from] - quantity,
      ...(to === null ? { total: row.total - quantity } : { [to]: row[to] + quantity }),
    })
  }
}

interface Wanted {
  readonly skuId: string
  readonly quantity: number
}

/** A rival was faster so many times: the buyer is told BUSY and the phone asks again. */
const PICKS_MAX = 6

/**
 * Runs `place` with buckets to take from, a list for each of `wanted`, in its order; picks anew when a bucket was emptied
 * meanwhile. `place` runs its own transaction and calls `takeStock` in it. Refuses with SOLD_OUT (`skuId`, `left`: free
 * pieces, `most`: as many as a line can have) only when fewer can be had than wanted, out of at most `buckets` documents a
 * line (twelve, which bounds an order's calls); otherwise gives up as BUSY. Whoever calls it looks for a repeated request
 * first, and once more before passing SOLD_OUT on: by then this very request may have taken the last. `random` gives
 * numbers in [0, 1).
 */
export async function withStock<T>(
  db: Database,
  wanted: readonly Wanted[],
  random: () => number,
  place: (taken: readonly (readonly Taken[])[], view: StockView) => Promise<T>,
  buckets?: number,
): Promise<T> {
  for (let pick = 0; pick === 0 || (pick < PICKS_MAX && db.hasTime()); pick += 1) {
    const view = await stockOf(
      db,
      wanted.map(({ skuId }) => skuId),
    )
    const taken = wanted.map(({ skuId, quantity }) => {
      const picked = view.pick(skuId, quantity, random(), buckets)
      if (picked !== null) return picked
      throw new Refusal('SOLD_OUT', { skuId, left: view.freeOf(skuId), most: view.mostOf(skuId, buckets) })
    })
    try {
      return await place(taken, view)
    } catch (error) {
      if (!(error instanceof StockGone)) throw error
    }
  }
  throw new Operational('stock kept being taken by others')
}
