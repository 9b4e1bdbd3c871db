import { HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(async () => {
  wechat().refundsGo('success')
  await expectBooksBalance(market.product)
})

const wechat = () => market.product.cloud.wechatPay
const goods = { lines: [{ line: 0, fen: 400 }], freightFen: 0, restock: true }
async function bought() {
  const buyer = await market.customer()
  const { orderId } = await market.buy(buyer, [await market.goods(1_000, OWN)])
  const shown = () => buyer.get('orders.order', { orderId })
  return { buyer, orderId, shown }
}
/** A refund that WeChat does not take. */
async function refused() {
  const order = await bought()
  wechat().forceError('refund', 400, 'INVALID_REQUEST', 1)
  const wanted = { orderId: order.orderId, ...goods, reason: '少货' }
  const { refundId, state } = await market.owner.get('orders.refund', wanted)
  expect(state).toBe('reserved')
  return { ...order, refundId, wanted }
}
const release = (refundId: string, requestId = newRequestId()) =>
  market.owner.get('orders.releaseRefund', { requestId, refundId })
const notReleased = (refundId: string) => market.owner.refused('orders.releaseRefund', { refundId })

describe('a refund that WeChat does not know', () => {
  test('is released by the staff five minutes after it was last sent, once: nothing of it holds any more', async () => {
    const { orderId, shown, refundId, wanted } = await refused()
    expect(await notReleased(refundId)).toBe('REFUND_ON_ITS_WAY')
    await market.advance(4 * MINUTE_MS)
    expect(await notReleased(refundId)).toBe('REFUND_ON_ITS_WAY')
    await market.advance(2 * MINUTE_MS)
    const requestId = newRequestId()
    const released = await release(refundId, requestId)
    expect(released).toMatchObject({ refundId, state: 'closed', succeededAt: null })
    expect(await release(refundId, requestId)).toEqual(released)
    expect(await notReleased(refundId)).toBe('ALREADY_DECIDED')
    expect(await shown()).toMatchObject({ refundedFen: 0, lines: [{ refundingFen: 0 }] })
    const commission = await market.promoter.get('commissions.commission', { orderId, line: 0 })
    expect(commission).toMatchObject({ waitingFor: 'receipt', leftFen: 1_000 })
    expect(market.product.cloud.database.dump('audit').filter(({ subject }) => subject === refundId)).toMatchObject([
      { action: 'orders.releaseRefund', before: 'reserved', after: 'closed' },
    ])

    // The job leaves it alone from now on, and the staff may refund anew.
    await market.advance(HOUR_MS)
    await market.product.runJobs()
    expect(
      wechat()
        .refunds()
        .some((one) => one.refundId === refundId),
    ).toBe(false)
    await market.owner.get('orders.refund', wanted)
    await wechat().catchUp()
    expect(await shown()).toMatchObject({ refundedFen: 400 })
  })

  test('is not released while the job has just sent it again', async () => {
    const { refundId, shown } = await refused()
    await market.advance(10 * MINUTE_MS)
    wechat().forceError('refund', 400, 'INVALID_REQUEST', 1)
    await market.product.runJobs()
    expect(await notReleased(refundId)).toBe('REFUND_ON_ITS_WAY')
    await market.advance(6 * MINUTE_MS)
    await release(refundId)
    expect(await shown()).toMatchObject({ refundedFen: 0, lines: [{ refundingFen: 0 }] })
  })

  test('of an after-sale brings it back to the staff', async () => {
    const { buyer, orderId, shown } = await bought()
    const { lines, freightFen } = goods
    const asked = { orderId, lines, freightFen, isReturn: false, reason: '少了一瓶', pictures: [] }
    const { afterSaleId } = await buyer.get('orders.requestAfterSale', asked)
    wechat().forceError('refund', 400, 'INVALID_REQUEST', 1)
    await market.owner.get('orders.approveAfterSale', { afterSaleId, ...goods })
    await market.advance(6 * MINUTE_MS)
    await release((await shown()).refunds[0]?.refundId ?? '')
    expect(await shown()).toMatchObject({ hasOpenAfterSale: true, afterSales: [{ state: 'requested' }] })
    await market.owner.get('orders.approveAfterSale', { afterSaleId, ...goods })
    await wechat().catchUp()
    expect(await shown()).toMatchObject({ refundedFen: 400, hasOpenAfterSale: false })
  })
})

describe('a refund that WeChat knows', () => {
  async function sent() {
    wechat().refundsGo('hold')
    const order = await bought()
    const wanted = { orderId: order.orderId, ...goods, reason: '少货' }
    const { refundId } = await market.owner.get('orders.refund', wanted)
    await market.advance(10 * MINUTE_MS)
    return { ...order, refundId }
  }

  test('is not released while it is on its way', async () => {
    const { refundId, shown } = await sent()
    expect(await notReleased(refundId)).toBe('REFUND_ON_ITS_WAY')
    expect(await shown()).toMatchObject({ lines: [{ refundingFen: 400 }] })
  })

  test('ends as WeChat says, when its notice was lost', async () => {
    const { refundId, shown } = await sent()
    wechat().mishap('lose-for-good')
    await wechat().finishRefund(refundId, 'SUCCESS')
    expect(await notReleased(refundId)).toBe('ALREADY_DECIDED')
    expect(await shown()).toMatchObject({ refundedFen: 400, lines: [{ refundingFen: 0 }] })
  })
})

test('nobody releases a refund that is not there, and no buyer any', async () => {
  const { buyer, refundId } = await refused()
  expect(await notReleased('nobodyKnowsThisRefundNumber')).toBe('NOT_FOUND')
  expect(await buyer.refused('orders.releaseRefund', { refundId })).toBe('FORBIDDEN')
})
