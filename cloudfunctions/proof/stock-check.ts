import type { Findings } from './findings'
import type { JoinedOrder } from './of-order'
import { isPaid } from './of-order'
import { Sums } from './sums'

/** A part of a SKU's stock as it is stored, whatever stands in it. */
export interface StoredStock {
  readonly _id: string
  readonly skuId: string
  readonly total: number
  readonly free: number
  readonly allocated: number
  readonly used: number
  readonly ended: number
}

/** Invariant 7: what stands in the stock is what the orders took. */
export class StockCheck {
  private readonly allocated = new Sums()
  private readonly used = new Sums()
  /** Of closed lines: ended, or free again. */
  private readonly back = new Sums()

  /** SKUs of lines that took nothing: right only where no stock of the SKU is kept. */
  private readonly untaken = new Map<string, string>()

  constructor(private readonly findings: Findings) {}

  takeOrder({ order }: Pick<JoinedOrder, 'order'>): void {
    if (order.state === 'closed') return
    for (const line of order.lines) {
      const pile = isPaid(order) ? (line.isClosed ? this.back : this.used) : this.allocated
      if (line.taken.length === 0) this.untaken.set(line.skuId, order._id)
      for (const { skuId, bucket, quantity } of line.taken) pile.add(`${skuId}_${bucket}`, quantity)
    }
  }

  takeStock({ _id, skuId, total, free, allocated, used, ended }: StoredStock): void {
    const { findings } = this
    const untaken = this.untaken.get(skuId)
    findings.check(7, untaken === undefined, () => `order ${untaken} sold ${skuId} and took no stock`)
    const piles = [free, allocated, used, ended]
    findings.check(
      7,
      piles.every((pile) => pile >= 0),
      () => `stock ${_id} has a negative pile: ${piles.join(', ')}`,
    )
    const sum = piles.reduce((all, pile) => all + pile, 0)
    findings.check(7, sum === total, () => `stock ${_id} counts ${piles.join(' + ')}, its total is ${total}`)
    this.compare(_id, 'allocated', BigInt(allocated) - this.allocated.get(_id))
    this.compare(_id, 'used', BigInt(used) - this.used.get(_id))
    const most = this.back.get(_id)
    findings.check(7, BigInt(ended) <= most, () => `stock ${_id} ended ${ended} pieces, closed lines had ${most}`)
    this.allocated.add(_id, -this.allocated.get(_id))
    this.used.add(_id, -this.used.get(_id))
  }

  /** Pieces of orders that stand in no stock. */
  end(): void {
    for (const [id, pieces] of [...this.allocated, ...this.used])
      this.findings.fail(7, `orders hold ${pieces} pieces of stock ${id}, which is not there`)
  }

  private compare(id: string, pile: string, more: bigint): void {
    this.findings.check(7, more === 0n, () => `stock ${id} has ${more} more ${pile} than its orders say`)
  }
}
