import type { Fact } from '@shared/kernel/facts'
import { fen } from '@shared/kernel/money'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { ADDRESS, type Market, startMarket, TENTH } from '../../tests/market'
import { confirmPayment } from './payment'

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())
afterEach(() => market.product.cloud.faults.clear())

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
const wechat = () => market.product.cloud.wechatPay

describe('a payment', () => {
  test('of two shops is booked order by order, to the fen', async () => {
    const [near, far] = [await market.addShop(), await market.addShop({ freightFen: 1_200, freeFromFen: null })]
    const split = { promoted: true, split: 'agency', serviceRate: 123_456, promoterRate: 333_333 } as const
    const oil = await market.sell(near, { priceFen: 9_999, stock: 9, plan: split })
    const soap = await market.sell(far, { priceFen: 3_980, stock: 9, plan: TENTH })
    const [promoter, buyer] = [await market.newPromoter(), await market.newMember()]
    for (const { productId } of [oil, soap]) await promoter.lead(buyer, productId)
    await market.givePoints(buyer, far, 200)
    const items = [
      { skuId: oil.skuId, quantity: 1 },
      { skuId: soap.skuId, quantity: 2 },
    ]
    const payment = await market.buy(buyer, { items, usePoints: [{ shopId: far, points: 160 }] })
    // 99.99, and 79.60 − 1.60 + 12.00 = 90.00.
    expect(payment.totalFen).toBe(18_999)
    await market.pay(buyer, payment.paymentId)
    expect(await buyer.get('orders.checkPayment', { paymentId: payment.paymentId })).toMatchObject({ state: 'paid' })
    const [first = '', second = ''] = payment.orderIds
    // 9 999 × 12.3456 % = 1 234.4 → 1 234; of it 33.3333 % = 411.3 → 411, and 823 stay with the agency.
    expect(market.entry('payment', first)).toEqual({
      ...{ buyers: -9_999, [`merchant:${near}`]: 9_999 - 1_234 },
      ...{ [`promoter:own:${promoter.id}:frozen`]: 411, 'agency:own:frozen': 823 },
    })
    // 7 800 × 20 % × 50 % = 780, out of the merchant's own pocket; freight earns nobody anything.
    expect(market.entry('payment', second)).toEqual({
      ...{ buyers: -9_000, [`merchant:${far}`]: 9_000 - 780, [`promoter:merchant:${promoter.id}:frozen`]: 780 },
      ...{ [`hold:${second}`]: -160, [`issuer:${far}`]: 160 },
    })
    for (const orderId of payment.orderIds) expect(stateOf(orderId)).toBe('to-ship')
    expect(stockOf(soap.skuId)).toEqual({ free: 7, allocated: 0, used: 2 })
    expect(market.row('commissions', `${second}_0`)).toMatchObject({
      ...{ promoterFen: 780, agencyFen: 0, points: 0, paidFen: 7_800, leftFen: 7_800, state: 'frozen', version: 1 },
      ...{ waitingFor: 'receipt', dueAt: null, lookAt: null, openAfterSales: 0 },
    })
  })

  test('tells each promoter once what they will earn, and nobody of lines that earn no money', async () => {
    const shopId = await market.addShop()
    const nothing = { ...TENTH, promoterRate: 0 }
    const goods = [
      await market.sell(shopId, { priceFen: 1_000, stock: 9, plan: TENTH }),
      await market.sell(shopId, { priceFen: 500, stock: 9, plan: nothing }),
      await market.sell(shopId, { priceFen: 2_005, stock: 9, plan: TENTH }),
      await market.sell(shopId, { priceFen: 70, stock: 9, plan: TENTH }),
      await market.sell(shopId, { priceFen: 300, stock: 9, plan: nothing }),
    ]
    const [wang, zhao, qian] = [await market.newPromoter(), await market.newPromoter(), await market.newPromoter()]
    const buyer = await market.newMember()
    await wang.lead(buyer, goods[0]?.productId ?? '')
    const items = goods.map(({ skuId }) => ({ skuId, quantity: 1 }))
    const payment = await market.buy(buyer, { items })
    const [orderId = ''] = payment.orderIds
    // One shop's lines are mostly one promoter's; here they are three's.
    const lines = market.row('orders', orderId).lines as { commission: object }[]
    const whose = [wang, wang, zhao, wang, qian].map(({ id: promoterId }) => promoterId)
    await market.product.context().db.patch('orders', orderId, {
      lines: lines.map((line, index) => ({ ...line, commission: { ...line.commission, promoterId: whose[index] } })),
    })
    await buyer.get('orders.pay', { paymentId: payment.paymentId, method: 'jsapi' })
    const told = {
      ...{ paymentId: payment.paymentId, state: 'SUCCESS' as const, transactionId: '4200000007', payerOpenid: null },
      ...{ totalFen: fen(payment.totalFen), paidAt: 1 },
    } as const
    const facts: Fact[] = []
    const context = market.product.context()
    const record = async (_tx: unknown, fact: Fact) => void facts.push(fact)
    for (let time = 0; time < 2; time += 1) {
      await confirmPayment({ ...context, facts: { ...context.facts, record } }, told)
    }
    const news = { name: 'commission.frozen', version: 1, at: context.now, orderId, title: '山茶籽油' }
    // 1 000 × 20 % = 200, half of it 100; 70 × 20 % = 14, half of it 7; 2 005 × 20 % = 401, half of it 200.5, and the half fen is nobody's.
    expect(facts).toEqual([
      { ...news, subject: `${orderId}_${wang.id}`, toId: wang.id, lines: 2, amountFen: 107 },
      { ...news, subject: `${orderId}_${zhao.id}`, toId: zhao.id, lines: 1, amountFen: 200 },
    ])
  })

  test('of a gift is offered for a day', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const buyer = await market.newMember()
    const { paymentId, orderIds } = await market.buy(buyer, { items: [{ skuId, quantity: 1 }], gift: { message: '' } })
    await market.pay(buyer, paymentId)
    const order = await buyer.get('orders.order', { orderId: orderIds[0] ?? '' })
    expect(order).toMatchObject({ state: 'gift-offered', gift: { acceptBefore: (order.paidAt ?? 0) + DAY_MS } })
  })

  test('of nothing is paid at once, and WeChat is not asked', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 500, stock: 9 })
    const buyer = await market.newMember()
    await market.givePoints(buyer, shopId, 500)
    const calls = wechat().calls().length
    const wanted = { items: [{ skuId, quantity: 1 }], usePoints: [{ shopId, points: 500 }] }
    const { state, totalFen, orderIds } = await market.buy(buyer, wanted)
    expect({ state, totalFen }).toEqual({ state: 'paid', totalFen: 0 })
    const [orderId = ''] = orderIds
    expect(market.entry('payment', orderId)).toEqual({ [`hold:${orderId}`]: -500, [`issuer:${shopId}`]: 500 })
    expect(stockOf(skuId)).toEqual({ free: 8, allocated: 0, used: 1 })
    expect(wechat().calls()).toHaveLength(calls)
  })

  test('of nothing that was broken off after its placement is confirmed by the job, and never closed', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 0, stock: 9 })
    const buyer = await market.newMember()
    const items = [{ skuId, quantity: 1 }]
    // The first commit places it, the next ones would confirm it.
    market.product.cloud.faults.inject({
      ...{ name: 'conflict', match: 'database.commitTransaction', skip: 1, times: 10_000 },
    })
    expect(await buyer.refused('orders.place', { items, expectedFen: 0, address: ADDRESS })).toBe('BUSY')
    market.product.cloud.faults.clear()
    const [payment] = market.rows('payments').filter((row) => row.buyerId === buyer.id)
    expect(payment?.state).toBe('open')
    await market.product.cloud.clock.advance(31 * MINUTE_MS)
    await market.product.runJobs()
    expect(market.row('payments', payment?._id ?? '').state).toBe('paid')
    expect(stockOf(skuId)).toEqual({ free: 8, allocated: 0, used: 1 })
  }, 60_000)

  test('may be begun in the mini-program and in a browser, and not once it is over', async () => {
    const { paymentId, buyer } = await placed()
    expect(await buyer.get('orders.pay', { paymentId, method: 'jsapi' })).toMatchObject({ signType: 'RSA' })
    expect(await buyer.get('orders.pay', { paymentId, method: 'jsapi' })).toMatchObject({ method: 'jsapi' })
    const other = await placed()
    const h5 = await other.buyer.get('orders.pay', { paymentId: other.paymentId, method: 'h5' })
    expect(h5).toMatchObject({ method: 'h5', url: expect.stringContaining('http') })
    await market.pay(buyer, paymentId)
    expect(await buyer.refused('orders.pay', { paymentId, method: 'jsapi' })).toBe('ALREADY_PAID')
    await market.product.cloud.clock.advance(30 * MINUTE_MS)
    expect(await other.buyer.refused('orders.pay', { paymentId: other.paymentId, method: 'h5' })).toBe('ORDER_CLOSED')
  })

  test('that WeChat refuses says so with WeChat’s code', async () => {
    const { paymentId, buyer } = await placed()
    wechat().forceError('prepay-jsapi', 403, 'NO_AUTH')
    const answer = await buyer.ask('orders.pay', { paymentId, method: 'jsapi' })
    expect(answer).toMatchObject({ ok: false, code: 'PAY_REFUSED', data: { code: 'NO_AUTH' } })
  })

  test('whose notice was lost is found by the page that waits, which asks WeChat once in three seconds', async () => {
    const { paymentId, buyer, orderId } = await placed()
    wechat().lose()
    await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
    expect((await buyer.get('orders.checkPayment', { paymentId })).state).toBe('open')
    await wechat().pay(paymentId)
    expect((await buyer.get('orders.checkPayment', { paymentId })).state).toBe('open')
    await market.product.cloud.clock.advance(3_000)
    expect((await buyer.get('orders.checkPayment', { paymentId })).state).toBe('paid')
    expect(stateOf(orderId)).toBe('to-ship')
  })

  test('is booked once, whichever call’s reply was lost while it was', async () => {
    for (let skip = 0; ; skip += 1) {
      const { paymentId, orderId, promoter, buyer, skuId, shopId } = await placed()
      await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
      market.product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      await wechat().pay(paymentId)
      const struck = market.product.cloud.faults.list().length === 0
      market.product.cloud.faults.clear()
      // What was not acknowledged is sent again.
      await market.product.cloud.clock.advance(MINUTE_MS)
      expect(stateOf(orderId)).toBe('to-ship')
      expect(market.entry('payment', orderId)).toEqual({
        ...{ buyers: -1_000, [`merchant:${shopId}`]: 900, [`promoter:merchant:${promoter.id}:frozen`]: 100 },
      })
      expect(market.row('balances', `promoter_merchant_${promoter.id}`).amounts).toMatchObject({ frozen: 100 })
      expect(stockOf(skuId)).toEqual({ free: 8, allocated: 0, used: 1 })
      if (!struck) return
    }
  }, 120_000)
})

describe('a line that belongs to whoever bound the buyer', () => {
  test('earns what the mall’s own program pays, in points where it pays in points', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 9_999, stock: 9 })
    const promoter = await market.newPromoter()
    const { code } = await promoter.get('shares.create', { target: { kind: 'register' } })
    const buyer = market.product.as('bound-buyer')
    await buyer.get('members.register', { share: code })
    const items = [{ skuId, quantity: 1 }]
    const inFen = await market.buy(buyer, { items })
    await market.owner.get('catalog.setReferralRate', { rate: 150_000, paidIn: 'points' })
    await market.product.cloud.clock.advance(2 * MINUTE_MS)
    const inPoints = await market.buy(buyer, { items })
    await market.pay(buyer, inFen.paymentId)
    await market.pay(buyer, inPoints.paymentId)
    // 9 999 × 10 % = 999.9 → 999.
    expect(market.entry('payment', inFen.orderIds[0] ?? '')).toEqual({
      ...{ buyers: -9_999, [`merchant:${shopId}`]: 9_000, [`promoter:merchant:${promoter.id}:frozen`]: 999 },
    })
    // 9 999 × 15 % = 1 499.85 → 1 499 fen, at 100 points a yuan 1 499 points; no fen leaves the merchant.
    expect(market.entry('payment', inPoints.orderIds[0] ?? '')).toEqual({
      ...{ buyers: -9_999, [`merchant:${shopId}`]: 9_999 },
      ...{ [`issuer:${shopId}`]: -1_499, [`points-frozen:${shopId}:${promoter.id}`]: 1_499 },
    })
  })
})

test('the books hold after all of it', () => expectBooksBalance(market.product))
