import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../books'
import { ADDRESS } from '../market'
import { type Customer, type Goods, type Mall, openMall, type Promoter, TENTH_OF } from './mall'

// Months go by in a journey, with all jobs.
jest.setTimeout(120_000)

let mall: Mall
let shop: string
let wang: Promoter
let chen: Customer
let oil: Goods
beforeAll(async () => {
  mall = await openMall()
})
beforeEach(async () => {
  shop = await mall.addShop({ freightFen: 800, freeFromFen: null })
  oil = await mall.sells(shop, 9_999, TENTH_OF('merchant'))
  wang = await mall.promoter()
  chen = await mall.customer()
  await wang.leads(chen, oil)
})
afterEach(async () => {
  await expectBooksBalance(mall.product)
  expect(mall.failures).toEqual([])
})
afterAll(() => mall.product.close())

const wechat = () => mall.product.cloud.wechatPay
const refundsOf = (paymentId: string) =>
  wechat()
    .refunds()
    .filter((refund) => refund.paymentId === paymentId)
    .map(({ refundFen, state }) => ({ refundFen, state }))

test('money that comes after the order was closed goes back whole, and earns nobody anything', async () => {
  const purchase = await chen.buys([oil])
  await chen.get('orders.pay', { paymentId: purchase.paymentId, method: 'jsapi' })
  await mall.waits(31 * MINUTE_MS)
  expect(await chen.sees(purchase.orderId)).toMatchObject({ state: 'closed', closedBecause: 'timeout' })
  await wechat().payLate(purchase.paymentId)
  await mall.waits(2 * MINUTE_MS)
  expect(refundsOf(purchase.paymentId)).toEqual([{ refundFen: 10_799, state: 'SUCCESS' }])
  expect(await wang.holds()).toEqual({})
  expect(mall.posted(`merchant:${shop}`)).toBe(0)
  expect(await chen.sees(purchase.orderId)).toMatchObject({ state: 'closed' })
})

test('what is paid twice is delivered once, and the second payment goes back', async () => {
  const purchase = await chen.orders([oil])
  await wechat().payAgain(purchase.paymentId)
  await mall.waits(2 * MINUTE_MS)
  expect(refundsOf(purchase.paymentId)).toEqual([{ refundFen: 10_799, state: 'SUCCESS' }])
  expect(await wang.holds()).toEqual({ frozen: 999 })
  expect(mall.posted(`merchant:${shop}`)).toBe(10_799 - 999)
  await mall.ships(purchase.orderId)
  await chen.confirms(purchase.orderId)
  await mall.waits(15 * DAY_MS)
  expect(await wang.holds()).toEqual({ withdrawable: 999 })
})

test('another amount than was asked for closes the order and goes back whole', async () => {
  const purchase = await chen.buys([oil])
  await chen.get('orders.pay', { paymentId: purchase.paymentId, method: 'jsapi' })
  await wechat().payAmount(purchase.paymentId, 1)
  await mall.waits(2 * MINUTE_MS)
  expect(await chen.sees(purchase.orderId)).toMatchObject({ state: 'closed', closedBecause: 'amount-differed' })
  expect(refundsOf(purchase.paymentId)).toEqual([{ refundFen: 1, state: 'SUCCESS' }])
  expect(await wang.holds()).toEqual({})
})

test('a notice that is lost, repeated and out of order confirms the order once', async () => {
  wechat().lose(3)
  wechat().duplicate(2)
  const purchase = await chen.orders([oil])
  expect(await chen.sees(purchase.orderId)).toMatchObject({ state: 'unpaid' })
  await mall.waits(HOUR_MS)
  expect(await chen.sees(purchase.orderId)).toMatchObject({ state: 'to-ship' })
  expect(await wang.holds()).toEqual({ frozen: 999 })
})

test('a gift goes to the first who accepts, and the promoter who led the giver earns', async () => {
  const { orderId } = await chen.orders([oil], { gift: { message: '生日快乐' } })
  const { gift } = await chen.sees(orderId)
  const [friend, late] = [await mall.customer(), await mall.customer()]
  await friend.get('orders.acceptGift', { code: gift?.code ?? '', address: ADDRESS })
  expect(await late.refused('orders.acceptGift', { code: gift?.code ?? '', address: ADDRESS })).toBe('GIFT_TAKEN')
  await mall.ships(orderId)
  await mall.waits(10 * DAY_MS)
  await mall.waits(15 * DAY_MS)
  expect(await wang.holds()).toEqual({ withdrawable: 999 })
})

test('a gift that nobody accepts within a day goes back whole, and nobody earns', async () => {
  const { orderId, paymentId } = await chen.orders([oil], { gift: { message: '' } })
  expect(await wang.holds()).toEqual({ frozen: 999 })
  await mall.waits(DAY_MS)
  expect(refundsOf(paymentId)).toEqual([{ refundFen: 10_799, state: 'SUCCESS' }])
  expect(await chen.sees(orderId)).toMatchObject({ state: 'refunded' })
  expect(await wang.holds()).toEqual({})
  expect(mall.posted(`merchant:${shop}`)).toBe(0)
  const stock = mall.rows('stock').filter((row) => row.skuId === oil.skuId)
  expect(stock.reduce((sum, { free }) => sum + Number(free), 0)).toBe(50)
})
