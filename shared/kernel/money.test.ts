import fc from 'fast-check'
import { addFen, allocate, FEN_MAX, fen, formatYuan, parseYuan, shareFloor, subFen, sumFen, timesFen } from './money'
import { ppm, RATE_ONE } from './rates'

const amounts = fc.integer({ min: 0, max: FEN_MAX }).map(fen)
const rates = fc.integer({ min: 0, max: RATE_ONE }).map(ppm)

describe('an amount of money', () => {
  test.each([12.5, Number.NaN, Number.POSITIVE_INFINITY, FEN_MAX + 1, -FEN_MAX - 1, 2 ** 53])(
    'is never %p fen',
    (value) => {
      expect(() => fen(value)).toThrow(RangeError)
    },
  )

  test('that is zero has no sign, so two ledgers that agree are equal', () => {
    expect(Object.is(fen(-0), 0)).toBe(true)
  })

  test('DF14: a million random additions and subtractions drift by nothing', () => {
    let sum = fen(0)
    let exact = 0n
    let state = 42
    for (let step = 0; step < 1_000_000; step += 1) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      const part = fen(state % 1_000)
      sum = state % 2 === 0 ? addFen(sum, part) : subFen(sum, part)
      exact += state % 2 === 0 ? BigInt(part) : -BigInt(part)
    }
    expect(BigInt(sum)).toBe(exact)
  })

  test('that leaves the bounds by adding is refused, not wrapped', () => {
    expect(() => addFen(fen(FEN_MAX), fen(1))).toThrow(RangeError)
    expect(() => timesFen(fen(FEN_MAX), 2)).toThrow(RangeError)
  })
})

describe('a share of an amount', () => {
  test.each([
    { say: "WeChat's sample: 100 fen at 10 % is 10", amount: 100, rate: 100_000, want: 10 },
    { say: "WeChat's sample: 100 fen at 30 % is 30", amount: 100, rate: 300_000, want: 30 },
    { say: 'one fen at 99.9999 % is nothing', amount: 1, rate: 999_999, want: 0 },
    { say: '5 625 fen at 0.24 % is 13.5, so 13', amount: 5_625, rate: 2_400, want: 13 },
    { say: 'the largest amount at 100 % is itself', amount: FEN_MAX, rate: RATE_ONE, want: FEN_MAX },
  ])('$say', ({ amount, rate, want }) => {
    expect(shareFloor(fen(amount), ppm(rate))).toBe(want)
  })

  test('is the largest whole number of fen that is not more than the exact share', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const share = BigInt(shareFloor(amount, rate)) * BigInt(RATE_ONE)
        const exact = BigInt(amount) * BigInt(rate)
        expect(share <= exact && exact < share + BigInt(RATE_ONE)).toBe(true)
      }),
    )
  })

  test('of a negative amount does not exist', () => {
    expect(() => shareFloor(fen(-1), ppm(1))).toThrow(RangeError)
  })
})

describe('spreading an amount by weights', () => {
  test.each([
    { say: 'one fen goes to the earlier of two equals', total: 1, weights: [1, 1], want: [1, 0] },
    {
      say: '100 over three equals leaves the odd fen with the first',
      total: 100,
      weights: [1, 1, 1],
      want: [34, 33, 33],
    },
    { say: 'the largest remainder is served first', total: 10, weights: [1, 1, 5], want: [2, 1, 7] },
    { say: 'a weight of zero gets nothing', total: 7, weights: [0, 3], want: [0, 7] },
    { say: 'nothing over nothing is nothing', total: 0, weights: [0, 0], want: [0, 0] },
  ])('$say', ({ total, weights, want }) => {
    expect(allocate(fen(total), weights)).toEqual(want)
  })

  test('adds back to the amount, and no part is a fen or more away from its exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(amounts, weights, (total, parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0)
        fc.pre(whole > 0)
        const spread = allocate(total, parts)
        expect(sumFen(spread)).toBe(total)
        for (const [index, part] of parts.entries()) {
          const distance = BigInt(spread[index] ?? -1) * BigInt(whole) - BigInt(total) * BigInt(part)
          expect(distance < BigInt(whole) && distance > -BigInt(whole)).toBe(true)
        }
      }),
    )
  })

  test('over nothing is refused', () => {
    expect(() => allocate(fen(1), [0])).toThrow(RangeError)
  })
})

describe('yuan for the eye', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [100, '1.00'],
    [-8_905, '-89.05'],
  ])('%i fen reads %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text)
  })

  test('typed yuan become the fen that they read as', () => {
    fc.assert(
      fc.property(amounts, (amount) => expect(parseYuan(formatYuan(amount))).toBe(amount)),
      { numRuns: 200 },
    )
  })

  test.each(['', '1.234', '-1', '1e3', '1,000', '.5', '１'])('%p is no amount', (text) => {
    expect(parseYuan(text)).toBeNull()
  })
})
