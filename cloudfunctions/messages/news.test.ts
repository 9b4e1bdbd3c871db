import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { ADDRESS, type Market, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())

const PARCEL = { company: 'ZTO', number: 'ZTO7788990011' } as const
const kinds = async (reader: Person) => (await reader.get('messages.mine', {})).items.map(({ kind }) => kind)
/** Twice what the timer does: what happens by itself, and then the telling of it. */
async function jobs() {
  for (let minute = 0; minute < 3; minute += 1) {
    await market.product.runJobs()
    await market.product.cloud.wechatPay.catchUp()
    await market.advance(MINUTE_MS)
  }
}

describe('a buyer is told', () => {
  test('of each parcel when it is sent, once, though the staff sends the request twice', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000), await market.goods(2_000)])
    const ship = { requestId: newRequestId(), orderId, ...PARCEL, lines: [1] }
    await market.owner.get('orders.ship', ship)
    await market.owner.get('orders.ship', ship)
    const { items } = await buyer.get('messages.mine', {})
    expect(items).toMatchObject([{ kind: 'order-shipped', orderId, title: '山茶籽油', lines: 2, amountFen: null }])
    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    expect(await kinds(buyer)).toEqual(['order-shipped', 'order-shipped'])
    expect(await kinds(market.owner)).toEqual([])
  })

  test('of a refund and its amount, and of no parcel where none was sent', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000)])
    const slice = { lines: [{ line: 0, fen: 1_000 }], freightFen: 300 }
    await market.owner.get('orders.refund', { orderId, ...slice, restock: true, reason: '少货' })
    await jobs()
    const { items } = await buyer.get('messages.mine', {})
    expect(items).toMatchObject([{ kind: 'refund-succeeded', orderId, amountFen: 1_300 }])
  })

  test('of a second payment that goes back by itself in the order alone', async () => {
    const buyer = await market.customer()
    const { paymentId } = await market.buy(buyer, [await market.goods(1_000)])
    await market.product.cloud.wechatPay.payAgain(paymentId)
    await jobs()
    expect(market.product.cloud.wechatPay.refunds().filter((refund) => refund.paymentId === paymentId)).toHaveLength(1)
    expect(await kinds(buyer)).toEqual([])
  })

  test('of a no to what they asked for, once', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000)])
    const asked = { lines: [{ line: 0, fen: 400 }], freightFen: 0, isReturn: false, reason: '少了一瓶', pictures: [] }
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', { orderId, ...asked })
    const no = { requestId: newRequestId(), afterSaleId, answer: '已核对过，没有少' }
    await market.owner.get('orders.rejectAfterSale', no)
    await market.owner.get('orders.rejectAfterSale', no)
    expect(await kinds(buyer)).toEqual(['after-sale-rejected'])
  })

  test('of an order that nobody paid in time, not of one that they cancelled', async () => {
    const buyer = await market.customer()
    const { skuId } = await market.goods(1_000)
    const wanted = { items: [{ skuId, quantity: 1 }], expectedFen: 1_800, address: ADDRESS }
    const { paymentId } = await buyer.get('orders.place', wanted)
    await buyer.get('orders.cancel', { paymentId })
    const { orderIds } = await buyer.get('orders.place', wanted)
    await market.advance(31 * MINUTE_MS)
    await jobs()
    const { items } = await buyer.get('messages.mine', {})
    expect(items).toMatchObject([{ kind: 'order-timed-out', orderId: orderIds[0], lines: 1 }])
    expect(items).toHaveLength(1)
  })

  test('of each order of a payment that nobody paid in time', async () => {
    const buyer = await market.customer()
    const { shopId } = await market.owner.get('catalog.addShop', { name: '蜂蜜小铺' })
    const honey = { shopId, title: '百花蜜', skus: [{ name: '单瓶', priceFen: 2_000, stock: 9 }] }
    const { skuIds } = await market.owner.get('catalog.addProduct', honey)
    const { skuId } = await market.goods(1_000)
    const items = [skuId, skuIds[0] ?? ''].map((id) => ({ skuId: id, quantity: 1 }))
    await buyer.get('orders.place', { items, expectedFen: 3_800, address: ADDRESS })
    await market.advance(31 * MINUTE_MS)
    await jobs()
    const { items: told } = await buyer.get('messages.mine', {})
    expect(told.map(({ title }) => title).sort()).toEqual(['山茶籽油', '百花蜜'].sort())
  })
})

describe('of a gift', () => {
  async function offered() {
    const [giver, friend] = [await market.customer(), await market.customer()]
    const order = await market.buy(giver, [await market.goods(1_000)], { gift: { message: '生日快乐' } })
    return { giver, friend, orderId: order.orderId, code: order.gift?.code ?? '' }
  }

  test('the giver hears that it was accepted, and both that it was sent', async () => {
    const { giver, friend, orderId, code } = await offered()
    await friend.get('orders.acceptGift', { code, address: ADDRESS })
    expect([await kinds(giver), await kinds(friend)]).toEqual([['gift-accepted'], []])
    await market.advance(MINUTE_MS)
    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    expect(await kinds(giver)).toEqual(['order-shipped', 'gift-accepted'])
    expect(await kinds(friend)).toEqual(['gift-shipped'])
  })

  test('the giver hears that nobody took it, and of the money', async () => {
    const { giver, friend } = await offered()
    await market.advance(8 * DAY_MS)
    await jobs()
    expect((await kinds(giver)).sort()).toEqual(['gift-returned', 'refund-succeeded'])
    expect(await kinds(friend)).toEqual([])
  })
})
