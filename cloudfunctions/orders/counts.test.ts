import { ADDRESS, type Market, startMarket } from '../../tests/market'

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())

const NOTHING = { unpaid: 0, 'gift-offered': 0, 'to-ship': 0, shipped: 0, afterSales: 0 }

describe('what waits', () => {
  test('is counted by state, the buyer’s own alone', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 99 })
    const [buyer, another] = [await market.newMember(), await market.newMember()]
    const counts = () => buyer.get('orders.counts', {})
    expect(await counts()).toEqual(NOTHING)
    const bought = async (extra: { gift?: { message: string } } = {}) => {
      const { paymentId, orderIds } = await market.buy(buyer, { items: [{ skuId, quantity: 1 }], ...extra })
      return { paymentId, orderId: orderIds[0] ?? '' }
    }
    await market.buy(another, { items: [{ skuId, quantity: 1 }] })
    const unpaid = await bought()
    await bought()
    expect(await counts()).toEqual({ ...NOTHING, unpaid: 2 })
    await market.pay(buyer, unpaid.paymentId)
    const gift = await bought({ gift: { message: '生日快乐' } })
    await market.pay(buyer, gift.paymentId)
    expect(await counts()).toEqual({ ...NOTHING, unpaid: 1, 'gift-offered': 1, 'to-ship': 1 })
    await market.owner.get('orders.ship', { orderId: unpaid.orderId, company: 'SF', number: 'SF1234567890' })
    const asked = { lines: [{ line: 0, fen: 1 }], freightFen: 0, isReturn: false, reason: '少了一瓶', pictures: [] }
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', { orderId: unpaid.orderId, ...asked })
    expect(await counts()).toEqual({ ...NOTHING, unpaid: 1, 'gift-offered': 1, shipped: 1, afterSales: 1 })
    await buyer.get('orders.cancelAfterSale', { afterSaleId })
    await buyer.get('orders.confirmReceipt', { orderId: unpaid.orderId })
    expect(await counts()).toEqual({ ...NOTHING, unpaid: 1, 'gift-offered': 1 })
    expect(await another.get('orders.counts', {})).toEqual({ ...NOTHING, unpaid: 1 })
    expect(await market.product.as('not-registered').get('orders.counts', {})).toEqual(NOTHING)
  })

  test('is told up to a hundred, and costs the same however much it is', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const buyer = await market.newMember()
    const wanted = { items: [{ skuId, quantity: 1 }], expectedFen: 1_000, address: ADDRESS }
    const { orderIds } = await buyer.get('orders.place', wanted)
    expect(await buyer.get('orders.counts', {})).toMatchObject({ unpaid: 1 })
    const calls = market.product.lastCalls()
    const { _id, ...order } = market.row('orders', orderIds[0] ?? '')
    const { db } = market.product.context()
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => db.insert('orders', `copy${String(index).padStart(12, '0')}`, order)),
    )
    expect(await buyer.get('orders.counts', {})).toMatchObject({ unpaid: 100 })
    expect(market.product.lastCalls()).toBe(calls)
  })
})
