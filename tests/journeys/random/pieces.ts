import type { Mall } from '../mall'

interface LineRow {
  readonly skuId: string
  readonly quantity: number
  readonly paidFen: number
  readonly isClosed: boolean
  readonly isShipped: boolean
}
interface RefundRow {
  readonly orderId: string
  readonly state: string
  readonly succeededAt: number
  readonly restock: boolean
  readonly lines: readonly { readonly line: number; readonly fen: number }[]
}

/**
 * What stands as ended in the stock and should not, or the other way round; one line a SKU. A piece has ended when it was
 * sent, its line was refunded to the last fen, and the staff did not take it back into stock with that last refund.
 */
export function wrongPieces({ rows }: Mall): string[] {
  const refunds = rows('refunds')
    .map((row) => row as unknown as RefundRow)
    .filter(({ state }) => state === 'succeeded')
    .sort((a, b) => Number(a.succeededAt) - Number(b.succeededAt))
  const expected = new Map<string, number>()
  for (const { _id, lines } of rows('orders')) {
    const own = refunds.filter(({ orderId }) => orderId === _id)
    for (const [index, line] of (lines as LineRow[]).entries()) {
      const isEnded = line.isClosed && line.isShipped && !closing(own, index, Number(line.paidFen))?.restock
      if (isEnded) expected.set(line.skuId, (expected.get(line.skuId) ?? 0) + Number(line.quantity))
    }
  }
  const ended = new Map<string, number>()
  for (const row of rows('stock')) {
    const skuId = String(row.skuId)
    ended.set(skuId, (ended.get(skuId) ?? 0) + Number(row.ended))
  }
  return [...ended].flatMap(([skuId, pieces]) => {
    const right = expected.get(skuId) ?? 0
    return pieces === right ? [] : [`${pieces} pieces of ${skuId} have ended, and ${right} should have`]
  })
}

/** The refund that gave back the last fen of the line. */
function closing(refunds: readonly RefundRow[], line: number, paidFen: number): RefundRow | undefined {
  let left = paidFen
  return refunds.find(({ lines }) => {
    const part = lines.find((one) => one.line === line)
    if (part === undefined) return false
    left -= Number(part.fen)
    return left === 0
  })
}
