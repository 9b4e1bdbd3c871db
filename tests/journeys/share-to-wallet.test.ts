import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../books'
import { type Mall, openMall, TENTH_OF } from './mall'

// Months go by in a journey, with all jobs.
jest.setTimeout(120_000)

let mall: Mall
beforeAll(async () => {
  mall = await openMall()
})
afterEach(async () => {
  await expectBooksBalance(mall.product)
  expect(mall.failures).toEqual([])
})
afterAll(() => mall.product.close())

test('a shared link becomes an order, a commission and money in the wallet', async () => {
  const shop = await mall.addShop({ freightFen: 800, freeFromFen: null })
  // floor(floor(8 907 × 20 %) × 50 %) = floor(1 781 × 50 %) = 890
  const oil = await mall.sells(shop, 8_907, TENTH_OF('merchant'))
  const wang = await mall.promoter()
  const chen = await mall.customer()
  await wang.leads(chen, oil)

  const { orderId, totalFen } = await chen.orders([oil])
  expect(totalFen).toBe(9_707)
  expect(await wang.holds()).toEqual({ frozen: 890 })
  expect(mall.posted(`merchant:${shop}`)).toBe(9_707 - 890)
  await mall.ships(orderId)
  await mall.waits(DAY_MS)
  await chen.confirms(orderId)

  await mall.waits(14 * DAY_MS)
  expect(await wang.holds()).toEqual({ frozen: 890 })
  await mall.waits(DAY_MS)
  expect(await wang.holds()).toEqual({ withdrawable: 890 })
  // 1 % of 89.07 yuan at 100 points a yuan is 89.07 points.
  expect(chen.points(shop)).toBe(89)

  expect(await wang.refused('withdrawals.request', { payer: 'merchant', channel: 'wechat', amountFen: 891 })).toBe(
    'BALANCE_NOT_ENOUGH',
  )
  const billNo = await wang.withdraws(890)
  expect(await wang.holds()).toEqual({ withdrawing: 890 })
  await wang.takes(billNo)
  expect(await wang.holds()).toEqual({ withdrawn: 890 })
  const { state } = await wang.get('withdrawals.withdrawal', { billNo })
  expect(state).toBe('paid')
})

test('an order that nobody confirms is received ten days after it was shipped and settles after fifteen more', async () => {
  const shop = await mall.addShop()
  const soap = await mall.sells(shop, 5_000, TENTH_OF('merchant'))
  const wang = await mall.promoter()
  const chen = await mall.customer()
  await wang.leads(chen, soap)
  const { orderId } = await chen.orders([soap])
  const unshipped = await chen.orders([soap])
  await mall.ships(orderId)

  await mall.waits(10 * DAY_MS)
  expect(await chen.sees(orderId)).toMatchObject({ state: 'received', receivedBy: 'system' })
  expect(await chen.sees(unshipped.orderId)).toMatchObject({ state: 'to-ship' })
  await mall.waits(14 * DAY_MS)
  expect(await wang.holds()).toEqual({ frozen: 1_000 })
  await mall.waits(DAY_MS)
  expect(await wang.holds()).toEqual({ frozen: 500, withdrawable: 500 })
})

test('two promoters in one cart, from two shops, earn each their own lines of one payment', async () => {
  const [north, south] = [
    await mall.addShop({ freightFen: 500, freeFromFen: 9_900 }),
    await mall.addShop({ freightFen: 300, freeFromFen: null }),
  ]
  const tea = await mall.sells(north, 10_001, TENTH_OF('merchant'))
  const cup = await mall.sells(north, 333, TENTH_OF('merchant'))
  const fan = await mall.sells(south, 4_999, TENTH_OF('merchant'))
  const [wang, li, chen] = [await mall.promoter(), await mall.promoter(), await mall.customer()]
  await wang.leads(chen, tea)
  await li.leads(chen, fan)

  const { orderIds, totalFen } = await chen.orders([tea, fan, cup])
  expect(orderIds).toHaveLength(2)
  // 10 001 + 333 without freight, 4 999 with 300.
  expect(totalFen).toBe(15_633)
  // floor(2 000 / 2) = 1 000 and floor(66 / 2) = 33; floor(999 / 2) = 499
  expect([await wang.holds(), await li.holds()]).toEqual([{ frozen: 1_033 }, { frozen: 499 }])
  for (const orderId of orderIds) {
    await mall.ships(orderId)
    await chen.confirms(orderId)
  }
  await mall.waits(15 * DAY_MS)
  expect([await wang.holds(), await li.holds()]).toEqual([{ withdrawable: 1_033 }, { withdrawable: 499 }])
  expect(mall.posted(`merchant:${north}`)).toBe(10_334 - 1_033)
  expect(mall.posted(`merchant:${south}`)).toBe(5_299 - 499)
})

test('an agency keeps its remainder, and WeChat pays the promoter of a platform split by itself', async () => {
  const shop = await mall.addShop()
  // floor(7 777 × 15 %) = 1 166; floor(1 166 × 70 %) = 816, and 350 stay with the agency.
  const rates = { serviceRate: 150_000, promoterRate: 700_000 }
  const byAgency = await mall.sells(shop, 7_777, { split: 'agency', ...rates })
  const byPlatform = await mall.sells(shop, 7_777, { split: 'platform', ...rates })
  const [wang, chen] = [await mall.promoter(), await mall.customer()]
  await wang.leads(chen, byAgency)
  const { orderId } = await chen.orders([byAgency, byPlatform])
  expect(await wang.holds('own')).toEqual({ frozen: 1_632 })
  expect(mall.posted('agency:own:frozen')).toBe(700)

  await mall.ships(orderId)
  await chen.confirms(orderId)
  await mall.waits(15 * DAY_MS)
  expect(await wang.holds('own')).toEqual({ withdrawable: 816 })
  expect(await wang.holds('wechat')).toEqual({ withdrawn: 816 })
  expect(mall.posted('agency:own:frozen')).toBe(0)
  expect(mall.posted('agency:own:available')).toBe(700)
  expect(mall.posted(`merchant:${shop}`)).toBe(2 * (7_777 - 1_166))

  const billNo = await wang.withdraws(800, 'own')
  await wang.takes(billNo)
  expect(await wang.holds('own')).toEqual({ withdrawable: 16, withdrawn: 800 })
})

test('a referral commission waits seven days after the payment, and no longer than until the points are claimed', async () => {
  const shop = await mall.addShop()
  await mall.owner.get('catalog.setPointsProgram', {
    shopId: shop,
    program: 'rice',
    pointsPerYuan: 10,
    earnRate: 50_000,
  })
  await mall.product.cloud.clock.advance(2 * MINUTE_MS)
  // No plan: ten per cent by the mall's own program.
  const rice = await mall.sells(shop, 6_789)
  const wang = await mall.promoter()
  const chen = await mall.customer(wang)
  const waited = await chen.orders([rice])
  const claimed = await chen.orders([rice])
  expect(await wang.holds()).toEqual({ frozen: 1_356 })
  for (const { orderId } of [waited, claimed]) {
    await mall.ships(orderId)
    await chen.confirms(orderId)
  }
  // floor(6 789 fen × 10 × 5 % / 100) = floor(33.945)
  expect(await chen.get('orders.claimPoints', { orderId: claimed.orderId })).toEqual({ points: 33 })
  await mall.waits(MINUTE_MS)
  expect(await wang.holds()).toEqual({ frozen: 678, withdrawable: 678 })
  await mall.waits(6 * DAY_MS)
  expect(await wang.holds()).toEqual({ frozen: 678, withdrawable: 678 })
  await mall.waits(DAY_MS)
  expect(await wang.holds()).toEqual({ withdrawable: 1_356 })
  expect(chen.points('rice')).toBe(66)
})

test('a program that pays in points freezes, settles and takes back points', async () => {
  const shop = await mall.addShop()
  await mall.owner.get('catalog.setPointsProgram', { shopId: shop, program: 'tea', pointsPerYuan: 1_000, earnRate: 0 })
  await mall.owner.get('catalog.setReferralRate', { rate: 300_000, paidIn: 'points' })
  await mall.product.cloud.clock.advance(2 * MINUTE_MS)
  const tea = await mall.sells(shop, 3_335)
  const wang = await mall.promoter()
  const chen = await mall.customer(wang)
  const { orderId } = await chen.orders([tea])
  // floor(3 335 × 30 %) = 1 000 fen, at 1 000 points a yuan.
  expect(mall.posted(`points-frozen:tea:${wang.id}`)).toBe(10_000)
  await mall.ships(orderId)
  await chen.confirms(orderId)
  await mall.waits(7 * DAY_MS)
  expect([mall.posted(`points-frozen:tea:${wang.id}`), wang.points('tea')]).toEqual([0, 10_000])

  // What it earned is spent: 9 000 points are 9 yuan.
  await wang.orders([tea], { usePoints: [{ shopId: shop, points: 9_000 }] })
  // 1 135 of 3 335 fen go back: floor(2 200 × 30 %) = 660 fen are left, 6 600 points.
  await mall.refunds(orderId, { 0: 1_135 })
  await mall.waits(MINUTE_MS)
  expect(wang.points('tea')).toBe(6_600 - 9_000)
  expect(mall.posted(`points-debt:tea:${wang.id}`)).toBe(-2_400)
  await mall.owner.get('catalog.setReferralRate', { rate: 100_000, paidIn: 'fen' })
  await mall.product.cloud.clock.advance(2 * MINUTE_MS)
})
