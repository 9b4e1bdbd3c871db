import { pageAddress } from './phone'
import { openTroubledShop, routeTo, type TroubledShop } from './troubled-shop'
import type { Unlucky } from './unlucky'

jest.setTimeout(30_000)

let shop: TroubledShop
beforeAll(async () => {
  shop = await openTroubledShop()
}, 120_000)
afterAll(() => shop?.close())
afterEach(async () => expect(await shop.people.leave()).toEqual([]))

const OFFLINE = '网络不通，请检查后再试'
const PAID = '付款成功'

describe('at the cashier', () => {
  test('back, and forward again: the order waits in 待付款 and is paid once', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(shop.checkout())
    await buyer.presses('checkout-send')
    await buyer.standsAtCashier()
    await buyer.phone.page.goBack()
    await buyer.reads(/请在 .* 前付款/)
    expect(await buyer.sees(PAID)).toBe(false)
    await buyer.phone.page.goForward()
    await buyer.standsAtCashier()
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
    await buyer.phone.goTo(routeTo('orders/list', 'state=unpaid'))
    const { items } = await shop.stage.call(buyer.token, 'orders.mine', {})
    await buyer.presses(`pay-${items[0]?.orderId}`)
    await buyer.standsAtCashier()
    await buyer.pays()
    // Back into the cashier, and its button pressed once more.
    await buyer.phone.page.goBack()
    await buyer.standsAtCashier()
    await buyer.pays()
    expect(await buyer.orders()).toEqual({ 'to-ship': 1 })
    expect(await shop.timesPaid(items[0]?.paymentId ?? '')).toBe(1)
  })

  test('paid, and WeChat’s notice is lost: the result’s page says so when the server has asked, and not before', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(shop.checkout())
    await buyer.presses('checkout-send')
    await buyer.standsAtCashier()
    await shop.stage.controlPay('mishap', { kind: 'lose-for-good' })
    await shop.stage.injectFault({ name: 'crash-before', match: 'wechat-pay:*', times: 1_000 })
    await buyer.phone.page.getByRole('button', { name: '确认支付' }).click()
    await buyer.phone.page.waitForURL(/orders\/result/)
    await buyer.phone.page.waitForTimeout(2_000)
    expect(await buyer.sees(PAID)).toBe(false)
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
    await shop.stage.clearFaults()
    await buyer.reads(PAID)
    expect(await buyer.orders()).toEqual({ 'to-ship': 1 })
  })

  test('paid, and back instead of waiting for the cashier: paid as soon as the server knows', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(shop.checkout())
    await buyer.presses('checkout-send')
    await buyer.standsAtCashier()
    const { items } = await shop.stage.call(buyer.token, 'orders.mine', {})
    await shop.stage.controlPay('mishap', { kind: 'lose-for-good' })
    await shop.stage.controlPay('pay', { id: items[0]?.paymentId })
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
    await buyer.phone.page.goBack()
    await buyer.reads(PAID)
    expect(await buyer.orders()).toEqual({ 'to-ship': 1 })
  })
})

describe('of the last piece, pressed for on two phones at once, one is sold', () => {
  async function race(routeOf: (skuId: string) => string) {
    const skuId = await shop.lastPiece()
    const both = [await shop.somebody(), await shop.somebody()]
    for (const buyer of both) {
      for (const wanted of [skuId, shop.oil.skuId]) {
        await shop.stage.call(buyer.token, 'orders.setInCart', { skuId: wanted, quantity: 1 })
      }
      await buyer.phone.goTo(routeOf(skuId))
      await buyer.reads('付款')
    }
    await Promise.all(both.map((buyer) => buyer.presses('checkout-send')))
    const soldTo = await Promise.all(both.map(isSoldTo))
    expect(soldTo.filter((isSold) => isSold)).toHaveLength(1)
    const [winner, loser] = soldTo[0] ? both : both.reverse()
    if (winner === undefined || loser === undefined) throw new Error('nobody was there')
    expect([await winner.orders(), await loser.orders()]).toEqual([{ unpaid: 1 }, {}])
    return { skuId, loser }
  }

  test('the other one leaves it out and buys the rest, without loading the page anew', async () => {
    const { skuId, loser } = await race((last) => routeTo('orders/checkout', `cart=${last}.${shop.oil.skuId}`))
    await loser.presses(`checkout-mend-${skuId}`)
    // 89.00 and 8.00 freight.
    await loser.reads('付款 ¥97.00')
    await loser.presses('checkout-send')
    await loser.standsAtCashier()
    expect(await loser.orders()).toEqual({ unpaid: 1 })
    expect(await loser.cart()).toEqual({ [skuId]: 1 })
  })

  test('who wanted nothing else reads that it cannot be bought', async () => {
    const { loser } = await race((last) => routeTo('orders/checkout', `skuId=${last}&quantity=1`))
    await loser.reads('现在买不了')
  })
})

describe('the network is gone, and comes back', () => {
  const BANNER = '网络不通，内容可能不是最新的'
  const nets = (buyer: Unlucky, offline: boolean) => buyer.phone.page.context().setOffline(offline)

  test('the cart shows what it had, says why nothing changed, and goes on', async () => {
    const buyer = await shop.somebody()
    await shop.stage.call(buyer.token, 'orders.setInCart', { skuId: shop.oil.skuId, quantity: 1 })
    await buyer.phone.goTo(pageAddress('orders/cart'))
    await buyer.reads('山茶籽油')
    await nets(buyer, true)
    await buyer.presses(`cart-${shop.oil.skuId}-more`)
    await buyer.reads(OFFLINE)
    await buyer.reads(BANNER)
    await buyer.reads('山茶籽油')
    await nets(buyer, false)
    await buyer.presses(`cart-${shop.oil.skuId}-more`)
    await buyer.vanishes(BANNER)
    expect(await buyer.cart()).toEqual({ [shop.oil.skuId]: 2 })
  })

  test('the orders stay on their page, and a press brings what is new', async () => {
    const buyer = await shop.somebody()
    await buyer.hasOrdered(shop.oil.skuId)
    await buyer.phone.goTo(pageAddress('orders/list'))
    const card = buyer.phone.page.locator('.order-card__shown').filter({ visible: true }).first()
    const retry = buyer.phone.page.getByText('没有加载出来，点这里重试').filter({ visible: true })
    await card.click({ force: true })
    await buyer.reads('取消订单')
    await buyer.phone.page.goBack()
    await nets(buyer, true)
    await card.click({ force: true })
    await buyer.reads(BANNER)
    await buyer.reads('取消订单')
    await buyer.phone.page.goBack()
    await retry.waitFor()
    await buyer.reads('山茶籽油')
    expect(await buyer.sees(BANNER)).toBe(true)
    await nets(buyer, false)
    await retry.click({ force: true })
    await buyer.reads('没有更多了')
    await buyer.vanishes(BANNER)
  })

  test('a page that was never open cannot come: the press says so, and the next one opens it', async () => {
    const buyer = await shop.somebody()
    await buyer.hasOrdered(shop.oil.skuId)
    await buyer.phone.goTo(pageAddress('orders/list'))
    const card = buyer.phone.page.locator('.order-card__shown').filter({ visible: true }).first()
    await card.waitFor()
    await nets(buyer, true)
    await card.click({ force: true })
    await buyer.reads(OFFLINE)
    await buyer.reads(BANNER)
    await nets(buyer, false)
    await card.click({ force: true })
    await buyer.reads('取消订单')
  })
})

const isSoldTo = (buyer: Unlucky): Promise<boolean> =>
  Promise.race([buyer.standsAtCashier().then(() => true), buyer.reads('库存不够').then(() => false)])
