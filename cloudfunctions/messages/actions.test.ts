import { COUNT_MAX } from '@shared/contracts/order-shapes'
import { MINUTE_MS } from '@shared/kernel/time'
import { ADDRESS, type Market, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'
import { tell } from './listeners'
import type { Telling } from './rules'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(() => market.product.cloud.faults.clear())

let facts = 0
/** A fact of an order that nobody placed: what the inbox does with it is what counts here. */
const factTo = (toId: string, more: Partial<Telling> = {}): Telling => {
  facts += 1
  const at = market.product.cloud.clock.now()
  const news = { toId, orderId: `order-${facts}`, title: '山茶籽油', lines: 1 }
  return { name: 'order.timed-out', subject: `order-${facts}`, version: 2, at, ...news, ...more } as Telling
}
const tellOf = (fact: Telling) => tell(fact, market.product.context())
const inbox = async (reader: Person) => (await reader.get('messages.mine', {})).items
const unread = async (reader: Person) => (await reader.get('messages.unread', {})).unread
const orderIds = async (reader: Person) =>
  (await inbox(reader)).flatMap((message) => (message.kind === 'letter' ? [] : [message.orderId]))
async function newReader(): Promise<Person & { id: string }> {
  const person = await market.customer()
  return { ...person, id: (await person.get('members.me', {})).visitorId }
}

describe('a message', () => {
  test('is its reader’s alone: nobody else has it, counts it or marks it as read', async () => {
    const [reader, other] = [await newReader(), await newReader()]
    await tellOf(factTo(reader.id))
    expect([await unread(reader), await unread(other)]).toEqual([1, 0])
    expect([(await inbox(reader)).length, (await inbox(other)).length]).toEqual([1, 0])
    await other.get('messages.markRead', { until: market.product.cloud.clock.now() })
    expect(await unread(reader)).toBe(1)
    expect(JSON.stringify(await reader.get('messages.mine', {}))).not.toContain(reader.id)
  })

  test('of a fact that is heard three times, twice at once, is told once, at the time of the first', async () => {
    const reader = await newReader()
    const fact = factTo(reader.id)
    await Promise.all([tellOf(fact), tellOf(fact)])
    const [first] = await inbox(reader)
    await market.advance(MINUTE_MS)
    await tellOf(fact)
    expect(await inbox(reader)).toEqual([first])
  })

  test('of a fact that was held up is new to its reader, though they read what happened later', async () => {
    const reader = await newReader()
    const early = factTo(reader.id)
    await market.advance(MINUTE_MS)
    const late = factTo(reader.id)
    await tellOf(late)
    const [shown] = await inbox(reader)
    await reader.get('messages.markRead', { until: shown?.at ?? 0 })
    await market.advance(MINUTE_MS)
    await tellOf(early)
    expect(await unread(reader)).toBe(1)
    expect(await inbox(reader)).toMatchObject([
      { orderId: early.orderId, isRead: false },
      { orderId: late.orderId, isRead: true },
    ])
  })

  test('of a request that took its time is new to its reader, though they read what was told meanwhile', async () => {
    const reader = await newReader()
    const slow = market.product.context()
    await market.advance(1_000)
    await tellOf(factTo(reader.id))
    const [shown] = await inbox(reader)
    await reader.get('messages.markRead', { until: shown?.at ?? 0 })
    const late = factTo(reader.id)
    await tell(late, slow)
    expect(await unread(reader)).toBe(1)
    expect(await inbox(reader)).toMatchObject([{ orderId: late.orderId, isRead: false }, { isRead: true }])
  })

  test('is there once and the fact is gone, whichever of the replies is lost on the way', async () => {
    const reader = await newReader()
    const { product } = market
    for (let skip = 0; skip < 6; skip += 1) {
      const fact = factTo(reader.id)
      const context = product.context()
      await context.db.transact((tx) => context.facts.record(tx, fact))
      product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip })
      await context.facts.deliver(context)
      product.cloud.faults.clear()
      for (let minute = 0; minute < 3; minute += 1) {
        await market.advance(MINUTE_MS)
        await product.runJobs()
      }
      expect((await orderIds(reader)).filter((orderId) => orderId === fact.orderId)).toHaveLength(1)
    }
    expect(product.cloud.database.dump('facts')).toEqual([])
  })

  test('is not made of a fact of an older version, which names nobody; the fact is done with all the same', async () => {
    const { db, now } = market.product.context()
    const fact = { name: 'order.shipped', subject: 'old-order', version: 4, at: now }
    for (const listener of ['messages.tell', 'orders.reportShipping']) {
      await db.insert('facts', `old_${listener}`, { listener, fact, attempts: 0, dueAt: now })
    }
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
    expect(market.product.cloud.database.dump('facts')).toEqual([])
  })
})

describe('reading', () => {
  test('goes as far as was shown: what came since stays new', async () => {
    const reader = await newReader()
    await tellOf(factTo(reader.id))
    const [shown] = await inbox(reader)
    await market.advance(1_000)
    await tellOf(factTo(reader.id))
    await reader.get('messages.markRead', { until: shown?.at ?? 0 })
    expect(await unread(reader)).toBe(1)
    expect((await inbox(reader)).map(({ isRead }) => isRead)).toEqual([false, true])
  })

  test('never goes back, and never into the future', async () => {
    const reader = await newReader()
    await tellOf(factTo(reader.id))
    const now = market.product.cloud.clock.now()
    await reader.get('messages.markRead', { until: now + 365 * 24 * 60 * MINUTE_MS })
    await reader.get('messages.markRead', { until: 1 })
    expect(await unread(reader)).toBe(0)
    await market.advance(1_000)
    await tellOf(factTo(reader.id))
    expect(await unread(reader)).toBe(1)
  })

  test('at twenty places at once ends at the furthest, whichever reply is lost', async () => {
    const reader = await newReader()
    await tellOf(factTo(reader.id))
    const now = market.product.cloud.clock.now()
    const untils = Array.from({ length: 20 }, (_, index) => now - index * 1_000)
    await Promise.all(untils.map((until) => reader.get('messages.markRead', { until })))
    expect(await unread(reader)).toBe(0)
    for (let skip = 0; skip < 4; skip += 1) {
      await market.advance(1_000)
      await tellOf(factTo(reader.id))
      const input = { requestId: newRequestId(), until: market.product.cloud.clock.now() }
      market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip })
      const first = await reader.ask('messages.markRead', input)
      market.product.cloud.faults.clear()
      if (!first.ok) await reader.get('messages.markRead', input)
      expect(await unread(reader)).toBe(0)
    }
  })

  test('of a long inbox goes page by page, newest first, with each message once', async () => {
    const reader = await newReader()
    for (let told = 0; told < 5; told += 1) {
      await market.advance(1_000)
      await tellOf(factTo(reader.id))
    }
    const first = await reader.get('messages.mine', { size: 2 })
    const second = await reader.get('messages.mine', { size: 2, cursor: first.cursor ?? '' })
    const third = await reader.get('messages.mine', { size: 2, cursor: second.cursor ?? '' })
    const times = [first, second, third].flatMap(({ items }) => items.map(({ at }) => at))
    expect(times).toHaveLength(5)
    expect(times).toEqual([...new Set(times)].sort((a, b) => b - a))
    expect(third.cursor).toBeNull()
  })

  test('counts no further than the badge shows', async () => {
    const reader = await newReader()
    const { db, now } = market.product.context()
    const message = { kind: 'order-timed-out', orderId: 'O', title: '山茶籽油', lines: 1, amountFen: null }
    const many = Array.from({ length: COUNT_MAX + 5 }, (_, index) => index)
    for (const index of many) await db.insert('messages', `many${index}`, { ...message, toId: reader.id, at: now })
    expect(await unread(reader)).toBe(COUNT_MAX)
  })

  test('needs nobody registered: a stranger’s inbox is empty', async () => {
    const stranger = market.product.as('stranger')
    expect([await inbox(stranger), await unread(stranger)]).toEqual([[], 0])
    expect(await stranger.refused('messages.mine', { cursor: 'not ours!' })).toBe('INVALID_INPUT')
  })
})

test('an address is written nowhere in what people are told', () => {
  expect(JSON.stringify(market.product.cloud.database.dump('messages'))).not.toContain(ADDRESS.detail)
})
