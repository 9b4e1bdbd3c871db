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
