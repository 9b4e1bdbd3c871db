import type { Ppm } from './rates'
import { RATE_ONE } from './rates'

/** Money: a whole number of fen (分). The only file in which money is multiplied, divided or rounded. */
export type Fen = number & { readonly __unit: 'fen' }

/** One hundred million yuan. Nothing we sell comes near it, so a larger value is a bug, not a customer. */
export const FEN_MAX = 10_000_000_000

/** Checks that `value` is a whole number of fen within ±FEN_MAX. Throws a RangeError otherwise. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value) || Math.abs(value) > FEN_MAX) throw new RangeError(`not an amount in fen: ${value}`)
  // -0 would be unequal to 0 in a deep comparison of two ledgers that agree.
  return (value === 0 ? 0 : value) as Fen
}

export const ZERO_FEN = fen(0)

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b)
export const subFen = (a: Fen, b: Fen): Fen => fen(a - b)
export const sumFen = (parts: readonly Fen[]): Fen => fen(parts.reduce((sum, part) => sum + part, 0))
export const minFen = (a: Fen, b: Fen): Fen => (a < b ? a : b)

/** `quantity` pieces at `price` each. */
export function timesFen(price: Fen, quantity: number): Fen {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`not a quantity: ${quantity}`)
  return fen(Number(BigInt(price) * BigInt(quantity)))
}

/** floor(amount × rate / 10^6), for amounts that are not negative. spec/money.md: the house never pays out a fen it did not receive. */
export function shareFloor(amount: Fen, rate: Ppm): Fen {
  if (amount < 0) throw new RangeError(`a share of a negative amount: ${amount}`)
  return fen(Number((BigInt(amount) * BigInt(rate)) / BigInt(RATE_ONE)))
}

/**
 * Splits `total` (not negative) by whole, non-negative `weights`, so that the parts always add back to `total`:
 * each part is its floor, and the fen left over go to the largest remainders, ties to the earlier part.
 * All weights zero with a positive total has no answer and throws.
 */
export function allocate(total: Fen, weights: readonly number[]): Fen[] {
  if (total < 0) throw new RangeError(`cannot spread a negative amount: ${total}`)
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a weight: ${weight}`)
  }
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (whole === 0n) {
    if (total > 0) throw new RangeError('nothing to spread the amount over')
    return weights.map(() => ZERO_FEN)
  }
  const parts = weights.map((weight, index) => {
    const exact = BigInt(total) * BigInt(weight)
    return { index, floor: Number(exact / whole), remainder: exact % whole }
  })
  let left = total - parts.reduce((sum, part) => sum + part.floor, 0)
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const part of byRemainder) {
    if (left === 0) break
    part.floor += 1
    left -= 1
  }
  return parts.map((part) => fen(part.floor))
}

/** `12345` → `123.45`; always two digits. The sign is kept. For the eye only: nothing computes with the result. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Yuan as typed (`12`, `12.3`, `12.34`) → fen; null when it is not an amount with at most two decimals, or too large. */
export function parseYuan(text: string): Fen | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value > FEN_MAX ? null : fen(value)
}
