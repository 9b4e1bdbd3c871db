import type { Terms } from '../commissions/model'

/**
 * The formulas of spec/money.md once more, as they stand there, on big whole numbers: a second opinion shares no code
 * with the first. The only place besides shared/kernel that multiplies money.
 */
export interface Parts {
  readonly promoter: bigint
  readonly agency: bigint
  readonly points: bigint
}

const MILLION = 1_000_000n
const FEN_A_YUAN = 100n

/** "Commission of an order line", on what is left paid of the line. */
export function partsOf(terms: Terms, leftFen: number, pointsPerYuan: number): Parts {
  const left = BigInt(leftFen)
  const service = terms.by === 'plan' ? (left * BigInt(terms.serviceRate)) / MILLION : 0n
  const promoter =
    terms.by === 'plan' ? (service * BigInt(terms.promoterRate)) / MILLION : (left * BigInt(terms.rate)) / MILLION
  const isOwnMall = terms.by === 'referral' || terms.split === 'merchant'
  if (terms.paidIn === 'points')
    return { promoter: 0n, agency: 0n, points: (promoter * BigInt(pointsPerYuan)) / FEN_A_YUAN }
  return { promoter, agency: isOwnMall ? 0n : service - promoter, points: 0n }
}

/** E(left): what an order gives in points, on what is left paid of its goods. */
export function earnedPoints(goodsLeftFen: number, pointsPerYuan: number, earnRate: number): bigint {
  return (BigInt(goodsLeftFen) * BigInt(pointsPerYuan) * BigInt(earnRate)) / (FEN_A_YUAN * MILLION)
}

/** Of the points a line was paid with, those that went back so far: all of them once it is closed. */
export function returnedPoints(line: {
  readonly points: number
  readonly paidFen: number
  readonly refundedFen: number
  readonly isClosed: boolean
}): bigint {
  if (line.isClosed) return BigInt(line.points)
  return line.paidFen === 0 ? 0n : (BigInt(line.points) * BigInt(line.refundedFen)) / BigInt(line.paidFen)
}

/** What points are worth in fen, without rounding: points × 100 = fen × pointsPerYuan. */
export const isWorth = (points: number, fen: number, pointsPerYuan: number): boolean =>
  BigInt(points) * FEN_A_YUAN === BigInt(fen) * BigInt(pointsPerYuan)

/** A line's goods: price × pieces. */
export const goodsOf = (priceFen: number, quantity: number): bigint => BigInt(priceFen) * BigInt(quantity)
