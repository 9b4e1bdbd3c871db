import { MINUTE_MS } from '@shared/kernel/time'
import { ADDRESS, type Market, startMarket, TENTH } from '../../tests/market'
import { newRequestId } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())

const reprice = (productId: string, skuId: string, priceFen: number) =>
  market.owner.get('catalog.changeProduct', { productId, skus: [{ skuId, name: '单件', priceFen }] })

describe('a cart', () => {
  test('says how many one order can have, where that is few or less than is wanted', async () => {
    const shopId = await market.addShop()
    const [many, few, none] = [
      await market.sell(shopId, { priceFen: 1_000, stock: 11 }),
      await market.sell(shopId, { priceFen: 1_000, stock: 10 }),
      await market.sell(shopId, { priceFen: 1_000, stock: 0 }),
    ]
    const buyer = await market.newMember()
    for (const { skuId } of [many, few, none]) await buyer.get('orders.setInCart', { skuId, quantity: 1 })
    const shown = async () => {
      const { items } = await buyer.get('orders.cart', {})
      return new Map(items.map(({ skuId, problem, stockLeft }) => [skuId, [problem, stockLeft]]))
    }
    expect(await shown()).toEqual(
      new Map([
        [many.skuId, [null, null]],
        [few.skuId, [null, 10]],
        [none.skuId, ['SOLD_OUT', 0]],
      ]),
    )
    await buyer.get('orders.setInCart', { skuId: many.skuId, quantity: 12 })
    await market.owner.get('catalog.setOnSale', { productId: few.productId, onSale: false })
    expect((await shown()).get(many.skuId)).toEqual(['SOLD_OUT', 11])
    expect((await shown()).get(few.skuId)).toEqual(['OFF_SALE', null])
  })

  test('and an order that is refused name the same most: what twelve documents of the stock hold', async () => {
    const shopId = await market.addShop()
    // 500 pieces stand in 32 documents: twenty of 16 pieces and twelve of 15. The fullest twelve have 192.
    const { skuId } = await market.sell(shopId, { priceFen: 100, stock: 500 })
    const buyer = await market.newMember()
    await buyer.get('orders.setInCart', { skuId, quantity: 200 })
    expect((await buyer.get('orders.cart', {})).items).toMatchObject([{ problem: 'SOLD_OUT', stockLeft: 192 }])
    const wanted = (quantity: number) => ({
      ...{ items: [{ skuId, quantity }], expectedFen: quantity * 100, address: ADDRESS },
    })
    expect(await buyer.ask('orders.place', wanted(200))).toMatchObject({
      ...{ code: 'SOLD_OUT', data: { skuId, left: 500, most: 192 } },
    })
    expect(await buyer.get('orders.place', wanted(192))).toMatchObject({ totalFen: 19_200 })
  })

  test('counts its different things, for whoever is not registered too', async () => {
    const shopId = await market.addShop()
    const visitor = market.product.as('window-shopper')
    expect(await visitor.get('orders.cartCount', {})).toEqual({ items: 0 })
    for (const quantity of [1, 5]) {
      const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
      await visitor.get('orders.setInCart', { skuId, quantity })
    }
    expect(await visitor.get('orders.cartCount', {})).toEqual({ items: 2 })
  })

  test('holds fifty things', async () => {
    const { items, buyer } = await fullCart(50)
    const { skuId } = await market.sell(await market.addShop(), { priceFen: 1_000, stock: 9 })
    expect(await buyer.refused('orders.setInCart', { skuId, quantity: 1 })).toBe('CART_FULL')
    expect(await buyer.get('orders.setInCart', { skuId: items[0] ?? '', quantity: 2 })).toEqual({ items: 50 })
  })

  test('remembers from which live room a thing was opened, and its order belongs to that channel', async () => {
    // Under these rules the channel decides; a change is announced a minute ahead.
    await market.owner.get('attribution.setRulesets', { names: ['alliance-2024'] })
    await market.product.cloud.clock.advance(2 * MINUTE_MS)
    const shopId = await market.addShop()
    const { skuId } = await market.sell(shopId, { priceFen: 10_000, stock: 9, plan: TENTH })
    const { channelId } = await market.owner.get('catalog.addChannel', { name: '山茶小铺视频号' })
    const live = { kind: 'live', title: '采茶直播', channelId, shopId } as const
    const { contentId } = await market.owner.get('catalog.addContent', live)
    const [promoter, buyer] = [await market.newPromoter(), await market.newMember()]
    const { code } = await promoter.get('shares.create', { target: { kind: 'live', id: contentId } })
    await buyer.get('attribution.visit', { share: code, page: { kind: 'live', id: contentId } })
    await buyer.get('orders.setInCart', { skuId, quantity: 1, contentId })
    // The page of the cart says another number, and nothing of the live room.
    await buyer.get('orders.setInCart', { skuId, quantity: 2 })
    const { orderIds } = await market.buy(buyer, { items: [{ skuId, quantity: 2 }], fromCart: true })
    const decided = (orderId = '') => market.row('decisions', `${orderId}_0`)
    expect(decided(orderIds[0])).toMatchObject({ channelId, promoterId: promoter.id, basis: 'direct' })
    // Ordered without a word of where it was opened, it is none of the channel's.
    const past = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
    expect(decided(past.orderIds[0])).toMatchObject({ channelId: null, promoterId: null })
  })
})

/** A cart with so many different things. */
async function fullCart(size: number) {
  const shopId = await market.addShop()
  const buyer = await market.newMember()
  const items: string[] = []
  for (let made = 0; made < size; made += 1) {
    const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
    await buyer.get('orders.setInCart', { skuId, quantity: 1 })
    items.push(skuId)
  }
  return { buyer, shopId, items }
}

describe('buying again', () => {
  async function bought() {
    const shopId = await market.addShop()
    const [one, two] = [
      await market.sell(shopId, { priceFen: 1_000, stock: 9 }),
      await market.sell(shopId, { priceFen: 2_000, stock: 9 }),
    ]
    const buyer = await market.newMember()
    const items = [
      { skuId: one.skuId, quantity: 2 },
      { skuId: two.skuId, quantity: 1 },
      { skuId: one.skuId, quantity: 1 },
    ]
    const { orderIds } = await market.buy(buyer, { items })
    const inCart = async () =>
      (await buyer.get('orders.cart', {})).items.map(({ skuId, quantity, addedPriceFen }) => {
        return [skuId === one.skuId ? 'one' : 'two', quantity, addedPriceFen]
      })
    return { one, two, buyer, orderId: orderIds[0] ?? '', inCart }
  }

  test('puts in what was ordered, at today’s price, and a repetition nothing more', async () => {
    const { one, buyer, orderId, inCart } = await bought()
    await reprice(one.productId, one.skuId, 900)
    const requestId = newRequestId()
    // Three lines, two of them of one SKU.
    expect(await buyer.get('orders.buyAgain', { requestId, orderId })).toEqual({ added: 3, missing: 0 })
    const after = [
      ['one', 3, 900],
      ['two', 1, 2_000],
    ]
    expect(await inCart()).toEqual(after)
    expect(await buyer.get('orders.buyAgain', { requestId, orderId })).toEqual({ added: 3, missing: 0 })
    expect(await inCart()).toEqual(after)
  })

  test('leaves what is in the cart already, if it is as many or more', async () => {
    const { one, two, buyer, orderId, inCart } = await bought()
    await buyer.get('orders.setInCart', { skuId: one.skuId, quantity: 1 })
    await buyer.get('orders.setInCart', { skuId: two.skuId, quantity: 4 })
    await buyer.get('orders.buyAgain', { orderId })
    // The newest first, and it was `two` that was put in last.
    expect(await inCart()).toEqual([
      ['two', 4, 2_000],
      ['one', 3, 1_000],
    ])
  })

  test('says how many lines are not sold any more, and puts in what is sold out', async () => {
    const { one, two, buyer, orderId, inCart } = await bought()
    await market.owner.get('catalog.setOnSale', { productId: one.productId, onSale: false })
    await market.owner.get('catalog.addStock', { ...two, change: -8, reason: '盘点' })
    expect(await buyer.get('orders.buyAgain', { orderId })).toEqual({ added: 1, missing: 2 })
    expect((await buyer.get('orders.cart', {})).items).toMatchObject([{ problem: 'SOLD_OUT', stockLeft: 0 }])
    await market.owner.get('catalog.setOnSale', { productId: two.productId, onSale: false })
    await buyer.get('orders.setInCart', { skuId: two.skuId, quantity: 0 })
    expect(await buyer.get('orders.buyAgain', { orderId })).toEqual({ added: 0, missing: 3 })
    expect(await inCart()).toEqual([])
  })

  test('is refused when the cart is too full for all of it, and then puts in nothing', async () => {
    const { buyer, items } = await fullCart(49)
    const shopId = await market.addShop()
    const [one, two] = [
      await market.sell(shopId, { priceFen: 1_000, stock: 9 }),
      await market.sell(shopId, { priceFen: 1_000, stock: 9 }),
    ]
    const { orderIds } = await market.buy(buyer, { items: [one, two].map(({ skuId }) => ({ skuId, quantity: 1 })) })
    const [orderId = ''] = orderIds
    expect(await buyer.refused('orders.buyAgain', { orderId })).toBe('CART_FULL')
    expect(await buyer.get('orders.cartCount', {})).toEqual({ items: 49 })
    await buyer.get('orders.setInCart', { skuId: items[0] ?? '', quantity: 0 })
    expect(await buyer.get('orders.buyAgain', { orderId })).toEqual({ added: 2, missing: 0 })
    expect(await buyer.get('orders.cartCount', {})).toEqual({ items: 50 })
  })

  test('of somebody else’s order is not there', async () => {
    const { orderId } = await bought()
    expect(await (await market.newMember()).refused('orders.buyAgain', { orderId })).toBe('NOT_FOUND')
  })

  test('ends the same, whichever reply was lost', async () => {
    for (let skip = 0; ; skip += 1) {
      const { buyer, orderId, inCart } = await bought()
      const input = { requestId: newRequestId(), orderId }
      market.product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      const first = await buyer.ask('orders.buyAgain', input)
      const struck = market.product.cloud.faults.list().length === 0
      market.product.cloud.faults.clear()
      if (!first.ok) expect(first.code).toBe('BUSY')
      expect(await buyer.get('orders.buyAgain', input)).toEqual({ added: 3, missing: 0 })
      expect(await inCart()).toEqual([
        ['one', 3, 1_000],
        ['two', 1, 2_000],
      ])
      if (!struck) return
    }
  }, 60_000)
})
