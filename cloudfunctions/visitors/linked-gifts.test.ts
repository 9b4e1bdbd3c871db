import { ADDRESS } from '../../tests/market'
import { newRequestId } from '../../tests/product'
import { handlers } from '../functions/handlers'
import { type LinkingMarket, openLinkingMarket } from './linked.fixture'

let market: LinkingMarket
beforeAll(async () => {
  market = await openLinkingMarket()
})
afterAll(() => market.product.close())
afterEach(() => market.product.cloud.faults.clear())

describe('a gift that somebody accepted before they linked the device', () => {
  test('is theirs afterwards, on both devices: they follow it and confirm it', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { giver, orderId, code } = await market.accepted(device)
    await market.link(device, member)
    for (const one of [device, member]) {
      expect((await one.get('orders.gifts', {})).items).toMatchObject([{ orderId, state: 'to-ship' }])
      expect(await one.get('orders.gift', { code })).toMatchObject({ state: 'mine' })
    }
    // An address that they give anew is where it goes.
    const other = { ...ADDRESS, detail: '新地址 8 号' }
    expect(await member.get('orders.acceptGift', { code, address: other })).toEqual({ orderId })
    expect(market.row('orders', orderId)).toMatchObject({ address: other, giftToId: member.id })
    await market.ship(orderId)
    expect((await member.get('messages.mine', {})).items).toMatchObject([{ kind: 'gift-shipped', isRead: false }])
    expect(await device.get('orders.confirmGift', { orderId })).toMatchObject({ state: 'received' })
    expect(await giver.get('orders.order', { orderId })).toMatchObject({ state: 'received' })
  })

  test('keeps their account open while it is under way', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    await market.accepted(device)
    await market.link(device, member)
    expect((await member.get('closure.check', {})).blocks).toMatchObject([{ reason: 'gifts-under-way', count: 1 }])
  })

  test('is moved once, however often the fact is heard', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    await market.link(device, member)
    const before = market.row('orders', orderId)
    await Promise.all([market.hearAgain(device, member), market.hearAgain(device, member)])
    expect(market.row('orders', orderId)).toEqual(before)
  })

  test('goes on where it stood when it is cut short, with sixty of them', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    const { _id, ...row } = market.row('orders', orderId)
    const { db } = market.product.context()
    const ids = Array.from({ length: 59 }, (_, index) => `moved${index}${member.id}`.slice(0, 20))
    const gift = row.gift as Record<string, unknown>
    for (const id of ids) await db.insert('orders', id, { ...row, giftCode: id, gift: { ...gift, code: id } })
    market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip: 60 })
    await market.link(device, member)
    await market.minutes(6)
    const owners = market.rows('orders').filter((order) => [_id, ...ids].includes(order._id))
    expect(owners).toHaveLength(60)
    expect(new Set(owners.map(({ giftToId }) => giftToId))).toEqual(new Set([member.id]))
    expect(new Set(owners.map(({ version }) => version))).toEqual(new Set([Number(row.version) + 1]))
    expect(market.rows('facts')).toEqual([])
    for (const id of ids) await db.remove('orders', id)
  }, 60_000)

  test('stays where it is, with its address, when the member closed the account meanwhile', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    await market.save(device, '一号楼')
    await member.get('closure.close', {})
    await market.hearAgain(device, member)
    expect(market.row('orders', orderId)).toMatchObject({ giftToId: device.id, address: ADDRESS })
    expect([market.leftOf(device.id), market.leftOf(member.id)]).toEqual([[], []])
  })

  test('is theirs although they gave it themselves: until it is sent they say where it goes', async () => {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId, code } = await market.accepted(device, member)
    await market.link(device, member)
    const other = { ...ADDRESS, detail: '新地址 8 号' }
    expect(await member.get('orders.acceptGift', { code, address: other })).toEqual({ orderId })
    expect(market.row('orders', orderId)).toMatchObject({ address: other, giftToId: member.id })
  })

  test('is nobody else’s: somebody who knows its id reads and confirms nothing', async () => {
    const [device, member, other] = [await market.newDevice(), await market.newMember(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    await market.link(device, member)
    await market.ship(orderId)
    expect(await other.refused('orders.receivedGift', { orderId })).toBe('NOT_FOUND')
    expect(await other.refused('orders.confirmGift', { orderId })).toBe('NOT_FOUND')
  })
})

test('a request that began before the linking accepts nothing after it: the gift is still offered', async () => {
  const [device, member] = [await market.newDevice(), await market.newMember()]
  const { orderId, code } = await market.offered()
  const context = market.product.context()
  const nobody = { isMember: async () => false, isPromoter: async () => false, staffRoles: async () => [] }
  const caller = { visitorId: device.id, identity: { provider: 'cloudbase', subject: device.id } as const, ...nobody }
  await market.link(device, member)
  const late = { requestId: newRequestId(), code, address: ADDRESS }
  await expect(handlers['orders.acceptGift'](late, { ...context, caller })).rejects.toThrow('CONFLICT')
  expect(market.row('orders', orderId)).toMatchObject({ state: 'gift-offered', giftToId: null })
})

test('accepting a gift while the device is linked: it is the member’s, or it is still offered', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [device, member] = [await market.newDevice(), await market.newMember()]
    const { orderId, code } = await market.offered()
    const { code: linkCode } = await member.get('members.createLinkCode', {})
    const [accepting] = await Promise.all([
      device.ask('orders.acceptGift', { code, address: ADDRESS }),
      device.get('members.linkIdentity', { code: linkCode }),
    ])
    await market.minutes(2)
    const { giftToId } = market.row('orders', orderId)
    expect(giftToId).toBe(accepting.ok ? member.id : null)
  }
}, 60_000)

test('codes of two members at once: the device becomes one of them, and the other is told to look again', async () => {
  for (let round = 0; round < 4; round += 1) {
    const [device, one, other] = [await market.newDevice(), await market.newMember(), await market.newMember()]
    const { orderId } = await market.accepted(device)
    const codes = await Promise.all([one, other].map((member) => member.get('members.createLinkCode', {})))
    const answers = await Promise.all(codes.map(({ code }) => device.ask('members.linkIdentity', { code })))
    const codesHeard = answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()
    expect(codesHeard[1]).toBe('ok')
    expect(['CONFLICT', 'LINK_BOTH_REGISTERED', 'LINK_CODE_WRONG', 'BUSY']).toContain(codesHeard[0])
    const { visitorId } = await device.get('members.me', {})
    expect([one.id, other.id]).toContain(visitorId)
    await market.minutes(2)
    expect(market.row('orders', orderId).giftToId).toBe(visitorId)
  }
}, 60_000)
