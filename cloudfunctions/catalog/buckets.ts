import type { Stock, Taken } from './model'

/** About so many pieces a document: a rush of buyers then meets few rivals in each. */
const PIECES_A_BUCKET = 10
/** Beyond this a reader pays more than buyers gain. */
export const BUCKETS_MAX = 32
/** One transaction writes the stock of a new product, however many SKUs it has. */
const BUCKETS_A_PRODUCT = 64

/** In how many documents a stock of so many pieces stands, for one of `skus` SKUs of a product. */
export function bucketsFor(pieces: number, skus: number): number {
  const most = Math.max(1, Math.min(BUCKETS_MAX, Math.floor(BUCKETS_A_PRODUCT / skus)))
  return Math.min(most, Math.max(1, Math.ceil(pieces / PIECES_A_BUCKET)))
}

/** `pieces` spread over `buckets` as evenly as whole pieces go, the first ones fuller. */
export const spreadOver = (pieces: number, buckets: number): number[] =>
  Array.from({ length: buckets }, (_, bucket) => Math.floor((pieces + buckets - 1 - bucket) / buckets))

/** A line's pieces come from no more documents: each is two calls, and an order is ten seconds. */
const BUCKETS_A_LINE = 12

type Free = Pick<Stock, 'skuId' | 'productId' | 'bucket' | 'free'>

/** What is free of some SKUs, as it was when read: where to try, not a promise. */
export class StockView {
  private readonly bySku = new Map<string, { productId: string; left: { bucket: number; free: number }[] }>()

  constructor(rows: readonly Free[]) {
    for (const { skuId, productId, bucket, free } of rows) {
      const known = this.bySku.get(skuId) ?? { productId, left: [] }
      known.left.push({ bucket, free })
      this.bySku.set(skuId, known)
    }
  }

  /** Which product the SKU is of; null when there is no such SKU. */
  productOf(skuId: string): string | null {
    return this.bySku.get(skuId)?.productId ?? null
  }

  /** Its buckets with what is free in each; empty when there is no such SKU. */
  bucketsOf(skuId: string): readonly { readonly bucket: number; readonly free: number }[] {
    return this.bySku.get(skuId)?.left ?? []
  }

  /** Pieces that nobody holds, less what was picked from this view. */
  freeOf(skuId: string): number {
    return this.bucketsOf(skuId).reduce((sum, { free }) => sum + free, 0)
  }

  /** Pieces that one pick can have: of the fullest buckets, at most `buckets` of them. */
  mostOf(skuId: string, buckets: number = BUCKETS_A_LINE): number {
    return fullest(this.bucketsOf(skuId), buckets).reduce((sum, { free }) => sum + free, 0)
  }

  /**
   * Buckets to take `quantity` pieces from, at most `buckets` of them; null when these have not so many (SOLD_OUT), and
   * then nothing is picked. One bucket where one has enough, chosen by `fraction` (random, in [0, 1)) so that rivals part
   * ways; else the fullest ones. What is picked is gone from the view, so two lines of one SKU can be picked one after the other.
   */
  pick(skuId: string, quantity: number, fraction: number, buckets: number = BUCKETS_A_LINE): Taken[] | null {
    if (this.mostOf(skuId, buckets) < quantity) return null
    const left = this.bySku.get(skuId)?.left ?? []
    const enough = left.filter(({ free }) => free >= quantity)
    const one = enough[Math.floor(fraction * enough.length)]
    const from = one === undefined ? fullest(left, buckets) : [one]
    const taken: Taken[] = []
    let wanted = quantity
    for (const part of from) {
      const pieces = Math.min(wanted, part.free)
      if (pieces === 0) break
      taken.push({ skuId, bucket: part.bucket, quantity: pieces })
      part.free -= pieces
      wanted -= pieces
    }
    return taken
  }
}

const fullest = <B extends { readonly free: number }>(buckets: readonly B[], most: number): B[] =>
  [...buckets].sort((a, b) => b.free - a.free).slice(0, most)
