import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, type Order, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'
import { grantDuePoints } from './grant'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(async () => {
  market.product.cloud.faults.clear()
  await expectBooksBalance(market.product)
})

async function received(buyer: Person, { orderId }: Order) {
  await market.owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' })
  return buyer.get('orders.confirmReceipt', { orderId })
}
async function refund(orderId: string, fen: number) {
  const slice = { lines: [{ line: 0, fen }], freightFen: 0 }
  await market.owner.get('orders.refund', { orderId, ...slice, restock: false, reason: '少货' })
  await market.product.cloud.wechatPay.catchUp()
}
async function pointsOf(person: Person) {
  const { visitorId } = await person.get('members.me', {})
  const { points = 0, debt = 0 } = await market.holds(`points_${market.shopId}_${visitorId}`)
  return { points, debt }
}
const commissionOf = ({ orderId }: Order) => market.promoter.get('commissions.commission', { orderId, line: 0 })

describe('consumption points', () => {
  test('are claimed once, after receipt; a repeated claim answers the same', async () => {
    const buyer = await market.customer()
    const order = await market.buy(buyer, [await market.goods(12_345)])
    const { orderId } = order
    expect(await buyer.refused('orders.claimPoints', { orderId })).toBe('NOT_RECEIVED')
    // 123.45 at 100 points a yuan and 1 %: floor(123.45) = 123.
    expect(await received(buyer, order)).toMatchObject({ claimablePoints: 123, grantedPoints: null })
    const requestId = newRequestId()
    expect(await buyer.get('orders.claimPoints', { requestId, orderId })).toEqual({ points: 123 })
    await refund(orderId, 10_000)
    expect(await buyer.get('orders.claimPoints', { requestId, orderId })).toEqual({ points: 123 })
    expect(await buyer.refused('orders.claimPoints', { orderId })).toBe('ALREADY_CLAIMED')
    expect(await (await market.customer()).refused('orders.claimPoints', { orderId })).toBe('NOT_FOUND')
  })

  test('that nobody claims are given when the hold ends, once, also by two jobs at the same time', async () => {
    const buyer = await market.customer()
    const order = await market.buy(buyer, [await market.goods(10_000)])
    await received(buyer, order)
    await market.advance(15 * DAY_MS - HOUR_MS)
    await grantDuePoints(market.product.context(), null)
    expect(await pointsOf(buyer)).toEqual({ points: 0, debt: 0 })
    await market.advance(2 * HOUR_MS)
    await Promise.all([1, 2].map(() => grantDuePoints(market.product.context(), null)))
    expect(await pointsOf(buyer)).toEqual({ points: 100, debt: 0 })
    expect(await buyer.refused('orders.claimPoints', { orderId: order.orderId })).toBe('ALREADY_CLAIMED')
  })

  test('DF22: are taken back with the order; what was spent meanwhile is owed, and repaid by the next ones', async () => {
    const buyer = await market.customer()
    const first = await market.buy(buyer, [await market.goods(50_000)])
    await received(buyer, first)
    await buyer.get('orders.claimPoints', { orderId: first.orderId })
    expect(await pointsOf(buyer)).toEqual({ points: 500, debt: 0 })

    // 300 points are 3.00 of the 20.00: 17.00 and the freight are paid.
    const usePoints = [{ shopId: market.shopId, points: 300 }]
    const second = await market.buy(buyer, [await market.goods(2_000)], { usePoints })
    expect(second).toMatchObject({ points: 300, pointsFen: 300, payFen: 2_500 })
    expect(await pointsOf(buyer)).toEqual({ points: 200, debt: 0 })
    await refund(first.orderId, 50_000)
    expect(await pointsOf(buyer)).toEqual({ points: 0, debt: -300 })

    // 8.50 of 17.00 back: floor(300 × 850 / 1 700) = 150 points come back, and repay.
    await refund(second.orderId, 850)
    expect(await pointsOf(buyer)).toEqual({ points: 0, debt: -150 })
    await refund(second.orderId, 850)
    expect(await pointsOf(buyer)).toEqual({ points: 0, debt: 0 })
  })

  test('a line that points paid in full goes back by naming it with 0 fen, without WeChat', async () => {
    const buyer = await market.customer()
    const first = await market.buy(buyer, [await market.goods(100_000)])
    await received(buyer, first)
    await buyer.get('orders.claimPoints', { orderId: first.orderId })
    const usePoints = [{ shopId: market.shopId, points: 900 }]
    const second = await market.buy(buyer, [await market.goods(900, OWN)], { usePoints })
    expect(second).toMatchObject({ payFen: 800, lines: [{ paidFen: 0 }] })
    await refund(second.orderId, 0)
    expect(await pointsOf(buyer)).toEqual({ points: 1_000, debt: 0 })
    expect(await buyer.get('orders.order', { orderId: second.orderId })).toMatchObject({
      ...{ state: 'refunded', refundedFen: 0, lines: [{ isClosed: true }] },
    })
    expect(await commissionOf(second)).toMatchObject({ state: 'void', amount: 0 })
  })

  test('survive every lost reply of a claim', async () => {
    const buyer = await market.customer()
    const wanted = await market.goods(1_000)
    for (let skip = 0; skip < 18; skip += 3) {
      const order = await market.buy(buyer, [wanted])
      await received(buyer, order)
      const before = (await pointsOf(buyer)).points
      const claim = { requestId: newRequestId(), orderId: order.orderId }
      market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip, times: 1 })
      const first = await buyer.ask('orders.claimPoints', claim)
      market.product.cloud.faults.clear()
      expect(first.ok ? first.output : await buyer.get('orders.claimPoints', claim)).toEqual({ points: 10 })
      expect((await pointsOf(buyer)).points).toBe(before + 10)
    }
  }, 60_000)
})

describe('a referral commission', () => {
  test('is due seven days after the payment, or when receipt was confirmed, whichever is later', async () => {
    const buyer = await market.customer(true)
    const early = await market.buy(buyer, [await market.goods(1_000)])
    const late = await market.buy(buyer, [await market.goods(1_000)])
    await received(buyer, early)
    expect((await commissionOf(early)).dueAt).toBe((early.paidAt ?? 0) + 7 * DAY_MS)
    await market.advance(9 * DAY_MS)
    const { receivedAt } = await received(buyer, late)
    expect((await commissionOf(late)).dueAt).toBe(receivedAt)
  })

  test('is due as soon as the buyer claims the points, and settles then', async () => {
    const buyer = await market.customer(true)
    const order = await market.buy(buyer, [await market.goods(1_000)])
    await received(buyer, order)
    await market.advance(HOUR_MS)
    await market.product.runJobs()
    expect(await commissionOf(order)).toMatchObject({ state: 'frozen', waitingFor: 'hold' })
    await buyer.get('orders.claimPoints', { orderId: order.orderId })
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
    // 10 % of 10.00: the program's rate.
    expect(await commissionOf(order)).toMatchObject({ state: 'settled', amount: 100 })
  })

  test('is not due by the claim while an after-sale is open', async () => {
    const buyer = await market.customer(true)
    const { orderId, ...order } = await market.buy(buyer, [await market.goods(1_000)])
    await received(buyer, { orderId, ...order })
    const asked = {
      orderId,
      lines: [{ line: 0, fen: 100 }],
      freightFen: 0,
      isReturn: false,
      reason: '少了',
      pictures: [],
    }
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked)
    await buyer.get('orders.claimPoints', { orderId })
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
    const commission = () => market.promoter.get('commissions.commission', { orderId, line: 0 })
    expect(await commission()).toMatchObject({ state: 'frozen', waitingFor: 'after-sale' })
    await buyer.get('orders.cancelAfterSale', { afterSaleId })
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
    expect(await commission()).toMatchObject({ state: 'settled' })
  })
})
