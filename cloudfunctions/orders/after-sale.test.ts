import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'
import { lookAtRefunds } from './refunds'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(async () => {
  market.product.cloud.faults.clear()
  market.product.cloud.wechatPay.refundsGo('success')
  await expectBooksBalance(market.product)
})

const PARCEL = { company: 'ZTO', number: 'ZTO7788990011' } as const
const wechat = () => market.product.cloud.wechatPay
const asked = (orderId: string, fen: number, line = 0) => ({
  ...{ orderId, lines: [{ line, fen }], freightFen: 0, isReturn: false, reason: '少了一瓶', pictures: [] },
})
const approved = (afterSaleId: string, fen: number, line = 0) => ({
  ...{ afterSaleId, lines: [{ line, fen }], freightFen: 0, restock: true, answer: '同意' },
})
async function bought(...prices: number[]) {
  const buyer = await market.customer()
  const wanted = []
  for (const price of prices) wanted.push(await market.goods(price, OWN))
  const { orderId } = await market.buy(buyer, wanted)
  return { buyer, orderId }
}
const commissionOf = (orderId: string, line = 0) => market.promoter.get('commissions.commission', { orderId, line })
const shown = (buyer: Person, orderId: string) => buyer.get('orders.order', { orderId })

describe('a buyer asks for money back', () => {
  test('for any part of a line up to what was paid, once at a time, with words that may be read', async () => {
    const { buyer, orderId } = await bought(1_000)
    expect(await buyer.refused('orders.requestAfterSale', asked(orderId, 1_001))).toBe('REFUND_TOO_MUCH')
    const boast = { ...asked(orderId, 1), reason: '躺赚的都是骗人' }
    expect(await buyer.refused('orders.requestAfterSale', boast)).toBe('TEXT_REFUSED')
    const strange = { ...asked(orderId, 1), pictures: ['https://elsewhere.example/a.png'] }
    expect(await buyer.refused('orders.requestAfterSale', strange)).toBe('INVALID_INPUT')
    const someone = await market.customer()
    expect(await someone.refused('orders.requestAfterSale', asked(orderId, 1))).toBe('NOT_FOUND')

    const requestId = newRequestId()
    const first = await buyer.get('orders.requestAfterSale', { requestId, ...asked(orderId, 400) })
    expect(first).toMatchObject({ state: 'requested', amountFen: 400, decidedAt: null })
    expect(await buyer.get('orders.requestAfterSale', { requestId, ...asked(orderId, 400) })).toEqual(first)
    const other = { requestId, ...asked(orderId, 401) }
    expect(await buyer.refused('orders.requestAfterSale', other)).toBe('CONFLICT')
    expect(await buyer.refused('orders.requestAfterSale', asked(orderId, 1))).toBe('AFTER_SALE_OPEN')
    expect(await commissionOf(orderId)).toMatchObject({ waitingFor: 'after-sale' })
  })

  test('of an order that is not paid, there is nothing to ask for', async () => {
    const buyer = await market.customer()
    const { skuId } = await market.goods(1_000)
    const address = { name: '小陈', phone: '13800001111', region: '浙江省 杭州市', detail: '文一路 1 号' }
    const items = [{ skuId, quantity: 1 }]
    const { orderIds } = await buyer.get('orders.place', { items, expectedFen: 1_800, address })
    expect(await buyer.refused('orders.requestAfterSale', asked(orderIds[0] ?? '', 1))).toBe('REFUND_NOT_NOW')
  })

  test('and thinks better of it: the commission goes on as if nothing had been', async () => {
    const { buyer, orderId } = await bought(1_000)
    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    const { receivedAt } = await buyer.get('orders.confirmReceipt', { orderId })
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    await market.advance(16 * DAY_MS)
    await market.product.runJobs()
    expect(await commissionOf(orderId)).toMatchObject({ state: 'frozen', waitingFor: 'after-sale' })
    expect(await shown(buyer, orderId)).toMatchObject({ grantedPoints: null })
    const cancelled = await buyer.get('orders.cancelAfterSale', { afterSaleId })
    expect(cancelled).toMatchObject({ state: 'cancelled' })
    expect(await buyer.get('orders.cancelAfterSale', { afterSaleId })).toEqual(cancelled)
    // DF7: the hold ended while it waited, and was not begun anew.
    expect(await commissionOf(orderId)).toMatchObject({ dueAt: (receivedAt ?? 0) + 15 * DAY_MS, waitingFor: 'hold' })
    await market.advance(HOUR_MS)
    await market.product.runJobs()
    expect(await commissionOf(orderId)).toMatchObject({ state: 'settled', amount: 100 })
    // 10.00 at 100 points a yuan and 1 %: 10 points, which waited for the after-sale too.
    expect(await shown(buyer, orderId)).toMatchObject({ grantedPoints: 10 })
  })
})

describe('the staff decides', () => {
  test('yes: the money goes back, the rest of the commission settles when the hold has ended', async () => {
    const { buyer, orderId } = await bought(1_000, 2_000)
    await market.owner.get('orders.ship', { orderId, ...PARCEL })
    await buyer.get('orders.confirmReceipt', { orderId })
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    const requestId = newRequestId()
    await market.owner.get('orders.approveAfterSale', { requestId, ...approved(afterSaleId, 400) })
    await wechat().catchUp()
    const again = await market.owner.get('orders.approveAfterSale', { requestId, ...approved(afterSaleId, 400) })
    expect(again).toMatchObject({ state: 'refunded', answer: '同意' })
    expect(await shown(buyer, orderId)).toMatchObject({ refundedFen: 400, hasOpenAfterSale: false })
    expect(await commissionOf(orderId)).toMatchObject({ state: 'frozen', leftFen: 600, waitingFor: 'hold' })
    expect(await buyer.refused('orders.cancelAfterSale', { afterSaleId })).toBe('ALREADY_DECIDED')
    await market.advance(15 * DAY_MS + HOUR_MS)
    await market.product.runJobs()
    expect(await commissionOf(orderId)).toMatchObject({ state: 'settled', amount: 60 })
    expect(await commissionOf(orderId, 1)).toMatchObject({ state: 'settled', amount: 200 })
  })

  test('yes to less than was asked for, never to more', async () => {
    const { buyer, orderId } = await bought(1_000)
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    expect(await market.owner.refused('orders.approveAfterSale', approved(afterSaleId, 401))).toBe('REFUND_TOO_MUCH')
    await market.owner.get('orders.approveAfterSale', approved(afterSaleId, 150))
    await wechat().catchUp()
    expect(await shown(buyer, orderId)).toMatchObject({ refundedFen: 150 })
  })

  test('no: with a reason, and nothing is refunded', async () => {
    const { buyer, orderId } = await bought(1_000)
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    const rejected = { requestId: newRequestId(), afterSaleId, answer: '请补充照片' }
    const first = await market.owner.get('orders.rejectAfterSale', rejected)
    expect(first).toMatchObject({ state: 'rejected', answer: '请补充照片' })
    expect(await market.owner.get('orders.rejectAfterSale', rejected)).toEqual(first)
    expect(await market.owner.refused('orders.approveAfterSale', approved(afterSaleId, 1))).toBe('ALREADY_DECIDED')
    expect(await commissionOf(orderId)).toMatchObject({ waitingFor: 'receipt' })
    await buyer.get('orders.requestAfterSale', asked(orderId, 400))
  })

  test('once: of several at the same time one decision holds', async () => {
    const { buyer, orderId } = await bought(1_000)
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    const answers = await Promise.all([
      market.owner.ask('orders.approveAfterSale', approved(afterSaleId, 400)),
      market.owner.ask('orders.rejectAfterSale', { afterSaleId, answer: '不同意' }),
      buyer.ask('orders.cancelAfterSale', { afterSaleId }),
      market.owner.ask('orders.approveAfterSale', approved(afterSaleId, 400)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await wechat().catchUp()
  })

  test('and sees the list, newest first, by state', async () => {
    const { buyer, orderId } = await bought(1_000)
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    const { items } = await market.owner.get('orders.staffAfterSales', { state: 'requested', size: 1 })
    expect(items).toMatchObject([{ afterSaleId, orderId, state: 'requested', buyerName: '' }])
    expect(await buyer.refused('orders.staffAfterSales', {})).toBe('FORBIDDEN')
  })

  test('again, when WeChat closed the refund', async () => {
    wechat().refundsGo('hold')
    const { buyer, orderId } = await bought(1_000)
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    await market.owner.get('orders.approveAfterSale', approved(afterSaleId, 400))
    await wechat().finishRefund(wechat().refunds().at(-1)?.refundId ?? '', 'CLOSED')
    const { afterSales, lines } = await shown(buyer, orderId)
    expect([afterSales[0]?.state, lines[0]?.refundingFen]).toEqual(['requested', 0])
    expect(await commissionOf(orderId)).toMatchObject({ waitingFor: 'after-sale', leftFen: 1_000 })
    wechat().refundsGo('success')
    await market.owner.get('orders.approveAfterSale', approved(afterSaleId, 400))
    await wechat().catchUp()
    expect(await shown(buyer, orderId)).toMatchObject({ refundedFen: 400, hasOpenAfterSale: false })
  })
})

/** An approval with its refund makes at most so many database requests (docs/costs.md), the job a few more. */
const APPROVAL_CALLS = 26
test('an approval survives every lost reply: one refund, one decision', async () => {
  const buyer = await market.customer()
  const wanted = await market.goods(1_000, OWN)
  for (let skip = 0; skip < APPROVAL_CALLS; skip += 1) {
    const { orderId } = await market.buy(buyer, [wanted])
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked(orderId, 400))
    const decision = { requestId: newRequestId(), ...approved(afterSaleId, 400) }
    market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip, times: 1 })
    const first = await market.owner.ask('orders.approveAfterSale', decision)
    await wechat().catchUp()
    market.product.cloud.faults.clear()
    if (!first.ok) await market.owner.get('orders.approveAfterSale', decision)
    await market.advance(HOUR_MS)
    await lookAtRefunds(market.product.context(), null)
    await market.advance(HOUR_MS)
    await lookAtRefunds(market.product.context(), null)
    const { refundedFen, refunds, afterSales } = await shown(buyer, orderId)
    expect([refundedFen, refunds.length, afterSales.map(({ state }) => state)]).toEqual([400, 1, ['refunded']])
  }
}, 120_000)
