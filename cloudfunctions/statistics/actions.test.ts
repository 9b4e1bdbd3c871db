import { fen } from '@shared/kernel/money'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { type Market, type Member, startMarket, TENTH } from '../../tests/market'
import { NOON, type Person } from '../../tests/product'
import { visits } from '../attribution/repository'
import { confirmPayment } from '../orders/payment'
import { LAG_MS, rollUp } from './roll'
import { openLink, roll, rollAll } from './rolled.fixture'

let market: Market
let promoter: Awaited<ReturnType<Market['newPromoter']>>
let shopId: string
let goods: { productId: string; skuId: string }
beforeEach(async () => {
  market = await startMarket()
  shopId = await market.addShop()
  goods = await market.sell(shopId, { priceFen: 1_000, stock: 99, plan: TENTH })
  promoter = await market.newPromoter()
})
afterEach(() => market.product.close())

const advance = (ms: number) => market.product.cloud.clock.advance(ms)
const mine = (days: '1' | '7' | '30' = '7', who: Person = promoter) => who.get('statistics.mine', { days })
const shares = async (sort: 'paid' | 'visits' | 'last' = 'paid') =>
  (await promoter.get('statistics.shares', { sort })).items
const shareCode = async (tag?: string) => {
  const target = { kind: 'product', id: goods.productId } as const
  return (await promoter.get('shares.create', { target, ...(tag === undefined ? {} : { tag }) })).code
}
const visit = (who: Person, share: string) =>
  who.get('attribution.visit', { share, page: { kind: 'product', id: goods.productId } })
async function buy(buyer: Member, quantity = 1): Promise<string> {
  const { paymentId, orderIds } = await market.buy(buyer, { items: [{ skuId: goods.skuId, quantity }] })
  await market.pay(buyer, paymentId)
  return orderIds[0] ?? ''
}
async function refund(orderId: string, fen: number): Promise<void> {
  const slice = { lines: [{ line: 0, fen }], freightFen: 0, restock: false, reason: '少发一件' }
  await market.owner.get('orders.refund', { orderId, ...slice })
  await advance(MINUTE_MS)
}

describe('the promoter’s numbers', () => {
  test('are nothing, as of no time, before the first roll-up', async () => {
    const { asOf, total, trend, hint, bestTag } = await mine()
    expect({ asOf, hint, bestTag }).toEqual({ asOf: null, hint: 'share-more', bestTag: null })
    expect(total).toEqual({
      ...{ visits: 0, linkOpens: 0, registrations: 0, orders: 0, paidFen: 0, visitors: 0, payers: 0 },
    })
    expect(trend).toHaveLength(7)
  })

  test('count visits and visitors, openings, registrations and orders, by business day', async () => {
    const share = await shareCode('微信群')
    const [li, chen] = [await market.newMember(), await market.newMember()]
    await visit(li, share)
    await visit(li, share)
    await visit(chen, share)
    await openLink(market.product, promoter.id, share)
    const newcomer = market.product.as('newcomer')
    await newcomer.get('members.register', { nickname: '赵小满', share })
    await buy(li, 2)
    await advance(DAY_MS)
    await buy(chen)
    await rollAll(market.product)
    const rolledAt = market.product.cloud.clock.now()
    const seen = await mine('30')
    const today = NOON + DAY_MS - 12 * HOUR_MS
    expect(seen.total).toEqual({
      ...{ visits: 3, visitors: 2, linkOpens: 1, registrations: 1, orders: 2, paidFen: 3_000, payers: 2 },
    })
    expect(seen.trend).toHaveLength(30)
    expect(seen.trend.map(({ dayAt }) => dayAt)).toEqual(
      Array.from({ length: 30 }, (_, n) => today - (29 - n) * DAY_MS),
    )
    const first = { visits: 3, linkOpens: 1, registrations: 1, orders: 1, paidFen: 2_000 }
    expect(seen.trend.slice(-2)).toEqual([
      { dayAt: today - DAY_MS, ...first },
      { dayAt: today, visits: 0, linkOpens: 0, registrations: 0, orders: 1, paidFen: 1_000 },
    ])
    // As of the first of the logs, which were counted within these two seconds.
    expect(rolledAt - LAG_MS - Number(seen.asOf)).toBeGreaterThanOrEqual(0)
    expect(rolledAt - LAG_MS - Number(seen.asOf)).toBeLessThan(2_000)
    expect({ hint: seen.hint, bestTag: seen.bestTag }).toEqual({ hint: 'best-channel', bestTag: '微信群' })
    // Today alone: nobody came, though one paid who had come before.
    const today1 = await mine('1')
    expect(today1.total).toMatchObject({ visits: 0, visitors: 0, orders: 1, paidFen: 1_000, payers: 1 })
    expect(today1.trend).toEqual(seen.trend.slice(-7))
    expect(today1.hint).toBe('share-more')
  })

  test('lose what is refunded, on the day that it was paid', async () => {
    const li = await market.newMember()
    await promoter.lead(li, goods.productId)
    const orderId = await buy(li, 3)
    await advance(DAY_MS)
    await refund(orderId, 500)
    await rollAll(market.product)
    expect((await mine()).total).toMatchObject({ orders: 1, paidFen: 2_500, payers: 1 })
    expect((await mine('1')).total).toMatchObject({ orders: 0, paidFen: 0, payers: 0 })
    await refund(orderId, 2_500)
    await rollAll(market.product)
    // It was placed all the same.
    expect((await mine()).total).toMatchObject({ orders: 1, paidFen: 0, payers: 0 })
  })

  test('count nothing that is younger than a function lives', async () => {
    const li = await market.newMember()
    await promoter.lead(li, goods.productId)
    await advance(LAG_MS - 30_000)
    await roll(market.product)
    expect((await mine()).total.visits).toBe(0)
    await advance(30_000)
    await roll(market.product)
    expect((await mine()).total.visits).toBe(1)
  })

  test('count an order that pays nothing, and none of money that came too late', async () => {
    const li = await market.newMember()
    await market.owner.get('catalog.setPlan', { productId: goods.productId, ...TENTH, promoterRate: 0 })
    await advance(MINUTE_MS)
    await promoter.lead(li, goods.productId)
    await buy(li)
    const late = await market.buy(li, { items: [{ skuId: goods.skuId, quantity: 1 }] })
    await li.get('orders.cancel', { paymentId: late.paymentId })
    const told = {
      state: 'SUCCESS',
      transactionId: '4200000001',
      totalFen: fen(1_000),
      paidAt: 1,
      payerOpenid: null,
    } as const
    await confirmPayment(market.product.context(), { ...told, paymentId: late.paymentId })
    expect(market.entry('payment', late.orderIds[0] ?? '')).not.toBeNull()
    await rollAll(market.product)
    expect((await mine()).total).toMatchObject({ orders: 1, paidFen: 1_000 })
  })

  test('are right when more came at once than a step counts', async () => {
    const share = await shareCode()
    const { db, now } = market.product.context(60)
    const one = { at: now, number: 1, shareId: share.slice(0, 10), forwardedBy: null, scene: null }
    for (let index = 0; index < 130; index += 1) {
      const id = `person${String(index).padStart(8, '0')}`
      const page = { kind: 'product', id: goods.productId }
      await visits.insert(db, `${id}_request`, { ...one, visitorId: id, page })
    }
    await rollAll(market.product)
    expect((await mine()).total).toMatchObject({ visits: 130, visitors: 130 })
    expect((await shares())[0]).toMatchObject({ visits: 130, lastAt: now })
  })

  test('of what was bought do not wait until a day of many visits is counted', async () => {
    const share = await shareCode()
    const li = await market.newMember()
    await visit(li, share)
    await buy(li)
    const { db, now } = market.product.context(60)
    const one = { at: now, number: 1, shareId: share.slice(0, 10), forwardedBy: null, scene: null }
    for (let index = 0; index < 250; index += 1) {
      const visitorId = `crowd${String(index).padStart(9, '0')}`
      await visits.insert(db, `${visitorId}_request`, { ...one, visitorId, page: { kind: 'mall', id: 'mall' } })
    }
    await advance(LAG_MS + 1_000)
    const context = market.product.context(60)
    // A stretch of the visits, and one of the ledger.
    const cursor = await rollUp(context, await rollUp(context, null))
    const { total } = await mine()
    expect(total).toMatchObject({ orders: 1, paidFen: 1_000 })
    expect(total.visits).toBeLessThanOrEqual(100)
    for (let next = cursor; next !== null; ) next = await rollUp(context, next)
    expect((await mine()).total).toMatchObject({ visits: 251, orders: 1 })
    expect((await mine()).asOf).toBe(context.now - LAG_MS)
  })

  test('go on where one log can’t be read, and after an hour somebody is told, once', async () => {
    const share = await shareCode()
    const li = await market.newMember()
    await rollAll(market.product)
    await visit(li, share)
    await buy(li)
    const { db } = market.product.context(60)
    const [spoilt] = market.rows('visits')
    await db.patch('visits', spoilt?._id ?? '', { number: 'one' })
    await rollAll(market.product)
    expect((await mine()).total).toMatchObject({ visits: 0, orders: 1 })
    const told = () => market.rows('alarms').map(({ name, data }) => ({ name, data }))
    expect(told()).toEqual([])
    await advance(HOUR_MS)
    await roll(market.product)
    await roll(market.product)
    expect(told()).toMatchObject([{ name: 'statistics.stuck', data: { source: 'visits' } }])
    await db.patch('visits', spoilt?._id ?? '', { number: 1 })
    await roll(market.product)
    expect((await mine()).total).toMatchObject({ visits: 1, orders: 1 })
  })

  test('are rolled up by the timer every five minutes', async () => {
    const li = await market.newMember()
    await promoter.lead(li, goods.productId)
    await advance(5 * MINUTE_MS)
    await market.product.runJobs()
    expect((await mine()).total.visits).toBe(1)
  })

  test('are their own, and a promoter’s alone', async () => {
    const li = await market.newMember()
    await promoter.lead(li, goods.productId)
    await buy(li)
    await rollAll(market.product)
    const other = await market.newPromoter()
    expect((await mine('7', other)).total).toMatchObject({ visits: 0, visitors: 0, orders: 0, payers: 0 })
    expect((await other.get('statistics.shares', {})).items).toEqual([])
    expect(await li.refused('statistics.mine', {})).toBe('NOT_A_PROMOTER')
  })
})

describe('what came of each share', () => {
  test('is listed by what was paid, by visits, or by when something last came, page after page', async () => {
    const [group, book] = [await shareCode('微信群'), await shareCode('小红书')]
    const [li, chen] = [await market.newMember(), await market.newMember()]
    await visit(li, book)
    await buy(li, 2)
    await advance(1_000)
    await visit(chen, group)
    await visit(chen, group)
    await buy(chen)
    await rollAll(market.product)
    expect(await shares()).toMatchObject([
      { code: book, kind: 'product', title: '山茶籽油', tag: '小红书', visits: 1, orders: 1, paidFen: 2_000 },
      { code: group, kind: 'product', title: '山茶籽油', tag: '微信群', visits: 2, orders: 1, paidFen: 1_000 },
    ])
    expect((await shares('visits')).map(({ code }) => code)).toEqual([group, book])
    expect((await shares('last')).map(({ code }) => code)).toEqual([group, book])
    const first = await promoter.get('statistics.shares', { size: 1 })
    const next = await promoter.get('statistics.shares', { size: 1, cursor: first.cursor ?? '' })
    expect([first.items[0]?.code, next.items[0]?.code, next.cursor]).toEqual([book, group, null])
  })

  test('names the share that a customer registered with where the binding brought the order', async () => {
    const target = { kind: 'register' } as const
    const { code } = await promoter.get('shares.create', { target })
    const li = await market.newMember()
    expect(li.id).not.toBe('')
    const person = market.product.as('bound')
    await person.get('members.register', { share: code })
    const bound = { ...person, id: (await person.get('members.me', {})).visitorId }
    const plain = await market.sell(shopId, { priceFen: 700, stock: 9 })
    await market.owner.get('catalog.setReferralRate', { rate: 100_000 })
    await advance(MINUTE_MS)
    const { paymentId } = await market.buy(bound, { items: [{ skuId: plain.skuId, quantity: 1 }] })
    await market.pay(bound, paymentId)
    await rollAll(market.product)
    expect(await shares()).toMatchObject([
      { code, kind: 'register', title: '', registrations: 1, orders: 1, paidFen: 700 },
    ])
    const { items } = await promoter.get('bindings.customers', {})
    expect(items).toMatchObject([{ customerId: bound.id, paidFen: 700, ordersTotal: 1 }])
  })
})
