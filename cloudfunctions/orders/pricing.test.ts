import { Refusal } from '@shared/kernel/errors'
import { fen } from '@shared/kernel/money'
import { points, spendable, spreadPoints } from '@shared/kernel/points'
import { ppm } from '@shared/kernel/rates'
import { priceShop, totalOf } from './pricing'

const shopOf = (items: [priceFen: number, quantity: number][], pointsPerYuan = 100) => ({
  shopId: 'shop',
  freight: { freightFen: fen(800), freeFromFen: fen(9_900) },
  program: { program: 'shop', pointsPerYuan, earnRate: ppm(10_000) },
  items: items.map(([priceFen, quantity]) => ({ priceFen: fen(priceFen), quantity })),
})
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'not refused'
}

test('an order costs its goods and its freight', () => {
  // 2 × 19.90 + 1 × 5.00 = 44.80, shipping 8.00.
  const price = priceShop(
    shopOf([
      [1_990, 2],
      [500, 1],
    ]),
    points(0),
  )
  expect(price).toMatchObject({ goodsFen: 4_480, freightFen: 800, payFen: 5_280, pointsFen: 0, couponFen: 0 })
  expect(price.lines.map(({ paidFen }) => paidFen)).toEqual([3_980, 500])
})

test('freight is free from an amount of goods, whatever of them points pay for', () => {
  // 99.00 of goods, 50.00 of them by 5 000 points: still free.
  expect(priceShop(shopOf([[9_900, 1]]), points(5_000))).toMatchObject({ freightFen: 0, payFen: 4_900 })
  expect(priceShop(shopOf([[9_899, 1]]), points(0))).toMatchObject({ freightFen: 800, payFen: 10_699 })
})

test('points are spread over the lines by largest remainder, in fen and in points', () => {
  // 1.00 off goods of 3.33, 3.33, 3.34: 33.3, 33.3, 33.4 → 33, 33, 33 and the fen left over to the largest remainder.
  const price = priceShop(
    shopOf([
      [333, 1],
      [333, 1],
      [334, 1],
    ]),
    points(100),
  )
  expect(price.lines.map(({ pointsFen }) => pointsFen)).toEqual([33, 33, 34])
  expect(price.lines.map(({ paidFen }) => paidFen)).toEqual([300, 300, 300])
  expect(price.lines.map((line) => line.points)).toEqual([33, 33, 34])
})

test('a thousand points a yuan are ten a fen', () => {
  // 1 230 points = 1.23 of 2.00 + 1.00: 82 and 41 fen, 820 and 410 points.
  const price = priceShop(
    shopOf(
      [
        [200, 1],
        [100, 1],
      ],
      1_000,
    ),
    points(1_230),
  )
  expect(price.lines.map(({ pointsFen, points: used }) => [pointsFen, used])).toEqual([
    [82, 820],
    [41, 410],
  ])
})

test('points of a coarse program are spread whole, and all of them', () => {
  // 10 a yuan: one point is 10 fen. 7 points = 70 fen over three equal lines: 24, 23, 23 fen and 3, 2, 2 points.
  const price = priceShop(
    shopOf(
      [
        [100, 1],
        [100, 1],
        [100, 1],
      ],
      10,
    ),
    points(7),
  )
  expect(price.lines.map(({ pointsFen }) => pointsFen)).toEqual([24, 23, 23])
  expect(price.lines.map((line) => line.points)).toEqual([3, 2, 2])
})

test('all of the goods may be paid with points, the freight never', () => {
  const price = priceShop(shopOf([[500, 1]]), points(500))
  expect(price).toMatchObject({ pointsFen: 500, payFen: 800 })
  expect(price.lines[0]?.paidFen).toBe(0)
})

test('points that are worth more than the goods, or no whole fen, are refused', () => {
  expect(codeOf(() => priceShop(shopOf([[500, 1]]), points(501)))).toBe('POINTS_NOT_USABLE')
  // 1 000 a yuan: 15 points are a fen and a half.
  expect(codeOf(() => priceShop(shopOf([[500, 1]], 1_000), points(15)))).toBe('POINTS_NOT_USABLE')
})

test('more than money can count is refused, not miscounted', () => {
  const dear: [number, number][] = [
    [10_000_000, 999],
    [10_000_000, 999],
  ]
  expect(codeOf(() => priceShop(shopOf(dear), points(0)))).toBe('INVALID_INPUT')
  expect(codeOf(() => totalOf([{ payFen: fen(9_000_000_000) }, { payFen: fen(9_000_000_000) }]))).toBe('INVALID_INPUT')
})

test('what is worth more points than are counted has a price all the same, with points and without', () => {
  // 99 900 000.00 at 10 000 points a yuan are 999 000 000 000 points: nobody has so many.
  const dear = shopOf([[10_000_000, 999]], 10_000)
  expect(priceShop(dear, points(0)).goodsFen).toBe(9_990_000_000)
  expect(priceShop(dear, points(100)).pointsFen).toBe(1)
  expect(spendable(points(250), fen(9_990_000_000), 10_000)).toBe(200)
  expect(spendable(points(0), fen(9_990_000_000), 10_000)).toBe(0)
})

test('whatever is wanted, the lines add up to the payment, and no line costs less than nothing', () => {
  // A small generator with a fixed seed, so that a failure comes again.
  let seed = 4_711
  const upTo = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % (most + 1)
  }
  for (let world = 0; world < 500; world += 1) {
    const pointsPerYuan = [10, 100, 1_000, 37][upTo(3)] ?? 100
    const items = Array.from({ length: 1 + upTo(6) }, (): [number, number] => [upTo(5_000), 1 + upTo(4)])
    const goods = items.reduce((sum, [price, quantity]) => sum + price * quantity, 0)
    const most = spendable(points(upTo(20_000)), fen(goods), pointsPerYuan)
    const price = priceShop(shopOf(items, pointsPerYuan), most)
    const sum = (field: 'goodsFen' | 'pointsFen' | 'paidFen' | 'points') =>
      price.lines.reduce((total, line) => total + line[field], 0)
    expect(sum('goodsFen')).toBe(goods)
    expect(sum('points')).toBe(most)
    expect(sum('pointsFen') * pointsPerYuan).toBe(most * 100)
    expect(sum('paidFen') + price.freightFen).toBe(price.payFen)
    for (const line of price.lines) {
      expect(line.paidFen).toBeGreaterThanOrEqual(0)
      expect(line.paidFen).toBe(line.goodsFen - line.pointsFen)
    }
  }
})

test('the most points that an order can use are worth whole fen and no more than somebody has', () => {
  expect(spendable(points(1_234), fen(500), 1_000)).toBe(1_230)
  expect(spendable(points(9_999), fen(500), 1_000)).toBe(5_000)
  // 37 a yuan: 37 points are the fewest that are worth whole fen (1.00).
  expect(spendable(points(100), fen(500), 37)).toBe(74)
  expect(spendable(points(0), fen(500), 100)).toBe(0)
  expect(spendable(points(9), fen(0), 100)).toBe(0)
  expect(spreadPoints(points(0), [0, 0])).toEqual([0, 0])
})
