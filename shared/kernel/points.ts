import { allocate, type Fen, fen } from './money'
import { type Ppm, RATE_ONE } from './rates'

/** Loyalty points: a whole number, never mixed with money. What one is worth is a setting of its program, never a constant. */
export type Points = number & { readonly __unit: 'points' }

/** Ten times the fen bound, because a program may give a thousand points for a yuan. */
export const POINTS_MAX = 100_000_000_000

/** Checks that `value` is a whole number of points within ±POINTS_MAX. Throws a RangeError otherwise. */
export function points(value: number): Points {
  if (!Number.isSafeInteger(value) || Math.abs(value) > POINTS_MAX) throw new RangeError(`not points: ${value}`)
  return (value === 0 ? 0 : value) as Points
}

export const ZERO_POINTS = points(0)
export const addPoints = (a: Points, b: Points): Points => points(a + b)
export const subPoints = (a: Points, b: Points): Points => points(a - b)

/** floor(amount × pointsPerYuan / 100): what an amount is worth in points, for amounts that are not negative. */
export function pointsFor(amount: Fen, pointsPerYuan: number): Points {
  if (amount < 0) throw new RangeError(`points for a negative amount: ${amount}`)
  if (!Number.isSafeInteger(pointsPerYuan) || pointsPerYuan < 1)
    throw new RangeError(`not points a yuan: ${pointsPerYuan}`)
  return points(Number(exactly(amount, pointsPerYuan)))
}
const exactly = (amount: Fen, pointsPerYuan: number): bigint => (BigInt(amount) * BigInt(pointsPerYuan)) / FEN_A_YUAN

/** Whether so many points are worth no more than `amount`, also where that is worth more points than are counted. */
export const isWithin = (some: Points, amount: Fen, pointsPerYuan: number): boolean =>
  BigInt(some) <= exactly(amount, pointsPerYuan)

/** floor(amount × pointsPerYuan × earnRate / (100 × 10^6)): what an order gives (spec/money.md, "Points"). */
export function pointsEarned(amount: Fen, pointsPerYuan: number, earnRate: Ppm): Points {
  if (amount < 0) throw new RangeError(`points for a negative amount: ${amount}`)
  const exact = BigInt(amount) * BigInt(pointsPerYuan) * BigInt(earnRate)
  return points(Number(exact / (FEN_A_YUAN * BigInt(RATE_ONE))))
}

/** What points are worth in fen; null unless it is a whole number of fen (spec/money.md: points spent always are). */
export function fenFor(amount: Points, pointsPerYuan: number): Fen | null {
  const exact = BigInt(amount) * FEN_A_YUAN
  return exact % BigInt(pointsPerYuan) === 0n ? fen(Number(exact / BigInt(pointsPerYuan))) : null
}

/** floor(points × part / whole): what of the points that a line was paid with goes with a part of its payment. */
export function pointsShare(amount: Points, part: Fen, whole: Fen): Points {
  if (amount < 0 || part < 0 || part > whole || whole <= 0)
    throw new RangeError(`${part} of ${whole} of ${amount} points`)
  return points(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)))
}

const FEN_A_YUAN = 100n

/** `total` spread by `weights` as `allocate` spreads money: the parts always add back to it. */
export const spreadPoints = (total: Points, weights: readonly number[]): Points[] =>
  allocate(fen(total), weights).map((part) => points(part))

/** The most points, of those that somebody has, that an amount can be paid with: worth whole fen, and no more than it. */
export function spendable(have: Points, amount: Fen, pointsPerYuan: number): Points {
  const most = isWithin(have, amount, pointsPerYuan) ? have : pointsFor(amount, pointsPerYuan)
  if (most <= 0) return ZERO_POINTS
  // The fewest points that are worth whole fen.
  const step = pointsPerYuan / greatestDivisor(pointsPerYuan, Number(FEN_A_YUAN))
  return points(most - (most % step))
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))
