/** Where something stands in the plot: `x` from its left to its right and `y` from its top to its bottom, each 0 to 1. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Layout {
  readonly spots: readonly Spot[]
  /** The lines across, the highest last; the first is zero. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  /** What the top of the plot stands for: the highest value, or the next round one. */
  readonly top: number
}

/** More lines across than this make a small chart harder to read, not easier. */
const STEPS_MAX = 3

/**
 * Lays values out, the oldest first. `least`: the smallest step between two lines across; a hundred where values are fen
 * and lines should be whole yuan. Less than nothing is drawn as nothing.
 */
export function layoutOf(values: readonly number[], least = 1): Layout {
  const highest = Math.max(0, ...values)
  const step = roundStep(highest, least)
  const steps = Math.max(1, Math.ceil(highest / step))
  const top = step * steps
  return {
    spots: values.map((value, index) => ({
      x: values.length === 1 ? 0.5 : index / (values.length - 1),
      y: 1 - Math.max(0, value) / top,
    })),
    ticks: Array.from({ length: steps + 1 }, (_, number) => ({ value: step * number, y: 1 - number / steps })),
    top,
  }
}

/** The smallest of 1, 2, 5, 10, 20, 50 … times `least` that reaches `highest` within the most steps. */
function roundStep(highest: number, least: number): number {
  for (let ten = least; ; ten *= 10) {
    for (const digit of [1, 2, 5]) if (ten * digit * STEPS_MAX >= highest) return ten * digit
  }
}

/** Which of `count` values stands nearest to `x` (0 to 1, or beyond an edge). */
export const nearestTo = (x: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.round(x * (count - 1))))
