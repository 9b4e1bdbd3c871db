import type { Terms } from '../commissions/model'
import { earnedPoints, isWorth, partsOf, returnedPoints } from './formula'

const plan = (split: 'merchant' | 'agency' | 'platform', serviceRate: number, promoterRate: number): Terms => {
  return { by: 'plan', split, agencyId: split === 'merchant' ? null : 'own', serviceRate, promoterRate, paidIn: 'fen' }
}

describe('the proof’s own formula (spec/money.md, worked out by hand)', () => {
  test.each([
    // 20 % of 9 999 is 1 999.8; half of 1 999 is 999.5.
    { say: 'agency split', terms: plan('agency', 200_000, 500_000), left: 9_999, want: [999n, 1_000n, 0n] },
    { say: 'platform split', terms: plan('platform', 200_000, 900_000), left: 9_999, want: [1_799n, 200n, 0n] },
    {
      say: 'own mall: the remainder never leaves',
      terms: plan('merchant', 200_000, 500_000),
      left: 9_999,
      want: [999n, 0n, 0n],
    },
    { say: 'a fen gives nothing', terms: plan('agency', 999_999, 1_000_000), left: 1, want: [0n, 0n, 0n] },
    // 12.3456 % of 1 000 000 is 123 456.
    {
      say: 'referral',
      terms: { by: 'referral', rate: 123_456, paidIn: 'fen' } as const,
      left: 1_000_000,
      want: [123_456n, 0n, 0n],
    },
    // 10 % of 1 999 is 199 fen; × 1 000 / 100.
    {
      say: 'referral in points',
      terms: { by: 'referral', rate: 100_000, paidIn: 'points' } as const,
      left: 1_999,
      want: [0n, 0n, 1_990n],
    },
  ])('$say', ({ terms, left, want }) => {
    const { promoter, agency, points } = partsOf(terms, left, 1_000)
    expect([promoter, agency, points]).toEqual(want)
  })

  test('an order gives floor(goods × points a yuan × rate)', () => {
    // 12 345 fen at 1 000 points a yuan and 1 %: 1 234.5.
    expect(earnedPoints(12_345, 1_000, 10_000)).toBe(1_234n)
  })

  test('points go back with the fen, and all of them with the last one', () => {
    const line = { points: 100, paidFen: 300, isClosed: false }
    expect(returnedPoints({ ...line, refundedFen: 100 })).toBe(33n)
    expect(returnedPoints({ ...line, refundedFen: 299 })).toBe(99n)
    expect(returnedPoints({ ...line, refundedFen: 300, isClosed: true })).toBe(100n)
    expect(returnedPoints({ points: 7, paidFen: 0, refundedFen: 0, isClosed: false })).toBe(0n)
  })

  test('points are worth a whole number of fen or are not what they say', () => {
    expect(isWorth(900, 90, 1_000)).toBe(true)
    expect(isWorth(901, 90, 1_000)).toBe(false)
  })
})
