/** Chances that a seed repeats: the same seed throws the same dice. */
export interface Dice {
  /** A number in [0, 1). */
  fraction(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  /** True so often. */
  chance(part: number): boolean
  /** One of them; undefined of none. */
  one<T>(many: readonly T[]): T | undefined
  /** One of them by its weight. */
  weighed<T extends { readonly weight: number }>(many: readonly [T, ...T[]]): T
}

const TWO_TO_32 = 0x1_0000_0000
/** An odd number near 2^32 divided by the golden ratio: its multiples spread evenly (Weyl). */
const STEP = 0x9e3779b9

export function throwDice(seed: number): Dice {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + STEP) >>> 0
    return mixed(state) / TWO_TO_32
  }
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1))
  return {
    ...{ fraction, between },
    chance: (part) => fraction() < part,
    one: (many) => many[between(0, Math.max(0, many.length - 1))],
    weighed(many) {
      let left = fraction() * many.reduce((sum, { weight }) => sum + weight, 0)
      for (const one of many) {
        left -= one.weight
        if (left < 0) return one
      }
      return many[0]
    },
  }
}

/** Spreads every bit over all others: shifts and odd factors, each of which can be undone, so no two states meet. */
function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39)
  return (bits ^ (bits >>> 15)) >>> 0
}
