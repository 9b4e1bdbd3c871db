import { pageAddress } from './phone'
import { ADDRESS } from './shopper'
import { openTroubledShop, routeTo, type TroubledShop } from './troubled-shop'
import { LOSSES, type Loss, type Unlucky } from './unlucky'

jest.setTimeout(30_000)

let shop: TroubledShop
beforeAll(async () => {
  shop = await openTroubledShop()
}, 120_000)
afterAll(() => shop?.close())
afterEach(async () => expect(await shop.people.leave()).toEqual([]))

const OFFLINE = '网络不通，请检查后再试'
const ORDER = (orderId: string) => routeTo('orders/order', `id=${orderId}`)

async function typesAddress(buyer: Unlucky): Promise<void> {
  await buyer.phone.goTo(pageAddress('addresses/edit'))
  await buyer.phone.page.locator('#address-name').first().waitFor()
  const typed = { ...ADDRESS, name: '王新居' }
  for (const [field, text] of Object.entries(typed)) await buyer.phone.type(`address-${field}`, text)
}

describe('two quick taps', () => {
  test('on 付款 place one order', async () => {
    const buyer = await shop.somebody()
    const placed = buyer.counts('orders.place')
    await buyer.phone.goTo(shop.checkout())
    await buyer.tapsTwice('checkout-send')
    await buyer.standsAtCashier()
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
    expect(placed()).toBe(1)
  })

  test('on 加入购物车 put one piece into the cart', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(shop.product())
    await buyer.tapsTwice('buy-later')
    await buyer.reads('已加入购物车')
    expect(await buyer.cart()).toEqual({ [shop.oil.skuId]: 1 })
  })

  test('on 确认收货, and on its confirmation, receive once', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(ORDER(await shop.shipped(buyer)))
    const received = buyer.counts('orders.confirmReceipt')
    await buyer.tapsTwice('order-receipt')
    await buyer.tapsTwice('confirm-send')
    await buyer.reads('你已确认收货')
    expect([received(), await buyer.orders()]).toEqual([1, { received: 1 }])
  })

  test('on 领取礼物 take it once', async () => {
    const card = await shop.giftFrom(await shop.somebody())
    const friend = await shop.somebody()
    const taken = friend.counts('orders.acceptGift')
    await friend.phone.goTo(card)
    await friend.tapsTwice('gift-accept')
    await friend.phone.page.waitForURL(/received-gift/)
    expect(taken()).toBe(1)
    expect((await shop.stage.call(friend.token, 'orders.gifts', {})).items).toHaveLength(1)
  })

  test('on 保存 keep one address', async () => {
    const buyer = await shop.somebody()
    await typesAddress(buyer)
    await buyer.tapsTwice('address-save')
    await buyer.phone.page.waitForURL((url) => !url.hash.includes('addresses/edit'))
    expect(await buyer.addresses()).toBe(2)
  })
})

describe.each(LOSSES)('the %s of the order is lost', (loss) => {
  async function losesOrder(buyer: Unlucky): Promise<void> {
    await buyer.phone.goTo(shop.product())
    await buyer.presses('buy')
    await buyer.pressesAndLoses('checkout-send', 'orders.place', loss)
    await buyer.reads('不会重复下单')
    expect(await buyer.orders()).toEqual(loss === 'answer' ? { unpaid: 1 } : {})
  }

  test('pressed again, there is one order', async () => {
    const buyer = await shop.somebody()
    await losesOrder(buyer)
    await buyer.presses('checkout-send')
    await buyer.standsAtCashier()
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
  })

  test('left, and begun again from the product, there is one order', async () => {
    const buyer = await shop.somebody()
    await losesOrder(buyer)
    await buyer.phone.page.goBack()
    await buyer.presses('buy')
    await buyer.presses('checkout-send')
    await buyer.standsAtCashier()
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
  })

  test('the app closed and opened again, there is one order', async () => {
    const buyer = await shop.somebody()
    await losesOrder(buyer)
    await buyer.phone.goTo(shop.product())
    await buyer.presses('buy')
    await buyer.presses('checkout-send')
    await buyer.standsAtCashier()
    expect(await buyer.orders()).toEqual({ unpaid: 1 })
  })
})

describe.each(LOSSES)('the %s is lost, and it is pressed again', (loss: Loss) => {
  test('加入购物车: one piece', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(shop.product())
    await buyer.pressesAndLoses('buy-later', 'orders.setInCart', loss)
    await buyer.reads(OFFLINE)
    await buyer.presses('buy-later')
    await buyer.reads('已加入购物车')
    expect(await buyer.cart()).toEqual({ [shop.oil.skuId]: 1 })
  })

  test('more in the cart: the page says that it was lost, and then shows what the server has', async () => {
    const buyer = await shop.somebody()
    await shop.stage.call(buyer.token, 'orders.setInCart', { skuId: shop.oil.skuId, quantity: 1 })
    await buyer.phone.goTo(pageAddress('orders/cart'))
    await buyer.pressesAndLoses(`cart-${shop.oil.skuId}-more`, 'orders.setInCart', loss)
    await buyer.reads(OFFLINE)
    const has = loss === 'answer' ? 2 : 1
    await buyer.phone.page.locator('.quantity-stepper__quantity', { hasText: String(has) }).waitFor()
    await buyer.presses(`cart-${shop.oil.skuId}-more`)
    await buyer.phone.page.locator('.quantity-stepper__quantity', { hasText: String(has + 1) }).waitFor()
    await buyer.presses('cart-all')
    await buyer.presses('cart-buy')
    await buyer.reads(`付款`)
    expect(await buyer.cart()).toEqual({ [shop.oil.skuId]: has + 1 })
  })

  test('保存 an address: one address', async () => {
    const buyer = await shop.somebody()
    await typesAddress(buyer)
    await buyer.pressesAndLoses('address-save', 'addresses.save', loss)
    await buyer.reads(OFFLINE)
    await buyer.presses('address-save')
    await buyer.phone.page.waitForURL((url) => !url.hash.includes('addresses/edit'))
    expect(await buyer.addresses()).toBe(2)
  })

  test('an address, left and come back to: what was typed is still there, and is kept once', async () => {
    const buyer = await shop.somebody()
    await typesAddress(buyer)
    await buyer.pressesAndLoses('address-save', 'addresses.save', loss)
    await buyer.reads(OFFLINE)
    await buyer.phone.goTo(pageAddress('addresses/edit'))
    await buyer.presses('address-save')
    await buyer.phone.page.waitForURL((url) => !url.hash.includes('addresses/edit'))
    expect(await buyer.addresses()).toBe(2)
  })

  test('paying: the order waits on the result’s page, and is paid once', async () => {
    const buyer = await shop.somebody()
    const { orderId } = await buyer.hasOrdered(shop.oil.skuId)
    await buyer.phone.goTo(ORDER(orderId))
    await buyer.pressesAndLoses('order-pay', 'orders.pay', loss)
    await buyer.reads(/请在 .* 前付款/)
    await buyer.pressesAndLoses('result-pay', 'orders.pay', loss)
    await buyer.reads(OFFLINE)
    await buyer.presses('result-pay')
    await buyer.standsAtCashier()
    await buyer.pays()
    expect(await buyer.orders()).toEqual({ 'to-ship': 1 })
  })

  test('确认收货: received once', async () => {
    const buyer = await shop.somebody()
    await buyer.phone.goTo(ORDER(await shop.shipped(buyer)))
    await buyer.presses('order-receipt')
    await buyer.pressesAndLoses('confirm-send', 'orders.confirmReceipt', loss)
    await buyer.reads(OFFLINE)
    await buyer.presses('confirm-send')
    await buyer.reads('你已确认收货')
    expect(await buyer.orders()).toEqual({ received: 1 })
  })

  test('申请售后: one request', async () => {
    const buyer = await shop.somebody()
    const orderId = await buyer.hasBought(shop.oil.skuId)
    await buyer.phone.goTo(routeTo('orders/after-sale', `id=${orderId}`))
    await buyer.phone.page.locator('#after-sale-reason').first().waitFor()
    await buyer.phone.type('after-sale-reason', '包装破损')
    await buyer.presses('after-sale-send')
    await buyer.pressesAndLoses('confirm-send', 'orders.requestAfterSale', loss)
    await buyer.reads(OFFLINE)
    await buyer.presses('confirm-send')
    await buyer.phone.page.waitForURL(/orders\/order\/index/)
    await buyer.reads('售后中')
    expect((await shop.stage.call(buyer.token, 'orders.order', { orderId })).afterSales).toHaveLength(1)
  })

  test('领取礼物: the friend has it, once, and reads so', async () => {
    const card = await shop.giftFrom(await shop.somebody())
    const friend = await shop.somebody()
    await friend.phone.goTo(card)
    await friend.pressesAndLoses('gift-accept', 'orders.acceptGift', loss)
    // Asked again, the card says by itself that it was taken by the one who looks.
    if (loss === 'answer') await friend.reads('礼物已领取')
    else {
      await friend.reads(OFFLINE)
      await friend.presses('gift-accept')
      await friend.phone.page.waitForURL(/received-gift/)
    }
    expect((await shop.stage.call(friend.token, 'orders.gifts', {})).items).toHaveLength(1)
  })
})
