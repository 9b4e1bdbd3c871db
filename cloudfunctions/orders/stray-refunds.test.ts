import { HOUR_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { ADDRESS, type Market, openMarket } from '../../tests/paid-orders'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(() => expectBooksBalance(market.product))

const wechat = () => market.product.cloud.wechatPay
const sentBack = (paymentId: string) =>
  wechat()
    .refunds()
    .filter((refund) => refund.paymentId === paymentId)
/** The job looks, WeChat ends the refund, and the job hears of it at the latest. */
async function jobs() {
  for (let run = 0; run < 2; run += 1) {
    await market.product.runJobs()
    await wechat().catchUp()
    await market.advance(HOUR_MS)
  }
}

describe('money that came when none was due', () => {
  test('goes back once when a payment was made twice, by WeChat’s own number for it', async () => {
    const buyer = await market.customer()
    const { orderId, paymentId, payFen } = await market.buy(buyer, [await market.goods(1_000)])
    const held = market.posted('buyers')
    await wechat().payAgain(paymentId)
    await jobs()
    expect(sentBack(paymentId)).toMatchObject([{ refundFen: payFen, state: 'SUCCESS' }])
    expect(market.posted('buyers')).toBe(held)
    // The order is as it was: nothing of it was refunded.
    const order = await buyer.get('orders.order', { orderId })
    expect(order).toMatchObject({ state: 'to-ship', refundedFen: 0 })
    expect(order.refunds).toMatchObject([{ reason: '重复付款，已原路退回', state: 'succeeded' }])
  })

  test('says so to its buyer when it came after the order was closed', async () => {
    const buyer = await market.customer()
    const { skuId } = await market.goods(1_000)
    const items = [{ skuId, quantity: 1 }]
    const { paymentId, orderIds } = await buyer.get('orders.place', { items, expectedFen: 1_800, address: ADDRESS })
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    await buyer.get('orders.cancel', { paymentId })
    await wechat().payLate(paymentId)
    await jobs()
    const { refunds } = await buyer.get('orders.order', { orderId: orderIds[0] ?? '' })
    expect(refunds).toMatchObject([{ reason: '订单关闭后才付款，已原路退回', amountFen: 1_800, state: 'succeeded' }])
  })

  test('is sent back again under another number when WeChat closed the refund, and goes back once', async () => {
    const buyer = await market.customer()
    const { paymentId, payFen } = await market.buy(buyer, [await market.goods(1_000)])
    const held = market.posted('buyers')
    wechat().refundsGo('closed')
    await wechat().payAgain(paymentId)
    await jobs()
    expect(sentBack(paymentId).every(({ state }) => state === 'CLOSED')).toBe(true)
    wechat().refundsGo('success')
    await jobs()
    await jobs()
    const tries = sentBack(paymentId)
    expect(tries.filter(({ state }) => state === 'SUCCESS')).toMatchObject([{ refundFen: payFen }])
    expect(new Set(tries.map(({ refundId }) => refundId)).size).toBe(tries.length)
    expect(market.posted('buyers')).toBe(held)
  })

  test('is people’s to send back after WeChat closed five refunds of it', async () => {
    const buyer = await market.customer()
    const { paymentId, payFen } = await market.buy(buyer, [await market.goods(1_000)])
    const held = market.posted('buyers')
    wechat().refundsGo('closed')
    await wechat().payAgain(paymentId)
    for (let round = 0; round < 6; round += 1) await jobs()
    wechat().refundsGo('success')
    await jobs()
    const tries = sentBack(paymentId)
    expect(tries.map(({ state }) => state)).toEqual(Array(5).fill('CLOSED'))
    expect(market.posted('buyers')).toBe(held - payFen)
    const told = market.product.cloud.database
      .dump('alarms')
      .filter(({ name, subject }) => name === 'refund.closed' && tries.some((one) => one.refundId === subject))
    expect(told).toHaveLength(1)
  })
})
