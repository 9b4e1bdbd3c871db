import { expectBooksBalance } from '../../tests/books'
import { type Market, startMarket, TENTH } from '../../tests/market'
import { confirmPayment } from './payment'

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())

const stockOf = (skuId: string) => {
  const rows = market.rows('stock').filter((row) => row.skuId === skuId)
  const sum = (pile: string) => rows.reduce((total, row) => total + Number(row[pile]), 0)
  return { free: sum('free'), allocated: sum('allocated'), used: sum('used') }
}
/** Somebody's order of so many pieces at 10.00, with a promoter at 10 %. */
async function placed(quantity = 1) {
  const shopId = await market.addShop()
  const { productId, skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9, plan: TENTH })
  const [promoter, buyer] = [await market.newPromoter(), await market.newMember()]
  await promoter.lead(buyer, productId)
  const payment = await market.buy(buyer, { items: [{ skuId, quantity }] })
  return { ...payment, shopId, skuId, promoter, buyer, orderId: payment.orderIds[0] ?? '' }
}
const stateOf = (orderId: string) => market.row('orders', orderId).state
const refundsOf = (paymentId: string) => market.rows('refunds').filter((row) => row.paymentId === paymentId)
const alarms = (name: string) => market.rows('alarms').filter((row) => row.name === name)
const wechat = () => market.product.cloud.wechatPay

describe('a notice', () => {
  test('that comes again changes nothing more', async () => {
    const { paymentId, orderId, buyer } = await placed()
    wechat().duplicate(3)
    await market.pay(buyer, paymentId)
    const version = market.row('orders', orderId).version
    const told = await market.product.context().pay.queryPayment(paymentId)
    if (told === null) throw new Error('not there')
    await Promise.all(Array.from({ length: 10 }, () => confirmPayment(market.product.context(), told)))
    expect(market.row('orders', orderId).version).toBe(version)
    expect(refundsOf(paymentId)).toEqual([])
  })

  test('of a payment that is not ours is acknowledged, and people look', async () => {
    const told = { state: 'SUCCESS', transactionId: '42', totalFen: 1, paidAt: 1, payerOpenid: null } as const
    await confirmPayment(market.product.context(), {
      ...told,
      paymentId: 'nobodys',
      totalFen: null,
      transactionId: null,
    })
    expect(alarms('payment.unknown')).toMatchObject([{ subject: 'nobodys' }])
  })

  test('of a payment that WeChat says nobody made books nothing', async () => {
    const { paymentId, orderId, buyer } = await placed()
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    const told = { paymentId, state: 'SUCCESS', transactionId: '42', paidAt: 1, payerOpenid: null } as const
    await confirmPayment(market.product.context(), { ...told, totalFen: 1 as never })
    await confirmPayment(market.product.context(), { ...told, state: 'NOTPAY', totalFen: 1_000 as never })
    expect(stateOf(orderId)).toBe('unpaid')
    expect(market.entry('payment', orderId)).toBeNull()
    expect(alarms('payment.not-there')).toMatchObject([{ subject: `${paymentId}_42` }])
  })

  test('that says another amount than WeChat does when asked is not believed', async () => {
    const { paymentId, orderId, buyer } = await placed()
    wechat().lieAboutAmount(1)
    await market.pay(buyer, paymentId)
    expect(stateOf(orderId)).toBe('to-ship')
    expect(market.entry('payment', orderId)).toMatchObject({ buyers: -1_000 })
    expect(refundsOf(paymentId)).toEqual([])
  })

  test('of another amount closes the payment, and the money goes back', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9, plan: TENTH })
    const buyer = await market.newMember()
    await market.givePoints(buyer, shopId, 100)
    const wanted = { items: [{ skuId, quantity: 1 }], usePoints: [{ shopId, points: 100 }] }
    const { paymentId, orderIds } = await market.buy(buyer, wanted)
    const [orderId = ''] = orderIds
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    await wechat().payAmount(paymentId, 700)
    const order = await buyer.get('orders.order', { orderId })
    expect(order).toMatchObject({ state: 'closed', closedBecause: 'amount-differed' })
    expect(stockOf(skuId)).toEqual({ free: 9, allocated: 0, used: 0 })
    expect(market.entry('unhold', orderId)).toEqual({
      [`hold:${orderId}`]: -100,
      [`points:${shopId}:${buyer.id}`]: 100,
    })
    const [refund] = refundsOf(paymentId)
    expect(refund).toMatchObject({ kind: 'twice', orderId, amountFen: 700, totalFen: 700 })
    const reference = String(refund?.reference)
    expect(market.entry('payment', reference)).toEqual({ buyers: -700, [`merchant:${shopId}`]: 700 })
    expect(reference).toBe(
      `${orderId}_${
        wechat()
          .payments()
          .find((one) => one.paymentId === paymentId)?.transactions[0]?.transactionId
      }`,
    )
    expect(alarms('payment.amount-differed')).toMatchObject([
      { subject: paymentId, data: { toldFen: 700, ourFen: 900 } },
    ])
  })

  test('of a second payment of the same number books and refunds it, order by order, and no commission', async () => {
    const [one, two] = [await market.addShop(), await market.addShop()]
    const things = [
      await market.sell(one, { priceFen: 1_000, stock: 9, plan: TENTH }),
      await market.sell(two, { priceFen: 2_500, stock: 9 }),
    ]
    const buyer = await market.newMember()
    const { paymentId, orderIds } = await market.buy(buyer, {
      items: things.map(({ skuId }) => ({ skuId, quantity: 1 })),
    })
    await market.pay(buyer, paymentId)
    await wechat().payAgain(paymentId)
    const second = wechat()
      .payments()
      .find((row) => row.paymentId === paymentId)?.transactions[1]?.transactionId
    const [first = '', other = ''] = orderIds
    expect(market.entry('payment', `${first}_${second}`)).toEqual({ buyers: -1_000, [`merchant:${one}`]: 1_000 })
    expect(market.entry('payment', `${other}_${second}`)).toEqual({ buyers: -2_500, [`merchant:${two}`]: 2_500 })
    expect(refundsOf(paymentId)).toMatchObject([
      { kind: 'twice', totalFen: 3_500 },
      { kind: 'twice', totalFen: 3_500 },
    ])
    expect(orderIds.map(stateOf)).toEqual(['to-ship', 'to-ship'])
    const { strays } = market.row('payments', paymentId) as unknown as { strays: { refundIds: string[] }[] }
    expect(strays).toMatchObject([{ transactionId: second, fen: 3_500 }])
    expect(strays[0]?.refundIds.sort()).toEqual(
      refundsOf(paymentId)
        .map(({ _id }) => _id)
        .sort(),
    )
  })

  test('that comes after the order was closed books the money, and sends it back', async () => {
    const { paymentId, orderId, buyer, shopId, skuId } = await placed()
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    expect(await buyer.get('orders.cancel', { paymentId })).toMatchObject({ state: 'closed' })
    await wechat().payLate(paymentId)
    expect(stateOf(orderId)).toBe('closed')
    expect(market.entry('payment', orderId)).toEqual({ buyers: -1_000, [`merchant:${shopId}`]: 1_000 })
    expect(refundsOf(paymentId)).toMatchObject([{ kind: 'late', reference: `${orderId}_late`, amountFen: 1_000 }])
    expect(market.rows('commissions').filter((row) => row.orderId === orderId)).toEqual([])
    expect(stockOf(skuId)).toEqual({ free: 9, allocated: 0, used: 0 })
  })

  test('that comes late once more books that money apart', async () => {
    const { paymentId, orderId, buyer } = await placed()
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    await buyer.get('orders.cancel', { paymentId })
    await wechat().payLate(paymentId)
    await wechat().payAgain(paymentId)
    const kinds = refundsOf(paymentId).map(({ kind, reference }) => [kind, String(reference).startsWith(orderId)])
    expect(kinds.sort()).toEqual([
      ['late', true],
      ['twice', true],
    ])
  })
})

test('the books hold after all of it', () => expectBooksBalance(market.product))
