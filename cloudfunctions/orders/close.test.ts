import { MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, startMarket, TENTH } from '../../tests/market'
import { closeDue } from './close'

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())
afterEach(() => market.product.cloud.faults.clear())

const freeOf = (skuId: string) =>
  market
    .rows('stock')
    .filter((row) => row.skuId === skuId)
    .reduce((sum, { free }) => sum + Number(free), 0)
const stateOf = (orderId: string) => market.row('orders', orderId).state
const advance = (ms: number) => market.product.cloud.clock.advance(ms)

/** An order of one piece at 10.00, 1.00 of it by points, that somebody began to pay. */
async function begun() {
  const shopId = await market.addShop()
  const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 3, plan: TENTH })
  const buyer = await market.newMember()
  await market.givePoints(buyer, shopId, 100)
  const wanted = { items: [{ skuId, quantity: 1 }], usePoints: [{ shopId, points: 100 }] }
  const { paymentId, orderIds } = await market.buy(buyer, wanted)
  await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
  const pointsOf = () => market.row('balances', `points_${shopId}_${buyer.id}`).amounts
  return { paymentId, orderId: orderIds[0] ?? '', buyer, skuId, shopId, pointsOf }
}

describe('an unpaid order', () => {
  test('that its buyer cancels gives stock and points back, and cancelling it again changes nothing', async () => {
    const { paymentId, orderId, buyer, skuId, shopId, pointsOf } = await begun()
    expect(freeOf(skuId)).toBe(2)
    expect(pointsOf()).toMatchObject({ points: 0 })
    expect(await buyer.get('orders.cancel', { paymentId })).toMatchObject({ state: 'closed' })
    expect(await buyer.get('orders.cancel', { paymentId })).toMatchObject({ state: 'closed' })
    expect(await buyer.get('orders.order', { orderId })).toMatchObject({ state: 'closed', closedBecause: 'buyer' })
    expect(freeOf(skuId)).toBe(3)
    expect(pointsOf()).toMatchObject({ points: 100 })
    const given = { [`hold:${orderId}`]: -100, [`points:${shopId}:${buyer.id}`]: 100 }
    expect(market.entry('unhold', orderId)).toEqual(given)
    expect(await buyer.refused('orders.pay', { paymentId, method: 'jsapi' })).toBe('ORDER_CLOSED')
  })

  test('closes by itself after half an hour, at WeChat too, and not before', async () => {
    const { paymentId, orderId, skuId } = await begun()
    await advance(29 * MINUTE_MS)
    await market.product.runJobs()
    expect(stateOf(orderId)).toBe('unpaid')
    await advance(2 * MINUTE_MS)
    await market.product.runJobs()
    expect(market.row('orders', orderId)).toMatchObject({ state: 'closed', closedBecause: 'timeout' })
    expect(freeOf(skuId)).toBe(3)
    const [told] = market.product.cloud.wechatPay.calls(1)
    expect(told).toMatchObject({ api: 'close-payment', path: expect.stringContaining(paymentId) })
    expect(market.row('payments', paymentId).lookAt).toBeNull()
  })

  test('that was paid without our hearing of it is confirmed when its time is over, not closed', async () => {
    const { paymentId, orderId } = await begun()
    market.product.cloud.wechatPay.holdNotices()
    await market.product.cloud.wechatPay.pay(paymentId)
    await advance(31 * MINUTE_MS)
    await market.product.runJobs()
    expect(stateOf(orderId)).toBe('to-ship')
    await market.product.cloud.wechatPay.releaseNotices()
    expect(market.rows('refunds').filter((row) => row.paymentId === paymentId)).toEqual([])
  })

  test('that was paid a moment ago can’t be cancelled', async () => {
    const { paymentId, orderId, buyer } = await begun()
    market.product.cloud.wechatPay.holdNotices()
    await market.product.cloud.wechatPay.pay(paymentId)
    expect(await buyer.refused('orders.cancel', { paymentId })).toBe('ALREADY_PAID')
    expect(stateOf(orderId)).toBe('to-ship')
    await market.product.cloud.wechatPay.releaseNotices()
  })

  test('stays open while WeChat does not answer, holds up no other one, and is closed later', async () => {
    const [first, second] = [await begun(), await begun()]
    market.product.cloud.wechatPay.forceError('close-payment', 500, 'SYSTEM_ERROR', 1)
    expect(await first.buyer.refused('orders.cancel', { paymentId: first.paymentId })).toBe('BUSY')
    await advance(31 * MINUTE_MS)
    market.product.cloud.wechatPay.forceError('close-payment', 500, 'SYSTEM_ERROR', 1)
    await market.product.runJobs()
    expect([stateOf(first.orderId), stateOf(second.orderId)].sort()).toEqual(['closed', 'unpaid'])
    await advance(2 * MINUTE_MS)
    await market.product.runJobs()
    expect([stateOf(first.orderId), stateOf(second.orderId)]).toEqual(['closed', 'closed'])
  })

  test('that WeChat refuses to close is BUSY for who cancels it, and stays open', async () => {
    const { paymentId, orderId, buyer } = await begun()
    market.product.cloud.wechatPay.forceError('close-payment', 403, 'NO_AUTH')
    expect(await buyer.refused('orders.cancel', { paymentId })).toBe('BUSY')
    expect(stateOf(orderId)).toBe('unpaid')
    await buyer.get('orders.cancel', { paymentId })
  })

  test('that WeChat refuses to begin and to speak of is BUSY for who pays it', async () => {
    const { paymentId, buyer } = await begun()
    market.product.cloud.wechatPay.forceError('prepay-jsapi', 403, 'NO_AUTH')
    market.product.cloud.wechatPay.forceError('query-payment', 403, 'NO_AUTH')
    expect(await buyer.refused('orders.pay', { paymentId, method: 'jsapi' })).toBe('BUSY')
    await buyer.get('orders.cancel', { paymentId })
  })

  test('that a mistake of ours keeps from closing holds up no other one, and waits for a minute', async () => {
    const [spoilt, fine] = [await begun(), await begun()]
    await advance(31 * MINUTE_MS)
    const { db } = market.product.context()
    await db.patch('payments', spoilt.paymentId, { orderIds: ['nowhere'] })
    expect(await closeDue(market.product.context())).toBeNull()
    expect([stateOf(spoilt.orderId), stateOf(fine.orderId)]).toEqual(['unpaid', 'closed'])
    expect(market.row('payments', spoilt.paymentId).lookAt).toBeGreaterThan(market.product.cloud.clock.now())
    await db.patch('payments', spoilt.paymentId, { orderIds: [spoilt.orderId] })
    await advance(2 * MINUTE_MS)
    await closeDue(market.product.context())
    expect(stateOf(spoilt.orderId)).toBe('closed')
  })

  test('waits for the next run once nobody of WeChat answers: the step does not wait for every one', async () => {
    const all = []
    for (let payment = 0; payment < 7; payment += 1) all.push(await begun())
    await advance(31 * MINUTE_MS)
    const asked = () => market.product.cloud.wechatPay.counts()['close-payment'] ?? 0
    const before = asked()
    market.product.cloud.wechatPay.forceError('close-payment', 500, 'SYSTEM_ERROR', 5)
    expect(await closeDue(market.product.context())).toBeNull()
    expect(asked() - before).toBe(5)
    await advance(2 * MINUTE_MS)
    await closeDue(market.product.context())
    for (const { orderId } of all) expect(stateOf(orderId)).toBe('closed')
  })

  test('is closed once when the job and the buyer do it together', async () => {
    const { paymentId, orderId, buyer, skuId, pointsOf } = await begun()
    await advance(31 * MINUTE_MS)
    const works = [0, 1, 2].flatMap(() => [
      closeDue(market.product.context()),
      buyer.ask('orders.cancel', { paymentId }),
    ])
    await Promise.all(works)
    expect(stateOf(orderId)).toBe('closed')
    expect(freeOf(skuId)).toBe(3)
    expect(pointsOf()).toMatchObject({ points: 100 })
  })

  test('is closed once, whichever reply was lost while it was', async () => {
    for (let skip = 0; ; skip += 1) {
      const { orderId, skuId, pointsOf } = await begun()
      await advance(31 * MINUTE_MS)
      market.product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      await closeDue(market.product.context()).catch(() => 'killed')
      const struck = market.product.cloud.faults.list().length === 0
      market.product.cloud.faults.clear()
      await advance(2 * MINUTE_MS)
      await closeDue(market.product.context())
      expect(stateOf(orderId)).toBe('closed')
      expect(freeOf(skuId)).toBe(3)
      expect(pointsOf()).toMatchObject({ points: 100 })
      if (!struck) return
    }
  }, 120_000)
})

test('the books hold after all of it', () => expectBooksBalance(market.product))
