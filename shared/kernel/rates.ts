/** A rate in parts per million: 100 % = 1 000 000, WeChat's own scale (spec/money.md). */
export type Ppm = number & { readonly __unit: 'ppm' }

export const RATE_ONE = 1_000_000

/** Checks that `value` is a whole number of parts per million from 0 to 100 %. Throws a RangeError otherwise. */
export function ppm(value: number): Ppm {
  if (!Number.isSafeInteger(value) || value < 0 || value > RATE_ONE) throw new RangeError(`not a rate in ppm: ${value}`)
  return value as Ppm
}

/** `100000` → `10`, `12345` → `1.2345`: the percentage for the eye, without trailing zeros. */
export function formatPercent(rate: Ppm): string {
  const whole = Math.trunc(rate / 10_000)
  const fraction = String(rate % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return fraction === '' ? String(whole) : `${whole}.${fraction}`
}

/** A percentage as typed (`10`, `0.5`, `1.2345`) → ppm; null when it is not one from 0 to 100 with at most four decimals. */
export function parsePercent(text: string): Ppm | null {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text.trim())
  if (!match) return null
  const value = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'))
  return value > RATE_ONE ? null : (value as Ppm)
}
