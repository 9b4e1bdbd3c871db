import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { type Market, type Order, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'

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
const goods = (line: number, fen: number) => ({ lines: [{ line, fen }], freightFen: 0, restock: true, reason: '少货' })
async function refund(orderId: string, line: number, fen: number) {
  const made = await market.owner.get('orders.refund', { orderId, ...goods(line, fen) })
  await market.product.cloud.wechatPay.catchUp()
  return made
}
const wechat = () => market.product.cloud.wechatPay
const shown = (buyer: Person, { orderId }: Order) => buyer.get('orders.order', { orderId })
const commissionOf = ({ orderId }: Order, line = 0) => market.promoter.get('commissions.commission', { orderId, line })
const promoterHolds = () => market.holds(`promoter_merchant_${market.promoterId}`)

/** Shipped, received and fifteen days later. */
async function settled(buyer: Person, order: Order): Promise<void> {
  await market.owner.get('orders.ship', { orderId: order.orderId, ...PARCEL })
  await buyer.get('orders.confirmReceipt', { orderId: order.orderId })
  await market.advance(15 * DAY_MS + HOUR_MS)
  await market.product.runJobs()
  expect(await commissionOf(order)).toMatchObject({ state: 'settled' })
}
const bought = async (...prices: number[]) => {
  const buyer = await market.customer()
  const wanted = []
  for (const price of prices) wanted.push(await market.goods(price, OWN))
  return { buyer, order: await market.buy(buyer, wanted) }
}

describe('a refund of an order that waits for its settlement', () => {
  test('DF6: takes back the commission of the part that was refunded, and no more', async () => {
    const { buyer, order } = await bought(1_000, 2_000)
    await refund(order.orderId, 0, 334)
    // 6.66 × 20 % = 1.33 (floor), × 50 % = 0.66 (floor).
    expect(await commissionOf(order)).toMatchObject({ state: 'frozen', leftFen: 666, amount: 66 })
    expect(await commissionOf(order, 1)).toMatchObject({ state: 'frozen', leftFen: 2_000, amount: 200 })
    expect(await shown(buyer, order)).toMatchObject({ state: 'to-ship', refundedFen: 334 })
  })

  test('DF1: in slices it ends where it ends at once: void, and all the money is back', async () => {
    const { buyer, order } = await bought(1_000)
    for (const part of [1, 332, 666]) await refund(order.orderId, 0, part)
    expect(await commissionOf(order)).toMatchObject({ state: 'frozen', leftFen: 1, amount: 0 })
    await refund(order.orderId, 0, 1)
    expect(await commissionOf(order)).toMatchObject({ state: 'void', leftFen: 0, amount: 0, waitingFor: null })
    // The freight was not asked for: 8.00 stay.
    expect(await shown(buyer, order)).toMatchObject({ state: 'refunded', refundedFen: 1_000, payFen: 1_800 })
    expect(await market.owner.refused('orders.refund', { orderId: order.orderId, ...goods(0, 1) })).toBe(
      'REFUND_NOT_NOW',
    )
  })

  test('gives the pieces back to the stock once, when their line is closed', async () => {
    const { order } = await bought(1_000)
    const free = () =>
      market.product.cloud.database
        .dump('stock')
        .filter(({ skuId }) => skuId === order.lines[0]?.skuId)
        .reduce((sum, row) => sum + Number(row.free), 0)
    expect(free()).toBe(49)
    await refund(order.orderId, 0, 999)
    expect(free()).toBe(49)
    await refund(order.orderId, 0, 1)
    expect(free()).toBe(50)
  })

  test('includes freight, apart from the lines, and never more than is left', async () => {
    const { buyer, order } = await bought(1_000)
    const { orderId } = order
    const freight = { orderId, lines: [{ line: 0, fen: 0 }], restock: true, reason: '运费' }
    await market.owner.get('orders.refund', { ...freight, freightFen: 800 })
    await wechat().catchUp()
    expect(await shown(buyer, order)).toMatchObject({ state: 'to-ship', refundedFen: 800 })
    expect(await market.owner.refused('orders.refund', { ...freight, freightFen: 1 })).toBe('REFUND_TOO_MUCH')
    expect(await market.owner.refused('orders.refund', { orderId, ...goods(0, 1_001) })).toBe('REFUND_TOO_MUCH')
  })
})

describe('the freight of an order whose goods were all refunded', () => {
  const freight = (orderId: string, fen: number) => ({ orderId, lines: [{ line: 0, fen: 0 }], freightFen: fen })
  const said = { restock: true, reason: '运费' }

  test('can still go back when WeChat closed its refund, and nothing else can', async () => {
    wechat().refundsGo('hold')
    const { buyer, order } = await bought(1_000)
    const { orderId } = order
    const { refundId } = await market.owner.get('orders.refund', { ...freight(orderId, 800), ...said })
    wechat().refundsGo('success')
    await refund(orderId, 0, 1_000)
    expect(await shown(buyer, order)).toMatchObject({ state: 'refunded', refundedFen: 1_000 })
    expect(await market.owner.refused('orders.refund', { ...freight(orderId, 1), ...said })).toBe('REFUND_NOT_NOW')
    await wechat().finishRefund(refundId, 'CLOSED')
    expect(await market.owner.refused('orders.refund', { orderId, ...goods(0, 1) })).toBe('REFUND_NOT_NOW')
    expect(await market.owner.refused('orders.refund', { ...freight(orderId, 801), ...said })).toBe('REFUND_TOO_MUCH')
    await market.owner.get('orders.refund', { ...freight(orderId, 300), ...said })
    await wechat().catchUp()
    expect(await shown(buyer, order)).toMatchObject({ state: 'refunded', refundedFen: 1_300 })
  })

  test('goes back when its buyer asks for it, also where points paid for all the goods', async () => {
    const before = await market.customer()
    const earned = await market.buy(before, [await market.goods(100_000)])
    await market.owner.get('orders.ship', { orderId: earned.orderId, ...PARCEL })
    await before.get('orders.confirmReceipt', { orderId: earned.orderId })
    // 1 000.00 at 100 points a yuan and 1 %: 1 000 points, which are worth 10.00.
    expect(await before.get('orders.claimPoints', { orderId: earned.orderId })).toEqual({ points: 1_000 })
    const points = { usePoints: [{ shopId: market.shopId, points: 1_000 }] }
    const order = await market.buy(before, [await market.goods(1_000)], points)
    expect(order).toMatchObject({ payFen: 800, lines: [{ paidFen: 0 }] })
    await refund(order.orderId, 0, 0)
    expect(await shown(before, order)).toMatchObject({ state: 'refunded', refundedFen: 0 })
    const asked = { ...freight(order.orderId, 800), isReturn: false, reason: '运费', pictures: [] }
    const { afterSaleId } = await before.get('orders.requestAfterSale', asked)
    const { lines, freightFen } = asked
    await market.owner.get('orders.approveAfterSale', { afterSaleId, lines, freightFen, restock: true })
    await wechat().catchUp()
    const after = { state: 'refunded', refundedFen: 800, hasOpenAfterSale: false }
    expect(await shown(before, order)).toMatchObject(after)
  })
})

describe('a refund after the settlement', () => {
  test('DF8: of a settled line takes it back from what is available, and claws it back with the last fen', async () => {
    const { buyer, order } = await bought(1_000)
    await settled(buyer, order)
    const before = await promoterHolds()
    await refund(order.orderId, 0, 500)
    expect(await commissionOf(order)).toMatchObject({ state: 'settled', leftFen: 500, amount: 50 })
    expect((await promoterHolds()).available).toBe((before.available ?? 0) - 50)
    await refund(order.orderId, 0, 500)
    expect(await commissionOf(order)).toMatchObject({ state: 'clawed-back', amount: 0 })
    expect((await promoterHolds()).available).toBe((before.available ?? 0) - 100)
  })

  test('DF2, DF8, DF9: after the withdrawal it becomes debt in full, which the next settlement repays first', async () => {
    const one = await bought(2_000)
    await settled(one.buyer, one.order)
    const { available: all = 0, withdrawing = 0, paid = 0 } = await promoterHolds()
    const withdrawal = await market.promoter.get('withdrawals.request', {
      payer: 'merchant',
      channel: 'wechat',
      amountFen: all,
    })
    expect(await promoterHolds()).toMatchObject({ available: 0, withdrawing: withdrawing + all })
    await wechat().confirmTransfer(withdrawal.billNo)
    await market.advance(HOUR_MS)
    await market.product.runJobs()
    expect(await promoterHolds()).toMatchObject({ withdrawing, paid: paid + all })

    // 10 % of 20.00 is 2.00: nothing is available, so all of it is owed, and the merchant has it back in full.
    const merchant = market.posted(`merchant:${market.shopId}`)
    await refund(one.order.orderId, 0, 2_000)
    expect(await promoterHolds()).toMatchObject({ available: 0, debt: -200 })
    expect(market.posted(`merchant:${market.shopId}`)).toBe(merchant - 2_000 + 200)

    // 10 % of 50.00 is 5.00: 2.00 repay the debt, 3.00 are available.
    const two = await bought(5_000)
    await settled(two.buyer, two.order)
    expect(await promoterHolds()).toMatchObject({ available: 300, debt: 0 })
  })

  test('before, between and after the settlement, in slices, leaves the commission of what is left', async () => {
    const { buyer, order } = await bought(3_000)
    await refund(order.orderId, 0, 101)
    await settled(buyer, order)
    await refund(order.orderId, 0, 202)
    await refund(order.orderId, 0, 303)
    // 23.94 × 20 % = 4.78 (floor), × 50 % = 2.39.
    expect(await commissionOf(order)).toMatchObject({ state: 'settled', leftFen: 2_394, amount: 239 })
  })
})

describe('DF8: a refund of a line', () => {
  const rates = { promoted: true, serviceRate: 200_000, promoterRate: 500_000 } as const
  const of = (owner: string) => market.holds(owner)

  test('that an agency pays for takes both parts back, from wherever they are by then', async () => {
    const buyer = await market.customer()
    const plan = { ...rates, split: 'agency', agencyId: 'a1' } as const
    const order = await market.buy(buyer, [await market.goods(1_000, plan)])
    const merchant = () => market.posted(`merchant:${market.shopId}`)
    // 10.00: 2.00 for the agency, of which 1.00 is the promoter's.
    expect(await of(`promoter_a1_${market.promoterId}`)).toMatchObject({ frozen: 100 })
    expect(market.posted('agency:a1:frozen')).toBe(100)
    const before = merchant()
    await refund(order.orderId, 0, 250)
    expect(await of(`promoter_a1_${market.promoterId}`)).toMatchObject({ frozen: 75 })
    expect([market.posted('agency:a1:frozen'), merchant()]).toEqual([75, before - 250 + 50])
    await settled(buyer, order)
    await refund(order.orderId, 0, 250)
    expect(await of(`promoter_a1_${market.promoterId}`)).toMatchObject({ frozen: 0, available: 50 })
    expect(await of('agency_a1')).toMatchObject({ available: 50 })
    await refund(order.orderId, 0, 500)
    expect(await of('agency_a1')).toMatchObject({ available: 0 })
    expect(await commissionOf(order)).toMatchObject({ state: 'clawed-back' })
  })

  test('whose promoter WeChat paid takes it back from what WeChat paid', async () => {
    const buyer = await market.customer()
    const plan = { ...rates, split: 'platform', agencyId: 'a2' } as const
    const order = await market.buy(buyer, [await market.goods(1_000, plan)])
    await settled(buyer, order)
    expect(await of(`promoter_wechat_${market.promoterId}`)).toMatchObject({ paid: 100 })
    expect(await of('agency_a2')).toMatchObject({ available: 100 })
    await refund(order.orderId, 0, 500)
    expect(await of(`promoter_wechat_${market.promoterId}`)).toMatchObject({ paid: 50 })
    expect(await of('agency_a2')).toMatchObject({ available: 50 })
  })
})

describe('refunds at once', () => {
  test('DF3: ten refunds of a tenth each are all of it, and an eleventh is too much', async () => {
    const { buyer, order } = await bought(1_000)
    const { orderId } = order
    const all = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const requestId = newRequestId()
        for (let press = 0; ; press += 1) {
          const answer = await market.owner.ask('orders.refund', { requestId, orderId, ...goods(0, 100) })
          if (answer.ok || answer.code !== 'BUSY' || press === 20) return answer
        }
      }),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(10)
    // Requests that ran out of time in the crowd left theirs to the job.
    for (let round = 0; round < 2; round += 1) {
      await wechat().catchUp()
      await market.advance(HOUR_MS)
      await market.product.runJobs()
    }
    expect(await shown(buyer, order)).toMatchObject({ state: 'refunded', refundedFen: 1_000 })
    expect(await commissionOf(order)).toMatchObject({ state: 'void', amount: 0 })
    expect(await market.owner.refused('orders.refund', { orderId, ...goods(0, 1) })).toBe('REFUND_NOT_NOW')
  }, 60_000)

  test('DF18: the same refund twice is one; with other input it is a conflict', async () => {
    const { buyer, order } = await bought(1_000)
    const requestId = newRequestId()
    const asked = { requestId, orderId: order.orderId, ...goods(0, 400) }
    const first = await market.owner.get('orders.refund', asked)
    expect(await market.owner.get('orders.refund', asked)).toMatchObject({ refundId: first.refundId })
    expect(await market.owner.refused('orders.refund', { ...asked, ...goods(0, 401) })).toBe('CONFLICT')
    await wechat().catchUp()
    expect(await market.owner.get('orders.refund', asked)).toMatchObject({ state: 'succeeded', amountFen: 400 })
    expect(await shown(buyer, order)).toMatchObject({ refundedFen: 400 })
  })
})
