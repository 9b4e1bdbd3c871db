import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, type Order, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'
import { alarms } from '../runtime/alarms'
import { finishRefund, lookAtRefunds } from './refunds'
import { refunds } from './repository'

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

const goods = (line: number, fen: number) => ({ lines: [{ line, fen }], freightFen: 0, restock: true, reason: '少货' })
async function refund(orderId: string, line: number, fen: number) {
  const made = await market.owner.get('orders.refund', { orderId, ...goods(line, fen) })
  await market.product.cloud.wechatPay.catchUp()
  return made
}
const wechat = () => market.product.cloud.wechatPay
const shown = (buyer: Person, { orderId }: Order) => buyer.get('orders.order', { orderId })
const commissionOf = ({ orderId }: Order, line = 0) => market.promoter.get('commissions.commission', { orderId, line })
const alarmed = async (name: string, subject: string) =>
  (await alarms.get(market.product.context().db, `${name}_${subject}`)) !== null

const bought = async (...prices: number[]) => {
  const buyer = await market.customer()
  const wanted = []
  for (const price of prices) wanted.push(await market.goods(price, OWN))
  return { buyer, order: await market.buy(buyer, wanted) }
}

describe('what WeChat says of a refund', () => {
  async function onItsWay(fen = 400) {
    wechat().refundsGo('hold')
    const { buyer, order } = await bought(1_000)
    const { refundId } = await refund(order.orderId, 0, fen)
    return { buyer, order, refundId }
  }
  const stateOf = async (refundId: string) => (await refunds.get(market.product.context().db, refundId))?.state

  test('counts against what is left while it is on its way, and is posted with SUCCESS', async () => {
    const { buyer, order, refundId } = await onItsWay()
    expect(await stateOf(refundId)).toBe('sent')
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 0, lines: [{ refundingFen: 400 }] })
    expect(await commissionOf(order)).toMatchObject({ leftFen: 1_000, waitingFor: 'after-sale' })
    const { orderId } = order
    expect(await market.owner.refused('orders.refund', { orderId, ...goods(0, 601) })).toBe('REFUND_TOO_MUCH')
    await wechat().finishRefund(refundId, 'SUCCESS')
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400, lines: [{ refundingFen: 0 }] })
    expect(await commissionOf(order)).toMatchObject({ leftFen: 600, waitingFor: 'receipt' })
  })

  test('twice, or SUCCESS before a late PROCESSING, is the same as once', async () => {
    const { buyer, order, refundId } = await onItsWay()
    wechat().duplicate()
    await wechat().finishRefund(refundId, 'SUCCESS')
    const context = market.product.context()
    const row = await refunds.get(context.db, refundId)
    const said = { refundId, paymentId: row?.paymentId ?? '', refundFen: row?.amountFen as never }
    for (const state of ['PROCESSING', 'CLOSED', 'SUCCESS', 'ABNORMAL'] as const) {
      await finishRefund(context, { ...said, state })
    }
    expect(await stateOf(refundId)).toBe('succeeded')
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400 })
  })

  test('CLOSED releases it: nothing was refunded, and people are told', async () => {
    const { buyer, order, refundId } = await onItsWay()
    await wechat().finishRefund(refundId, 'CLOSED')
    expect(await stateOf(refundId)).toBe('closed')
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 0, lines: [{ refundingFen: 0 }] })
    expect(await commissionOf(order)).toMatchObject({ leftFen: 1_000, waitingFor: 'receipt' })
    expect(await alarmed('refund.closed', refundId)).toBe(true)
    await refund(order.orderId, 0, 1_000)
  })

  test('ABNORMAL waits for people, is asked about once a day, and may still succeed', async () => {
    const { buyer, order, refundId } = await onItsWay()
    await wechat().finishRefund(refundId, 'ABNORMAL')
    expect(await stateOf(refundId)).toBe('abnormal')
    expect(await alarmed('refund.abnormal', refundId)).toBe(true)
    wechat().mishap('lose-for-good')
    await wechat().finishRefund(refundId, 'SUCCESS')
    await market.product.runJobs()
    expect(await stateOf(refundId)).toBe('abnormal')
    await market.advance(DAY_MS + HOUR_MS)
    await market.product.runJobs()
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400 })
  })

  test('of another amount than ours is not posted: people look', async () => {
    const { buyer, order, refundId } = await onItsWay()
    const context = market.product.context()
    const row = await refunds.get(context.db, refundId)
    const said = { refundId, paymentId: row?.paymentId ?? '', refundFen: 401 as never, state: 'SUCCESS' } as const
    await finishRefund(context, said)
    expect(await alarmed('refund.differs', refundId)).toBe(true)
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 0 })
    await finishRefund(context, { ...said, refundId: 'nobodyKnowsThisRefundNumber' })
    expect(await alarmed('refund.unknown', 'nobodyKnowsThisRefundNumber')).toBe(true)
  })

  test('is asked for again by the job, with the same number, when the notice is lost', async () => {
    const { buyer, order, refundId } = await onItsWay()
    wechat().mishap('lose-for-good')
    await wechat().finishRefund(refundId, 'SUCCESS')
    await market.advance(HOUR_MS)
    await market.product.runJobs()
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400 })
  })

  test('which refuses it leaves it reserved under its number, tells people, and is tried again', async () => {
    const { buyer, order } = await bought(1_000)
    wechat().forceError('refund', 403, 'NOT_ENOUGH', 1)
    const { refundId, state } = await refund(order.orderId, 0, 400)
    expect(state).toBe('reserved')
    expect(await alarmed('refund.refused', refundId)).toBe(true)
    await market.advance(HOUR_MS)
    await market.product.runJobs()
    await wechat().catchUp()
    await market.product.runJobs()
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400, lines: [{ refundingFen: 0 }] })
    expect(
      wechat()
        .refunds()
        .filter((one) => one.refundId === refundId),
    ).toHaveLength(1)
  })
})

describe('a refund survives', () => {
  test('every lost reply of the database and of WeChat: it is refunded once', async () => {
    const buyer = await market.customer()
    const wanted = await market.goods(1_000, OWN)
    const matches = [...Array.from({ length: 8 }, (_, skip) => ['database.*', skip * 4] as const)]
    for (const [match, skip] of [...matches, ['wechat-pay:*', 0] as const]) {
      const order = await market.buy(buyer, [wanted])
      const asked = { requestId: newRequestId(), orderId: order.orderId, ...goods(0, 400) }
      market.product.cloud.faults.inject({ name: 'lost-reply', match, skip, times: 1 })
      const first = await market.owner.ask('orders.refund', asked)
      await wechat().catchUp()
      market.product.cloud.faults.clear()
      if (!first.ok) await market.owner.get('orders.refund', asked)
      await market.advance(HOUR_MS)
      await market.product.runJobs()
      await wechat().catchUp()
      await market.advance(HOUR_MS)
      await market.product.runJobs()
      expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400, lines: [{ refundingFen: 0 }] })
    }
  }, 90_000)

  test('a job that is killed at every call, and run again', async () => {
    for (let skip = 0; skip < 12; skip += 1) {
      wechat().refundsGo('hold')
      const { buyer, order } = await bought(500)
      const { refundId } = await refund(order.orderId, 0, 400)
      wechat().mishap('lose-for-good')
      await wechat().finishRefund(refundId, 'SUCCESS')
      await market.advance(HOUR_MS)
      market.product.cloud.faults.inject({ name: 'crash-after', match: 'database.*', skip, times: 1 })
      await lookAtRefunds(market.product.context(), null).catch(() => null)
      market.product.cloud.faults.clear()
      await market.advance(2 * HOUR_MS)
      await lookAtRefunds(market.product.context(), null)
      expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400 })
    }
  }, 60_000)
})

describe('WeChat’s limits', () => {
  test('the 51st refund of a payment is refused by name, before anything is reserved', async () => {
    const { buyer, order } = await bought(1_000)
    await market.product.context().db.patch('payments', order.paymentId, { refundsTotal: 49 })
    await refund(order.orderId, 0, 1)
    const asked = { orderId: order.orderId, ...goods(0, 1) }
    expect(await market.owner.refused('orders.refund', asked)).toBe('REFUNDS_TOO_MANY')
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 1, lines: [{ refundingFen: 0 }] })
  })

  test('a year after the payment a refund is refused by name', async () => {
    const { order } = await bought(1_000)
    await market.advance(365 * DAY_MS - HOUR_MS)
    await refund(order.orderId, 0, 1)
    await market.advance(HOUR_MS)
    const asked = { orderId: order.orderId, ...goods(0, 1) }
    expect(await market.owner.refused('orders.refund', asked)).toBe('REFUND_TOO_LATE')
  })
})
