import { fen } from '@shared/kernel/money'
import { ppm } from '@shared/kernel/rates'
import fc from 'fast-check'
import type { PlanTerms } from './model'
import {
  freightOf,
  isPromotedAt,
  lowestPrice,
  planAt,
  pointsProgramAt,
  promoterPart,
  referralTermsAt,
  shelvesAfter,
  strikePrice,
  termsOf,
} from './rules'

const terms = (rates: Partial<PlanTerms> = {}): PlanTerms => ({
  ...{ split: 'merchant', agencyId: null, serviceRate: ppm(200_000), promoterRate: ppm(500_000) },
  ...rates,
})

describe('a promotion plan', () => {
  const timeline = [
    { from: 10, value: { shopId: 's', promoted: true } },
    { from: 20, value: { shopId: 's', promoted: true, terms: terms() } },
    { from: 30, value: { shopId: 's', promoted: false, terms: terms() } },
    { from: 40, value: { shopId: 's', promoted: true, terms: terms({ split: 'agency' }) } },
    { from: 50, value: { shopId: 's', promoted: true, terms: terms({ split: 'platform', agencyId: 'a1' }) } },
  ]
  test.each<[number, boolean, PlanTerms | null, string]>([
    [9, false, null, 'before anything was decided'],
    [10, true, null, 'on, but without terms'],
    [20, true, terms(), 'on, and paid by the merchant'],
    [30, false, null, 'off, whatever terms it names'],
    [40, true, terms({ split: 'agency', agencyId: 'own' }), 'the mall’s own agency when none is named'],
    [50, true, terms({ split: 'platform', agencyId: 'a1' }), 'the agency that is named'],
  ])('at %i: promoted %p, terms %p: %s', (t, promoted, expected) => {
    expect(isPromotedAt(timeline, t)).toBe(promoted)
    expect(planAt(timeline, t)).toEqual(expected)
  })

  test('of a product without any policy pays nothing', () => {
    expect(planAt(undefined, 1)).toBeNull()
    expect(isPromotedAt(undefined, 1)).toBe(false)
  })

  test.each([
    // spec/money.md: floor(floor(price × serviceRate) × promoterRate)
    [8_900, 200_000, 500_000, 890, '89.00: 17.80, of which 8.90'],
    [999, 200_000, 500_000, 99, '9.99: 1.998 is 1.99, half of which is 0.995, so 0.99'],
    [1, 900_000, 1_000_000, 0, 'a fen has no part'],
    [16_800, 150_000, 333_333, 839, '168.00: 25.20, a third of which is 8.3999'],
  ])('on %i fen at %i and %i ppm pays the promoter %i: %s', (price, serviceRate, promoterRate, part) => {
    const rates = { serviceRate: ppm(serviceRate), promoterRate: ppm(promoterRate) }
    expect(promoterPart(fen(price), terms(rates))).toBe(part)
  })

  test.each([
    [{ promoted: false }, { terms: null }],
    [{ promoted: true }, { flaw: 'split' }],
    [{ promoted: true, split: 'merchant', promoterRate: 1 }, { flaw: 'serviceRate' }],
    [{ promoted: true, split: 'merchant', serviceRate: 900_001, promoterRate: 1 }, { flaw: 'serviceRate' }],
    [{ promoted: true, split: 'merchant', serviceRate: 900_000 }, { flaw: 'promoterRate' }],
    [{ promoted: true, split: 'platform', serviceRate: 1, promoterRate: 99_999 }, { flaw: 'promoterRate' }],
    [{ promoted: true, split: 'platform', serviceRate: 1, promoterRate: 900_001 }, { flaw: 'promoterRate' }],
    [
      { promoted: true, split: 'platform', serviceRate: 1, promoterRate: 900_000 },
      { terms: { split: 'platform', agencyId: null, serviceRate: 1, promoterRate: 900_000 } },
    ],
    [
      { promoted: true, split: 'agency', serviceRate: 1, promoterRate: 1_000_000, agencyId: 'a1' },
      { terms: { split: 'agency', agencyId: 'a1', serviceRate: 1, promoterRate: 1_000_000 } },
    ],
    [{ promoted: true, split: 'merchant', serviceRate: 1, promoterRate: 1, agencyId: 'a1' }, { flaw: 'agencyId' }],
    // These are payers of their own, with accounts of that name.
    [{ promoted: true, split: 'agency', serviceRate: 1, promoterRate: 1, agencyId: 'merchant' }, { flaw: 'agencyId' }],
    [{ promoted: true, split: 'agency', serviceRate: 1, promoterRate: 1, agencyId: 'wechat' }, { flaw: 'agencyId' }],
  ] as const)('drafted as %j is %j', (draft, expected) => {
    expect(termsOf(draft)).toEqual(expected)
  })
})

describe('the mall’s own program', () => {
  const program = [{ from: 10, value: { rate: 80_000, paidIn: 'points' } }]
  const own = [{ from: 20, value: { rate: 300_000 } }]
  test.each([
    [9, { rate: 100_000, paidIn: 'fen' }, 'the default until something is set'],
    [10, { rate: 80_000, paidIn: 'points' }, 'the program’s'],
    [20, { rate: 300_000, paidIn: 'points' }, 'the promoter’s own rate, paid as the program says'],
  ])('at %i pays %j: %s', (t, expected) => {
    expect(referralTermsAt(program, own, t)).toEqual(expected)
  })

  test('gives a promoter’s own rate in fen where no program was set', () => {
    expect(referralTermsAt(undefined, own, 20)).toEqual({ rate: 300_000, paidIn: 'fen' })
  })
})

test('a shop has a points program of its own until it names another', () => {
  const named = { program: 'camellia', pointsPerYuan: 1_000, earnRate: 20_000 }
  const timeline = [{ from: 10, value: named }]
  expect(pointsProgramAt(timeline, 's1', 9)).toEqual({ program: 's1', pointsPerYuan: 100, earnRate: 10_000 })
  expect(pointsProgramAt(timeline, 's1', 10)).toEqual(named)
})

test.each([
  [{ freightFen: 800, freeFromFen: 9_900 }, 9_899, 800],
  [{ freightFen: 800, freeFromFen: 9_900 }, 9_900, 0],
  [{ freightFen: 800, freeFromFen: null }, 1_000_000, 800],
  [{ freightFen: 0, freeFromFen: null }, 1, 0],
  [{ freightFen: 800, freeFromFen: 0 }, 0, 0],
])('freight of a shop with %j on %i fen of goods is %i', (shop, goods, expected) => {
  const { freightFen, freeFromFen } = shop
  const asked = { freightFen: fen(freightFen), freeFromFen: freeFromFen === null ? null : fen(freeFromFen) }
  expect(freightOf(asked, fen(goods))).toBe(expected)
})

test('a list shows the lowest price', () => {
  const prices = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(prices, (all) => {
      const lowest = [...all].sort((a, b) => a - b)[0]
      expect(lowestPrice(all.map((price) => ({ priceFen: fen(price) })))).toBe(lowest)
    }),
  )
})

describe('what a list shows beside a price', () => {
  const sku = (price: number, strike: number | null) => {
    return { priceFen: fen(price), strikePriceFen: strike === null ? null : fen(strike) }
  }
  test.each([
    ['of the only SKU', [sku(5_900, 6_900)], 6_900],
    ['of the cheapest, wherever it stands', [sku(15_900, 17_700), sku(5_900, 6_900)], 6_900],
    ['none when only a dearer one has one', [sku(5_900, null), sku(15_900, 17_700)], null],
    ['of the first of two at one price', [sku(5_900, null), sku(5_900, 6_900)], null],
  ])('is the strike price %s', (_say, skus, expected) => {
    expect(strikePrice(skus)).toBe(expected)
  })
})

describe('the shelves after a change', () => {
  const known = [{ categoryId: 'a' }, { categoryId: 'b' }]
  const old = (categoryId: string) => ({ categoryId, isNew: false })
  test.each([
    ['none', [], true],
    ['those that were, turned round', [old('b'), old('a')], true],
    ['one of them and a new one', [old('a'), { categoryId: 'c', isNew: true }], true],
    ['one that nobody knows', [old('c')], false],
    ['one of them twice', [old('a'), old('a')], false],
  ])('may be %s: %s', (_say, wanted, expected) => {
    expect(shelvesAfter(known, wanted)).toBe(expected)
  })
})
