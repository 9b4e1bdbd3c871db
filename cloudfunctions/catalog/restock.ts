import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { BUCKETS_MAX, bucketsFor, spreadOver } from './buckets'
import type { Product, Taken } from './model'
import { products, stock } from './repository'
import { openBucket, stockId, stockOf, takeAway, withStock } from './stock'

/** More pieces, or fewer of the free ones. Answers by how many the free ones changed. */
export async function addStock(input: Parsed<'catalog.addStock'>, context: ActionContext): Promise<number> {
  const { db, caller, now, entropy } = context
  const { productId, skuId, change: pieces, reason } = input
  const change = { actorId: caller.visitorId, requestId: input.requestId, action: 'catalog.addStock', input }
  // Asked before the stock is, which may be gone by the time a lost answer is asked for again.
  if ((await carriedOut(db, change)) !== null) return pieces
  const carryOut = (work: (tx: Store, product: Product) => Promise<void>) =>
    db.transact(async (tx) => {
      if ((await carriedOut(tx, change)) !== null) return
      const product = await products.get(tx, productId)
      if (product === null) throw new Refusal('NOT_FOUND', { field: 'productId' })
      if (!product.skus.some((sku) => sku.skuId === skuId)) throw new Refusal('NOT_FOUND', { field: 'skuId' })
      await work(tx, product)
      await writeAudit(tx, change, { subject: skuId, reason, before: '', after: String(pieces), at: now })
    })
  if (pieces > 0) {
    const free = (await stockOf(db, [skuId])).bucketsOf(skuId)
    await carryOut((tx, product) => addPieces(tx, productId, product, skuId, pieces, free))
  } else {
    if ((await products.get(db, productId)) === null) throw new Refusal('NOT_FOUND', { field: 'productId' })
    try {
      const away = [{ skuId, quantity: -pieces }]
      const place = ([taken = []]: readonly (readonly Taken[])[]) => carryOut((tx) => takeAway(tx, taken))
      await withStock(db, away, entropy.fraction, place, BUCKETS_MAX)
    } catch (error) {
      // The stock may be gone because this very request, sent twice, took it meanwhile.
      if (!(error instanceof Refusal) || (await carriedOut(db, change)) === null) throw error
    }
  }
  return pieces
}

/** Fills new buckets first, then the emptiest, as many as so many pieces deserve. */
async function addPieces(
  tx: Store,
  productId: string,
  { skus }: Product,
  skuId: string,
  pieces: number,
  free: readonly { readonly bucket: number; readonly free: number }[],
): Promise<void> {
  const known = skus.find((sku) => sku.skuId === skuId)?.buckets ?? 0
  const deserved = bucketsFor(pieces, skus.length)
  const after = Math.max(known, bucketsFor(pieces + free.reduce((sum, part) => sum + part.free, 0), skus.length))
  const opened = Array.from({ length: Math.min(deserved, after - known) }, (_, index) => known + index)
  const emptiest = [...free].filter(({ bucket }) => bucket < known).sort((a, b) => a.free - b.free)
  const filled = [...opened, ...emptiest.map(({ bucket }) => bucket)].slice(0, deserved)
  for (const [index, part] of spreadOver(pieces, filled.length).entries()) {
    const bucket = filled[index] ?? 0
    if (bucket >= known) await openBucket(tx, skuId, productId, bucket, part)
    else {
      const row = await stock.get(tx, stockId(skuId, bucket))
      if (row === null) throw new Error('stock of a bucket that is not there')
      await stock.patch(tx, stockId(skuId, bucket), { total: row.total + part, free: row.free + part })
    }
  }
  if (opened.length === 0) return
  const grown = skus.map((sku) => (sku.skuId === skuId ? { ...sku, buckets: known + opened.length } : sku))
  await products.patch(tx, productId, { skus: grown })
}
