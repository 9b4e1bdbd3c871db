import { MINUTE_MS } from '@shared/kernel/time'
import { newRequestId, type Person } from '../../tests/product'
import { listeners } from '../functions/listeners'
import { type LinkingMarket, openLinkingMarket } from './linked.fixture'

let market: LinkingMarket
beforeAll(async () => {
  market = await openLinkingMarket()
})
afterAll(() => market.product.close())
afterEach(() => market.product.cloud.faults.clear())

const inCart = async (one: Person) =>
  (await one.get('orders.cart', {})).items.map(({ skuId, quantity }) => [skuId, quantity])
const details = async (one: Person) =>
  (await one.get('addresses.mine', {})).items.map(({ detail, isDefault }) => [detail, isDefault])

describe('addresses of before', () => {
  test('join the member’s, whose default stays; what both have is there once', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    for (const detail of ['一号楼', '二号楼']) await market.save(device, detail)
    for (const detail of ['二号楼', '三号楼']) await market.save(member, detail)
    await market.link(device, member)
    expect(await details(member)).toEqual([
      ['二号楼', true],
      ['三号楼', false],
      ['一号楼', false],
    ])
    await market.hearAgain(device, member)
    expect(await details(device)).toHaveLength(3)
    expect(market.leftOf(device.id)).toEqual([])
  })

  test('keep their own default where the member has none, and fill the book no further than twenty', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    for (const detail of ['一号楼', '二号楼']) await market.save(device, detail)
    await market.link(device, member)
    expect(await details(member)).toEqual([
      ['一号楼', true],
      ['二号楼', false],
    ])
    const second = await market.newDevice()
    for (let made = 1; made <= 20; made += 1) {
      await market.save(second, `旧 ${made} 号`)
      await market.product.cloud.clock.advance(1_000)
    }
    await market.link(second, member)
    const after = (await details(member)).map(([detail]) => detail)
    expect(after).toHaveLength(20)
    expect(after.slice(0, 1)).toEqual(['一号楼'])
    // Their default first, then those that they touched last.
    expect(after).toEqual(expect.arrayContaining(['旧 1 号', '旧 20 号', '旧 4 号']))
    expect(after).not.toContain('旧 3 号')
  })
})

describe('a cart of before', () => {
  test('is in the member’s: of what both have the larger number, and never twice', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const [both, mine, theirs] = [await market.thing(), await market.thing(), await market.thing()]
    for (const [one, { skuId }, quantity] of [
      [device, both, 3],
      [device, theirs, 2],
      [member, both, 1],
      [member, mine, 4],
    ] as const) {
      await one.get('orders.setInCart', { skuId, quantity })
    }
    await market.link(device, member)
    const after = [
      [both.skuId, 3],
      [mine.skuId, 4],
      [theirs.skuId, 2],
    ].sort()
    expect((await inCart(member)).sort()).toEqual(after)
    await market.hearAgain(device, member)
    expect((await inCart(device)).sort()).toEqual(after)
  })

  test('fills it up to fifty things, the newest first', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { skuId, productId } = await market.thing()
    const items = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const id = `${prefix}${index}`
        return { skuId: id, productId, quantity: 1, contentId: null, addedPriceFen: 1_000, addedAt: index }
      })
    const { db, now } = market.product.context()
    await db.insert('carts', device.id, { items: items('device', 5), changedAt: now })
    await db.insert('carts', member.id, { items: items('member', 48), changedAt: now })
    await market.link(device, member)
    const kept = (market.row('carts', member.id).items as { skuId: string }[]).map((item) => item.skuId)
    expect(kept).toHaveLength(50)
    expect(kept.slice(48)).toEqual(['device4', 'device3'])
    expect(await member.refused('orders.setInCart', { skuId, quantity: 1 })).toBe('CART_FULL')
  })
})

describe('messages of before', () => {
  test('are the member’s, and what was new is new, though the member read their own since', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    await market.ship(orderId)
    await market.product.cloud.clock.advance(MINUTE_MS)
    await member.get('messages.markRead', { until: market.product.cloud.clock.now() })
    await market.link(device, member)
    expect((await member.get('messages.mine', {})).items).toMatchObject([{ kind: 'gift-shipped', isRead: false }])
    expect(await device.get('messages.unread', {})).toEqual({ unread: 1 })
  })

  test('that are told late, of a parcel that was sent before, reach the member once', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    await market.ship(orderId)
    const shipped = {
      ...({ name: 'order.shipped', subject: orderId, version: Number(market.row('orders', orderId).version) } as const),
      ...{ at: 0, toId: device.id, giverId: 'giver', orderId, title: '山茶籽油', lines: 1 },
    }
    await market.link(device, member)
    await listeners['order.shipped']['messages.tell']?.(shipped, market.product.context())
    expect((await member.get('messages.mine', {})).items).toHaveLength(1)
    // One of which nobody was told yet.
    await listeners['order.shipped']['messages.tell']?.({ ...shipped, version: 99 }, market.product.context())
    expect((await member.get('messages.mine', {})).items).toHaveLength(2)
  })
})

test('all of it ends the same, whichever reply was lost', async () => {
  for (let skip = 0; ; skip += 5) {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    const { skuId } = await market.thing()
    await device.get('orders.setInCart', { skuId, quantity: 2 })
    await market.save(device, '一号楼')
    const { code } = await member.get('members.createLinkCode', {})
    const input = { requestId: newRequestId(), code }
    market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip })
    const first = await device.ask('members.linkIdentity', input)
    const struck = market.product.cloud.faults.list().length === 0
    market.product.cloud.faults.clear()
    if (!first.ok) expect(first.code).toBe('BUSY')
    await device.get('members.linkIdentity', input)
    await market.minutes(2)
    expect(await inCart(member)).toEqual([[skuId, 2]])
    expect(await details(member)).toEqual([['一号楼', true]])
    expect(market.row('orders', orderId).giftToId).toBe(member.id)
    expect(market.leftOf(device.id)).toEqual([])
    expect(market.rows('facts')).toEqual([])
    if (!struck) return
  }
}, 120_000)
