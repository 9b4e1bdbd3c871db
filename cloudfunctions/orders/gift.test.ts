import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { ADDRESS, type Market, OWN, openMarket } from '../../tests/paid-orders'
import { stepDueOrders } from './steps'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(() => expectBooksBalance(market.product))

async function given() {
  const giver = await market.customer()
  const order = await market.buy(giver, [await market.goods(1_000, OWN)], { gift: { message: '生日快乐' } })
  return { giver, orderId: order.orderId, code: order.gift?.code ?? '' }
}
const wechat = () => market.product.cloud.wechatPay

describe('a gift', () => {
  test('is shown to whoever holds its card, and goes to the first who accepts it', async () => {
    const { giver, orderId, code } = await given()
    const friend = market.product.as('friend')
    const card = await friend.get('orders.gift', { code })
    expect(card).toMatchObject({ message: '生日快乐', state: 'offered', isOwn: false, lines: [{ quantity: 1 }] })
    expect(await giver.get('orders.gift', { code })).toMatchObject({ isOwn: true })
    expect(await giver.refused('orders.acceptGift', { code, address: ADDRESS })).toBe('GIFT_OWN')
    expect(await market.owner.refused('orders.ship', { orderId, company: 'ZTO', number: 'ZTO778899' })).toBe(
      'NOT_TO_SHIP',
    )
    expect(await friend.get('orders.acceptGift', { code, address: ADDRESS })).toEqual({ orderId })
    expect(await friend.get('orders.acceptGift', { code, address: ADDRESS })).toEqual({ orderId })
    expect(await friend.get('orders.gift', { code })).toMatchObject({ state: 'mine' })
    const another = market.product.as('another')
    expect(await another.get('orders.gift', { code })).toMatchObject({ state: 'taken' })
    expect(await another.refused('orders.acceptGift', { code, address: ADDRESS })).toBe('GIFT_TAKEN')
    const staff = await market.owner.get('orders.staffOrder', { orderId })
    expect(staff).toMatchObject({ state: 'to-ship', address: ADDRESS, gift: { toName: '' } })
    await market.advance(2 * DAY_MS)
    await market.product.runJobs()
    expect(await giver.get('orders.order', { orderId })).toMatchObject({ state: 'to-ship', refundedFen: 0 })
  })

  test('goes to one of fifty who accept it at once', async () => {
    const { code } = await given()
    const people = Array.from({ length: 50 }, (_, index) => market.product.as(`friend-${index}`))
    for (const person of people) await person.get('members.me', {})
    const answers = await Promise.all(
      people.map(async (person) => {
        for (let press = 0; ; press += 1) {
          const answer = await person.ask('orders.acceptGift', { code, address: ADDRESS })
          if (answer.ok || answer.code !== 'BUSY' || press === 20) return answer.ok ? 'accepted' : answer.code
        }
      }),
    )
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'GIFT_TAKEN')).toHaveLength(49)
  }, 60_000)

  test('that nobody accepts within 24 hours goes back whole, with its freight, once', async () => {
    const { giver, orderId, code } = await given()
    await market.advance(DAY_MS - HOUR_MS)
    await market.product.runJobs()
    expect(await giver.get('orders.order', { orderId })).toMatchObject({ state: 'gift-offered' })
    await market.advance(2 * HOUR_MS)
    const late = market.product.as('late')
    expect(await late.refused('orders.acceptGift', { code, address: ADDRESS })).toBe('GIFT_EXPIRED')
    await Promise.all([market.product.runJobs(), stepDueOrders(market.product.context(), null)])
    await wechat().catchUp()
    await market.product.runJobs()
    const back = await giver.get('orders.order', { orderId })
    expect(back).toMatchObject({ state: 'refunded', refundedFen: 1_800, payFen: 1_800 })
    expect(back.refunds).toHaveLength(1)
    expect(await late.get('orders.gift', { code })).toMatchObject({ state: 'expired' })
    expect(await market.promoter.get('commissions.commission', { orderId, line: 0 })).toMatchObject({ state: 'void' })
  })

  test('goes where whoever has it said last, until it is sent', async () => {
    const { orderId, code } = await given()
    const friend = await market.customer()
    await friend.get('orders.acceptGift', { code, address: ADDRESS })
    const address = { ...ADDRESS, detail: '文三路 2 号' }
    expect(await friend.get('orders.acceptGift', { code, address })).toEqual({ orderId })
    expect(await market.owner.get('orders.staffOrder', { orderId })).toMatchObject({ address })
    await market.owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO778899' })
    expect(await friend.get('orders.acceptGift', { code, address: ADDRESS })).toEqual({ orderId })
    expect(await market.owner.get('orders.staffOrder', { orderId })).toMatchObject({ address })
  })

  test('shows its pictures to whoever holds the card', async () => {
    const giver = await market.customer()
    const picture = await market.product.context().files.save('products/oil.png', new Uint8Array([1, 2, 3]))
    const skus = [{ name: '单瓶', priceFen: 1_000, stock: 9 }]
    const added = { shopId: market.shopId, title: '山茶籽油', skus, pictures: [picture] }
    const { productId, skuIds } = await market.owner.get('catalog.addProduct', added)
    const goods = { productId, skuId: skuIds[0] ?? '', priceFen: 1_000, share: null }
    const order = await market.buy(giver, [goods], { gift: { message: '生日快乐' } })
    const card = await market.product.as('onlooker').get('orders.gift', { code: order.gift?.code ?? '' })
    expect(card.lines[0]?.picture).toMatch(/^http/)
  })

  test('that goes back takes with it what its giver asked back meanwhile', async () => {
    const { giver, orderId } = await given()
    const lines = [{ line: 0, fen: 400 }]
    const asked = { orderId, lines, freightFen: 0, isReturn: false, reason: '不想送了', pictures: [] }
    const { afterSaleId } = await giver.get('orders.requestAfterSale', asked)
    await market.advance(DAY_MS + HOUR_MS)
    await market.product.runJobs()
    await wechat().catchUp()
    await market.product.runJobs()
    const back = await giver.get('orders.order', { orderId })
    expect(back).toMatchObject({ state: 'refunded', refundedFen: 1_800, hasOpenAfterSale: false })
    expect(back.afterSales).toMatchObject([{ afterSaleId, state: 'cancelled' }])
    expect(market.product.cloud.database.dump('commissions').filter((row) => row.orderId === orderId)).toMatchObject([
      { state: 'void', openAfterSales: 0 },
    ])
    const answer = { afterSaleId, lines, freightFen: 0, restock: true }
    expect(await market.owner.refused('orders.approveAfterSale', answer)).toBe('ALREADY_DECIDED')
  })

  test('a part of which is on its way back leaves that refund alone', async () => {
    const { giver, orderId } = await given()
    wechat().refundsGo('hold')
    const lines = [{ line: 0, fen: 400 }]
    const asked = { orderId, lines, freightFen: 0, isReturn: false, reason: '不想送了', pictures: [] }
    const { afterSaleId } = await giver.get('orders.requestAfterSale', asked)
    await market.owner.get('orders.approveAfterSale', { afterSaleId, lines, freightFen: 0, restock: true })
    const first = wechat().refunds().at(-1)?.refundId ?? ''
    wechat().refundsGo('success')
    await market.advance(DAY_MS + HOUR_MS)
    await market.product.runJobs()
    await wechat().catchUp()
    expect(await giver.get('orders.order', { orderId })).toMatchObject({ refundedFen: 1_400, hasOpenAfterSale: true })
    await wechat().finishRefund(first, 'SUCCESS')
    const back = await giver.get('orders.order', { orderId })
    expect(back).toMatchObject({ state: 'refunded', refundedFen: 1_800, afterSales: [{ state: 'refunded' }] })
  })

  test('is credited by the giver’s links, not by those of whoever accepts it', async () => {
    const { orderId, code } = await given()
    const friend = await market.customer()
    await friend.get('orders.acceptGift', { code, address: ADDRESS })
    expect(await market.promoter.get('commissions.commission', { orderId, line: 0 })).toMatchObject({ amount: 100 })
  })

  test('whose code nobody gave is not found', async () => {
    const code = 'AAAAAAAAAAAAAAAA'
    expect(await market.product.as('passer-by').refused('orders.gift', { code })).toBe('NOT_FOUND')
  })
})
