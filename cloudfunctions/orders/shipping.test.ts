import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(() => expectBooksBalance(market.product))

const PARCEL = { company: 'ZTO', number: 'ZTO7788990011' } as const
/** What WeChat was told of a shipment last. */
const told = () => market.product.cloud.wechat.calls(9).find(({ api }) => api === 'upload_shipping_info')?.request
async function refundOf(orderId: string, line: number, fen: number) {
  const slice = { lines: [{ line, fen }], freightFen: 0 }
  await market.owner.get('orders.refund', { orderId, ...slice, restock: true, reason: '少货' })
  await market.product.cloud.wechatPay.catchUp()
}

describe('shipping', () => {
  test('in one parcel ships all, tells WeChat, and says when receipt is confirmed by itself', async () => {
    const buyer = await market.customer()
    const order = await market.buy(buyer, [await market.goods(1_000)])
    const sent = await market.owner.get('orders.ship', { orderId: order.orderId, ...PARCEL })
    const at = sent.shippedAt ?? 0
    expect(sent).toMatchObject({ state: 'shipped', autoConfirmAt: at + 10 * DAY_MS })
    expect(sent.shipments).toEqual([{ ...PARCEL, lines: [0], at }])
    const parcel = { tracking_no: PARCEL.number, express_company: 'ZTO', item_desc: '山茶籽油' }
    expect(told()).toMatchObject({
      ...{ order_key: { out_trade_no: order.paymentId }, delivery_mode: 1 },
      shipping_list: [{ ...parcel, contact: { receiver_contact: '138****1111' } }],
    })
  })

  test('tells WeChat of what is in it as much as it takes, and no half of a sign', async () => {
    const { owner, shopId, product } = market
    const titled = async (title: string) => {
      const skus = [{ name: '单瓶', priceFen: 1_000, stock: 9 }]
      const { productId, skuIds } = await owner.get('catalog.addProduct', { shopId, title, skus })
      return { productId, skuId: skuIds[0] ?? '', priceFen: 1_000, share: null }
    }
    // 59 units and two for the '; ' between them: the 120th is in the middle of a sign.
    const goods = [await titled(`茶${'😀'.repeat(29)}`), await titled('🍵'.repeat(30)), await titled('🍵'.repeat(20))]
    const { orderId } = await market.buy(await market.customer(), goods)
    await owner.get('orders.ship', { orderId, ...PARCEL })
    const [parcel] = (told() as { shipping_list: { item_desc: string }[] }).shipping_list
    expect(parcel?.item_desc).not.toMatch(/\p{Cs}/u)
    expect([...(parcel?.item_desc ?? '')].length).toBeLessThanOrEqual(120)
    expect(product.cloud.database.dump('facts')).toEqual([])
  })

  test('in two parcels ships the order with the second', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000), await market.goods(2_000)])
    const first = await market.owner.get('orders.ship', { orderId, ...PARCEL, lines: [1] })
    expect(first).toMatchObject({ state: 'to-ship', shippedAt: null, autoConfirmAt: null })
    expect(told()).toMatchObject({ delivery_mode: 2, is_all_delivered: false })
    expect(await buyer.refused('orders.confirmReceipt', { orderId })).toBe('NOT_SHIPPED')
    expect(await market.owner.refused('orders.ship', { orderId, ...PARCEL, lines: [1] })).toBe('ALREADY_SHIPPED')
    const second = await market.owner.get('orders.ship', { orderId, ...PARCEL })
    expect(second).toMatchObject({ state: 'shipped', shipments: [{ lines: [1] }, { lines: [0] }] })
    expect(told()).toMatchObject({ delivery_mode: 2, is_all_delivered: true, shipping_list: [{}, {}] })
    expect(await market.owner.refused('orders.ship', { orderId, ...PARCEL })).toBe('ALREADY_SHIPPED')
  })

  test('asked for twice with one request is one parcel; with other input it is a conflict', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000)])
    const requestId = newRequestId()
    const sent = await market.owner.get('orders.ship', { requestId, orderId, ...PARCEL })
    expect(await market.owner.get('orders.ship', { requestId, orderId, ...PARCEL })).toEqual(sent)
    const other = { requestId, orderId, ...PARCEL, number: 'ZTO1111111111' }
    expect(await market.owner.refused('orders.ship', other)).toBe('CONFLICT')
  })

  test('needs no parcel for a line that was refunded: the order is shipped when the last wanted line was', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000), await market.goods(2_000)])
    const { shipments } = await market.owner.get('orders.ship', { orderId, ...PARCEL, lines: [0] })
    const shippedAt = shipments[0]?.at ?? 0
    await market.advance(HOUR_MS)
    await refundOf(orderId, 1, 2_000)
    // The clock is the last shipment's, not the refund's.
    const shown = await buyer.get('orders.order', { orderId })
    expect(shown).toMatchObject({ state: 'shipped', shippedAt, autoConfirmAt: shippedAt + 10 * DAY_MS })
  })

  /** Two orders of one payment, each of another shop. */
  async function twoOrders() {
    const buyer = await market.customer()
    const { shopId } = await market.owner.get('catalog.addShop', { name: '蜂蜜小铺' })
    const skus = [{ name: '单瓶', priceFen: 2_000, stock: 9 }]
    const { productId, skuIds } = await market.owner.get('catalog.addProduct', { shopId, title: '百花蜜', skus })
    const honey = { productId, skuId: skuIds[0] ?? '', priceFen: 2_000, share: null }
    const { paymentId } = await market.buy(buyer, [await market.goods(1_000), honey])
    const { items } = await buyer.get('orders.mine', {})
    const idOf = (fen: number) => items.find(({ lines }) => lines[0]?.priceFen === fen)?.orderId ?? ''
    return { paymentId, oilId: idOf(1_000), honeyId: idOf(2_000) }
  }
  const later = async () => {
    await market.advance(2 * MINUTE_MS)
    await market.product.runJobs()
  }

  test('is told as complete when the rest of the payment, another shop’s order, was refunded unsent', async () => {
    const { paymentId, oilId, honeyId } = await twoOrders()
    await market.owner.get('orders.ship', { orderId: oilId, ...PARCEL })
    const key = { order_key: { out_trade_no: paymentId }, delivery_mode: 2 }
    expect(told()).toMatchObject({ ...key, is_all_delivered: false })
    await refundOf(honeyId, 0, 2_000)
    await later()
    expect(told()).toMatchObject({ ...key, is_all_delivered: true, shipping_list: [{ tracking_no: PARCEL.number }] })
  })

  test('of which nothing was sent is not told at all when it was refunded', async () => {
    const { oilId, honeyId } = await twoOrders()
    const before = told()
    await refundOf(oilId, 0, 1_000)
    await refundOf(honeyId, 0, 2_000)
    await later()
    expect(told()).toEqual(before)
    expect(market.product.cloud.database.dump('facts')).toEqual([])
  })

  test('is refused for a line whose money is on its way back, and for what is not paid', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000)])
    market.product.cloud.wechatPay.refundsGo('hold')
    await refundOf(orderId, 0, 1_000)
    market.product.cloud.wechatPay.refundsGo('success')
    expect(await market.owner.refused('orders.ship', { orderId, ...PARCEL })).toBe('NOT_TO_SHIP')
  })

  test('loses nothing and doubles nothing, whichever of the database’s replies is lost', async () => {
    const buyer = await market.customer()
    const goods = await market.goods(1_000)
    const { faults } = market.product.cloud
    for (let skip = 0; skip < 6; skip += 1) {
      const { orderId } = await market.buy(buyer, [goods])
      const requestId = newRequestId()
      faults.inject({ name: 'lost-reply', match: 'database.*', skip: skip * 3, times: 1 })
      const first = await market.owner.ask('orders.ship', { requestId, orderId, ...PARCEL })
      faults.clear()
      const sent = first.ok ? first.output : await market.owner.get('orders.ship', { requestId, orderId, ...PARCEL })
      expect(sent).toMatchObject({ state: 'shipped', shipments: [PARCEL] })
      expect(sent.shipments).toHaveLength(1)
    }
  })
})

describe('receipt', () => {
  test('DF7: the hold begins with receipt and never restarts; what is not shipped is never received', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000, OWN), await market.goods(1_000, OWN)])
    await market.owner.get('orders.ship', { orderId, ...PARCEL, lines: [0] })
    await market.advance(90 * DAY_MS)
    await market.product.runJobs()
    expect(await buyer.get('orders.order', { orderId })).toMatchObject({ state: 'to-ship', receivedAt: null })
    const commission = () => market.promoter.get('commissions.commission', { orderId, line: 0 })
    expect(await commission()).toMatchObject({ state: 'frozen', waitingFor: 'receipt', dueAt: null })

    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    const received = await buyer.get('orders.confirmReceipt', { orderId })
    const receivedAt = received.receivedAt ?? 0
    expect(received).toMatchObject({ state: 'received', receivedBy: 'buyer' })
    expect(await commission()).toMatchObject({ waitingFor: 'hold', dueAt: receivedAt + 15 * DAY_MS })
    await market.advance(DAY_MS)
    expect(await buyer.get('orders.confirmReceipt', { orderId })).toEqual(received)
    expect(await commission()).toMatchObject({ dueAt: receivedAt + 15 * DAY_MS })
  })

  test('is confirmed by itself ten days after the last shipment, not a moment sooner', async () => {
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000, OWN)])
    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    await market.advance(10 * DAY_MS - MINUTE_MS)
    await market.product.runJobs()
    expect(await buyer.get('orders.order', { orderId })).toMatchObject({ state: 'shipped' })
    await market.advance(2 * MINUTE_MS)
    await market.product.runJobs()
    expect(await buyer.get('orders.order', { orderId })).toMatchObject({ state: 'received', receivedBy: 'system' })
  })

  test('is nobody else’s to confirm', async () => {
    const { orderId } = await market.buy(await market.customer(), [await market.goods(1_000)])
    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    expect(await (await market.customer()).refused('orders.confirmReceipt', { orderId })).toBe('NOT_FOUND')
  })

  test('uses the days that hold then: changed ones begin for later receipts and shipments', async () => {
    const requestId = newRequestId()
    const days = { holdDays: 3, autoConfirmDays: 2 }
    const { from } = await market.owner.get('orders.setTerms', { requestId, ...days })
    expect(await market.owner.get('orders.setTerms', { requestId, ...days })).toEqual({ from })
    await market.advance(2 * MINUTE_MS)
    const buyer = await market.customer()
    const { orderId } = await market.buy(buyer, [await market.goods(1_000, OWN)])
    const { autoConfirmAt, shippedAt } = await market.owner.get('orders.ship', { orderId, ...PARCEL })
    expect(autoConfirmAt).toBe((shippedAt ?? 0) + 2 * DAY_MS)
    const { receivedAt } = await buyer.get('orders.confirmReceipt', { orderId })
    const { dueAt } = await market.promoter.get('commissions.commission', { orderId, line: 0 })
    expect(dueAt).toBe((receivedAt ?? 0) + 3 * DAY_MS)
    await market.owner.get('orders.setTerms', { holdDays: 15, autoConfirmDays: 10 })
    await market.advance(2 * MINUTE_MS)
  })
})
