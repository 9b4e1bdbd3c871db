import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../books'
import { type Customer, type Goods, type Mall, openMall, type Promoter, TENTH_OF } from './mall'

// Months go by in a journey, with all jobs.
jest.setTimeout(120_000)

let mall: Mall
let shop: string
let wang: Promoter
let chen: Customer
/** The promoter's part of `left` fen is floor(floor(left × 20 %) × 50 %). */
let oil: Goods
let soap: Goods
beforeAll(async () => {
  mall = await openMall()
})
beforeEach(async () => {
  shop = await mall.addShop({ freightFen: 800, freeFromFen: null })
  oil = await mall.sells(shop, 9_999, TENTH_OF('merchant'))
  soap = await mall.sells(shop, 3_333, TENTH_OF('merchant'))
  wang = await mall.promoter()
  chen = await mall.customer()
  await wang.leads(chen, oil)
})
afterEach(async () => {
  await expectBooksBalance(mall.product)
  expect(mall.failures).toEqual([])
})
afterAll(() => mall.product.close())

const received = async (goods: readonly Goods[]) => {
  const { orderId } = await chen.orders(goods)
  await mall.ships(orderId)
  await chen.confirms(orderId)
  return orderId
}
const settled = async (goods: readonly Goods[]) => {
  const orderId = await received(goods)
  await mall.waits(15 * DAY_MS)
  return orderId
}
const earned = async (wanted: Promoter = wang) => wanted.holds()

test('a part that comes back before the settlement makes the commission smaller, and the rest settles', async () => {
  const { orderId } = await chen.orders([oil, soap])
  // 999 and 333
  expect(await earned()).toEqual({ frozen: 1_332 })
  // 9 999 − 1 234 = 8 765: floor(1 753 / 2) = 876
  await mall.refunds(orderId, { 0: 1_234 })
  expect(await earned()).toEqual({ frozen: 1_209 })
  await mall.ships(orderId)
  await chen.confirms(orderId)
  await mall.refunds(orderId, { 1: 3_333 }, 800)
  expect(await earned()).toEqual({ frozen: 876 })
  await mall.waits(15 * DAY_MS)
  expect(await earned()).toEqual({ withdrawable: 876 })
  expect(mall.posted(`merchant:${shop}`)).toBe(8_765 - 876)
  expect((await chen.sees(orderId)).lines).toMatchObject([{ refundedFen: 1_234 }, { isClosed: true }])
})

test('slices before, between and after two settlements and after the withdrawal end where one refund ends', async () => {
  const [sliced, atOnce] = [await received([oil]), await received([oil])]
  await mall.refunds(sliced, { 0: 1 })
  // 9 998: floor(1 999 / 2) = 999, as for 9 999
  expect(await earned()).toEqual({ frozen: 1_998 })
  await mall.waits(7 * DAY_MS)
  await mall.refunds(sliced, { 0: 2_500 })
  // 7 498: floor(1 499 / 2) = 749
  expect(await earned()).toEqual({ frozen: 1_748 })
  await mall.waits(8 * DAY_MS)
  expect(await earned()).toEqual({ withdrawable: 1_748 })
  await mall.refunds(sliced, { 0: 3_333 })
  // 4 165: floor(833 / 2) = 416
  expect(await earned()).toEqual({ withdrawable: 1_415 })
  await wang.takes(await wang.withdraws(1_415))
  await mall.refunds(sliced, { 0: 1_165 })
  await mall.refunds(atOnce, { 0: 6_999 })
  // 3 000 fen are left of each: 300. Of 416 + 999 that were taken, 815 are owed.
  expect(await earned()).toEqual({ withdrawn: 1_415, debt: 815 })
  expect(mall.posted(`merchant:${shop}`)).toBe(2 * (3_800 - 300))
})

test('a debt is repaid by whatever is settled next, and only the rest can be withdrawn', async () => {
  const first = await settled([oil])
  await wang.takes(await wang.withdraws(999))
  await mall.refunds(first, { 0: 9_999 })
  expect(await earned()).toEqual({ withdrawn: 999, debt: 999 })
  await settled([soap])
  // 333 repay a third of it.
  expect(await earned()).toEqual({ withdrawn: 999, debt: 666 })
  // The dye of the first visit has ended by now.
  await wang.leads(chen, oil)
  await settled([oil])
  // Of 999 + 333 + 999 earned and 999 taken back, 333 are left beside what was paid.
  expect(await earned()).toEqual({ withdrawn: 999, withdrawable: 333 })
})

test('money that is on its way to the wallet comes back to a debt first', async () => {
  const orderId = await settled([oil])
  const billNo = await wang.withdraws(900)
  await mall.refunds(orderId, { 0: 9_999 })
  // 99 were there; 900 are on their way.
  expect(await earned()).toEqual({ withdrawing: 900, debt: 900 })
  await mall.product.cloud.wechatPay.failTransfer(billNo, 'ACCOUNT_FROZEN')
  expect(await earned()).toEqual({})
  expect((await wang.get('withdrawals.withdrawal', { billNo })).state).toBe('failed')
})

test('an open after-sale holds the settlement back, and its end lets it go on without a new clock', async () => {
  const orderId = await received([oil, soap])
  await mall.waits(3 * DAY_MS)
  const afterSaleId = await chen.asksBack(orderId, { 0: 4_999 })
  await mall.waits(13 * DAY_MS)
  // The line that nobody asked about is settled.
  expect(await earned()).toEqual({ frozen: 999, withdrawable: 333 })
  await mall.approves(afterSaleId, { 0: 4_999 })
  // 5 000 are left: 500.
  expect(await earned()).toEqual({ frozen: 500, withdrawable: 333 })
  await mall.waits(MINUTE_MS)
  expect(await earned()).toEqual({ withdrawable: 833 })
})

test('slices of an order paid with points give back all points, and take back all that it gave', async () => {
  await mall.owner.get('catalog.setPointsProgram', {
    shopId: shop,
    program: shop,
    pointsPerYuan: 100,
    earnRate: 100_000,
  })
  await mall.product.cloud.clock.advance(2 * MINUTE_MS)
  // 100 yuan give 10 % of 10 000 points.
  const before = await chen.orders([await mall.sells(shop, 10_000)])
  await mall.ships(before.orderId)
  await chen.confirms(before.orderId)
  await chen.get('orders.claimPoints', { orderId: before.orderId })
  const { orderId, totalFen } = await chen.orders([oil, soap], { usePoints: [{ shopId: shop, points: 1_000 }] })
  // 10 yuan off 133.32, by largest remainder: 10 00 × 9 999 / 13 332 = 749.94…, so 750 and 250.
  expect(totalFen).toBe(9_249 + 3_083 + 800)
  await mall.ships(orderId)
  await chen.confirms(orderId)
  // floor(123.32 × 100 × 10 %) = 1 233
  expect(await chen.get('orders.claimPoints', { orderId })).toEqual({ points: 1_233 })
  await mall.refunds(orderId, { 0: 1_111 })
  // Back: floor(750 × 1 111 / 9 249) = 90. Left 112.21: floor(1 122.1) = 1 122, so 111 are taken.
  expect(chen.points(shop)).toBe(1_233 + 90 - 111)
  await mall.refunds(orderId, { 0: 8_138, 1: 3_083 }, 800)
  expect(chen.points(shop)).toBe(1_000)
  expect((await chen.sees(orderId)).state).toBe('refunded')
  expect(await earned()).toEqual({})
  // The first order stands.
  expect(mall.posted(`merchant:${shop}`)).toBe(10_800)
  expect(mall.posted('buyers')).toBe(-sumOfMerchants())
})

/** What the buyers paid and did not get back is the merchants' and the promoters'. */
const sumOfMerchants = () =>
  mall
    .rows('entries')
    .flatMap(({ lines }) => lines as { account: string; program: string | null; amount: number }[])
    .filter(({ account, program }) => program === null && account !== 'buyers')
    .reduce((sum, { amount }) => sum + Number(amount), 0)
