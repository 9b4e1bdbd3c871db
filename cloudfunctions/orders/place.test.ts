import { expectBooksBalance } from '../../tests/books'
import { ADDRESS, type Market, startMarket, TENTH } from '../../tests/market'
import { newRequestId } from '../../tests/product'

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
const ordersOf = (paymentId: string) => market.rows('orders').filter((row) => row.paymentId === paymentId)

describe('an order', () => {
  test('of two shops is one payment with an order a shop, each with its own freight', async () => {
    const [near, far] = [
      await market.addShop({ freightFen: 800, freeFromFen: 9_900 }),
      await market.addShop({ freightFen: 1_200, freeFromFen: null }),
    ]
    const oil = await market.sell(near, { priceFen: 8_900, stock: 9 })
    const soap = await market.sell(far, { priceFen: 3_980, stock: 9 })
    const buyer = await market.newMember()
    const items = [
      { skuId: oil.skuId, quantity: 1 },
      { skuId: soap.skuId, quantity: 2 },
    ]
    const quoted = await buyer.get('orders.quote', { items })
    // 89.00 + 8.00 and 2 × 39.80 + 12.00.
    expect(quoted.shops.map(({ payFen }) => payFen)).toEqual([9_700, 9_160])
    expect(quoted.payFen).toBe(18_860)
    const payment = await market.buy(buyer, { items })
    expect(payment).toMatchObject({ state: 'open', totalFen: 18_860, paidAt: null })
    expect(payment.orderIds).toHaveLength(2)
    const { items: mine } = await buyer.get('orders.mine', { state: 'unpaid' })
    expect(mine.map(({ shopId, payFen, freightFen }) => ({ shopId, payFen, freightFen }))).toEqual(
      expect.arrayContaining([
        { shopId: near, payFen: 9_700, freightFen: 800 },
        { shopId: far, payFen: 9_160, freightFen: 1_200 },
      ]),
    )
    expect(stockOf(oil.skuId)).toEqual({ free: 8, allocated: 1, used: 0 })
    expect(stockOf(soap.skuId)).toEqual({ free: 7, allocated: 2, used: 0 })
  })

  test('holds the points that it uses, which are spread over its lines', async () => {
    const shopId = await market.addShop()
    const [one, two] = [
      await market.sell(shopId, { priceFen: 200, stock: 9 }),
      await market.sell(shopId, { priceFen: 100, stock: 9 }),
    ]
    const buyer = await market.newMember()
    await market.givePoints(buyer, shopId, 150)
    const items = [one, two].map(({ skuId }) => ({ skuId, quantity: 1 }))
    // 100 points a yuan: 123 points are 1.23, of 2.00 and 1.00 82 and 41 fen.
    const payment = await market.buy(buyer, { items, usePoints: [{ shopId, points: 123 }] })
    expect(payment.totalFen).toBe(177)
    const order = await buyer.get('orders.order', { orderId: payment.orderIds[0] ?? '' })
    expect(order).toMatchObject({ goodsFen: 300, pointsFen: 123, points: 123, payFen: 177 })
    expect(order.lines.map(({ pointsFen, paidFen }) => [pointsFen, paidFen])).toEqual([
      [82, 118],
      [41, 59],
    ])
    const orderId = order.orderId
    expect(market.entry('hold', orderId)).toEqual({ [`points:${shopId}:${buyer.id}`]: -123, [`hold:${orderId}`]: 123 })
    const again = { items, usePoints: [{ shopId, points: 28 }] }
    expect(await buyer.refused('orders.quote', again)).toBe('POINTS_NOT_ENOUGH')
    expect(await buyer.refused('orders.place', { ...again, expectedFen: 272, address: ADDRESS })).toBe(
      'POINTS_NOT_ENOUGH',
    )
  })

  test('DF12: two orders at once that want the last points: one gets them', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const buyer = await market.newMember()
    await market.givePoints(buyer, shopId, 100)
    const wanted = { items: [{ skuId, quantity: 1 }], usePoints: [{ shopId, points: 100 }], expectedFen: 900 }
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => buyer.ask('orders.place', { ...wanted, address: ADDRESS })),
    )
    const codes = answers.map((answer) => (answer.ok ? 'OK' : answer.code)).sort()
    expect(codes).toEqual(['OK', 'POINTS_NOT_ENOUGH', 'POINTS_NOT_ENOUGH', 'POINTS_NOT_ENOUGH'])
    expect(stockOf(skuId)).toMatchObject({ free: 8, allocated: 1 })
  })

  test('whose price is not what the buyer saw is refused with the new one, and nothing is placed', async () => {
    const shopId = await market.addShop()
    const { productId, skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const buyer = await market.newMember()
    await market.owner.get('catalog.changeProduct', { productId, skus: [{ skuId, name: '单件', priceFen: 1_100 }] })
    const placed = { items: [{ skuId, quantity: 2 }], expectedFen: 2_000, address: ADDRESS }
    expect(await buyer.ask('orders.place', placed)).toMatchObject({ code: 'PRICE_CHANGED', data: { payFen: 2_200 } })
    expect(stockOf(skuId)).toEqual({ free: 9, allocated: 0, used: 0 })
    expect((await buyer.get('orders.mine', {})).items).toEqual([])
  })

  test('of what is gone, off sale or nowhere is refused, and the quote says so line by line', async () => {
    const shopId = await market.addShop()
    const [few, off] = [
      await market.sell(shopId, { priceFen: 1_000, stock: 1 }),
      await market.sell(shopId, { priceFen: 1_000, stock: 9 }),
    ]
    await market.owner.get('catalog.setOnSale', { productId: off.productId, onSale: false })
    const buyer = await market.newMember()
    const items = [
      { skuId: few.skuId, quantity: 1 },
      { skuId: few.skuId, quantity: 1 },
      { skuId: off.skuId, quantity: 1 },
    ]
    const { shops } = await buyer.get('orders.quote', { items })
    expect(shops[0]?.lines.map(({ problem }) => problem)).toEqual([null, 'SOLD_OUT', 'OFF_SALE'])
    const place = (wanted: typeof items, expectedFen: number) =>
      buyer.ask('orders.place', { items: wanted, expectedFen, address: ADDRESS })
    expect(await place(items.slice(0, 2), 2_000)).toMatchObject({ code: 'SOLD_OUT', data: { left: 0 } })
    expect(await place(items.slice(2), 1_000)).toMatchObject({ code: 'OFF_SALE', data: { skuId: off.skuId } })
    const nowhere = { items: [{ skuId: 'A'.repeat(16), quantity: 1 }] }
    expect(await buyer.refused('orders.quote', nowhere)).toBe('NOT_FOUND')
  })

  test('without an address is refused, and a gift needs none', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const buyer = await market.newMember()
    const items = [{ skuId, quantity: 1 }]
    expect(await buyer.refused('orders.place', { items, expectedFen: 1_000 })).toBe('ADDRESS_MISSING')
    const banned = { items, expectedFen: 1_000, gift: { message: '跟我一起躺赚' } }
    expect(await buyer.refused('orders.place', banned)).toBe('TEXT_REFUSED')
    const { orderIds } = await market.buy(buyer, { items, gift: { message: '生日快乐' } })
    const order = await buyer.get('orders.order', { orderId: orderIds[0] ?? '' })
    expect(order).toMatchObject({ address: null, gift: { message: '生日快乐', acceptBefore: null, toName: null } })
    expect(order.gift?.code).toMatch(/^[0-9A-Za-z]{16}$/)
    // The card is the buyer's to give away.
    expect((await market.owner.get('orders.staffOrder', { orderId: orderIds[0] ?? '' })).gift?.code).toBe('')
  })

  test('goes to an address of the buyer’s book, as it stands there by then', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const [buyer, stranger] = [await market.newMember(), await market.newMember()]
    const { addressId } = await buyer.get('addresses.save', { address: ADDRESS, isDefault: true })
    const wanted = { items: [{ skuId, quantity: 1 }], expectedFen: 1_000 }
    const requestId = newRequestId()
    const { orderIds } = await buyer.get('orders.place', { requestId, ...wanted, addressId })
    const [orderId = ''] = orderIds
    const moved = { ...ADDRESS, detail: '文三路 2 号' }
    await buyer.get('addresses.save', { addressId, address: moved, isDefault: true })
    const next = await buyer.get('orders.place', { ...wanted, addressId })
    await buyer.get('addresses.remove', { addressId })
    const whereOf = async (id = '') => (await market.owner.get('orders.staffOrder', { orderId: id })).address
    expect([await whereOf(orderId), await whereOf(next.orderIds[0])]).toEqual([ADDRESS, moved])
    // The same request again is the same order, although the address is gone.
    expect(await buyer.get('orders.place', { requestId, ...wanted, addressId })).toMatchObject({ orderIds })
    expect(await buyer.ask('orders.place', { ...wanted, addressId })).toMatchObject({
      ...{ code: 'NOT_FOUND', data: { field: 'addressId' } },
    })
    const theirs = await stranger.get('addresses.save', { address: ADDRESS, isDefault: true })
    expect(await buyer.refused('orders.place', { ...wanted, ...theirs })).toBe('NOT_FOUND')
    expect(await stranger.ask('orders.place', { ...wanted, ...theirs, address: ADDRESS })).toMatchObject({
      ...{ code: 'INVALID_INPUT', data: { field: 'addressId' } },
    })
    expect(stockOf(skuId)).toEqual({ free: 7, allocated: 2, used: 0 })
  })

  test('from the cart leaves there what was not bought', async () => {
    const shopId = await market.addShop()
    const [one, two] = [
      await market.sell(shopId, { priceFen: 1_000, stock: 9 }),
      await market.sell(shopId, { priceFen: 2_000, stock: 9 }),
    ]
    const buyer = await market.newMember()
    expect(await buyer.get('orders.setInCart', { skuId: one.skuId, quantity: 1 })).toEqual({ items: 1 })
    expect(await buyer.get('orders.setInCart', { skuId: two.skuId, quantity: 2 })).toEqual({ items: 2 })
    expect(await buyer.get('orders.setInCart', { skuId: one.skuId, quantity: 3 })).toEqual({ items: 2 })
    await market.owner.get('catalog.changeProduct', {
      productId: two.productId,
      skus: [{ skuId: two.skuId, name: '单件', priceFen: 1_800 }],
    })
    const { items } = await buyer.get('orders.cart', {})
    expect(items).toHaveLength(2)
    expect(items.find(({ skuId }) => skuId === two.skuId)).toMatchObject({
      ...{ quantity: 2, priceFen: 1_800, addedPriceFen: 2_000, problem: null },
    })
    await market.buy(buyer, { items: [{ skuId: one.skuId, quantity: 3 }], fromCart: true })
    expect((await buyer.get('orders.cart', {})).items.map(({ skuId }) => skuId)).toEqual([two.skuId])
    expect(await buyer.get('orders.setInCart', { skuId: two.skuId, quantity: 0 })).toEqual({ items: 0 })
  })

  test('DF20: keeps the terms that held when it was placed', async () => {
    const shopId = await market.addShop()
    const { productId, skuId } = await market.sell(shopId, { priceFen: 10_000, stock: 9, plan: TENTH })
    const [promoter, buyer] = [await market.newPromoter(), await market.newMember()]
    await promoter.lead(buyer, productId)
    const before = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
    await market.owner.get('catalog.setPlan', { productId, ...TENTH, serviceRate: 900_000 })
    await market.product.cloud.clock.advance(120_000)
    const after = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
    await market.pay(buyer, before.paymentId)
    await market.pay(buyer, after.paymentId)
    const amountOf = (orderId = '') => market.row('commissions', `${orderId}_0`).promoterFen
    // 100.00 × 20 % × 50 % = 10.00, although by the payment the plan paid 100.00 × 90 % × 50 % = 45.00.
    expect(amountOf(before.orderIds[0])).toBe(1_000)
    expect(amountOf(after.orderIds[0])).toBe(4_500)
  })

  test('of somebody else is not there', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const [buyer, stranger] = [await market.newMember(), await market.newMember()]
    const { paymentId, orderIds } = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
    expect(await stranger.refused('orders.order', { orderId: orderIds[0] ?? '' })).toBe('NOT_FOUND')
    for (const action of ['orders.checkPayment', 'orders.cancel'] as const)
      expect(await stranger.refused(action, { paymentId })).toBe('NOT_FOUND')
    expect(await stranger.refused('orders.pay', { paymentId, method: 'jsapi' })).toBe('NOT_FOUND')
    expect(await stranger.refused('orders.staffList', {})).toBe('FORBIDDEN')
  })

  test('shows its phone masked to the buyer and in full to whoever ships', async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    const buyer = await market.newMember()
    const { orderIds } = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
    const [orderId = ''] = orderIds
    expect((await buyer.get('orders.order', { orderId })).address?.phone).toBe('138****1234')
    expect((await market.owner.get('orders.staffOrder', { orderId })).address?.phone).toBe('13800001234')
    const { items } = await market.owner.get('orders.staffList', { orderId })
    expect(items).toMatchObject([{ orderId, buyerName: '' }])
  })
})

describe('a repeated placement', () => {
  const world = async () => {
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 3 })
    const buyer = await market.newMember()
    await market.givePoints(buyer, shopId, 300)
    const requestId = newRequestId()
    const wanted = { items: [{ skuId, quantity: 2 }], usePoints: [{ shopId, points: 150 }], expectedFen: 1_850 }
    return { buyer, skuId, input: { requestId, ...wanted, address: ADDRESS } }
  }

  test('answers the same and places nothing more, also fifty at once and when the stock is gone by then', async () => {
    const { buyer, skuId, input } = await world()
    const answers = await Promise.all(Array.from({ length: 50 }, () => buyer.ask('orders.place', input)))
    const placed = answers.filter(({ ok }) => ok)
    // Whoever was too busy asks again with the same request.
    expect(answers.every((answer) => answer.ok || answer.code === 'BUSY')).toBe(true)
    expect(placed.length).toBeGreaterThan(0)
    const again = await buyer.get('orders.place', input)
    for (const answer of placed) expect(answer).toMatchObject({ output: again })
    expect(ordersOf(again.paymentId)).toHaveLength(1)
    expect(stockOf(skuId)).toEqual({ free: 1, allocated: 2, used: 0 })
    expect(await buyer.refused('orders.place', { ...input, expectedFen: 1_900 })).toBe('CONFLICT')
  })

  test('is one order, whichever reply was lost', async () => {
    for (let skip = 0; ; skip += 1) {
      const { buyer, skuId, input } = await world()
      market.product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      const first = await buyer.ask('orders.place', input)
      const struck = market.product.cloud.faults.list().length === 0
      market.product.cloud.faults.clear()
      if (!first.ok) expect(first.code).toBe('BUSY')
      const again = await buyer.get('orders.place', input)
      if (first.ok) expect(first.output).toEqual(again)
      expect(ordersOf(again.paymentId)).toHaveLength(1)
      expect(stockOf(skuId)).toEqual({ free: 1, allocated: 2, used: 0 })
      expect(market.rows('payments').filter((row) => row.requestId === input.requestId)).toHaveLength(1)
      if (!struck) return
    }
  }, 120_000)
})

test('the books hold after all of it', () => expectBooksBalance(market.product))
