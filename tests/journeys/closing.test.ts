import type { ActionName, Parsed } from '@shared/contracts'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { handlers } from '../../cloudfunctions/functions/handlers'
import type { ActionContext, Context } from '../../cloudfunctions/runtime/context'
import type { Database } from '../../cloudfunctions/runtime/database'
import { replayExport } from '../attribution/run-export'
import { expectBooksBalance } from '../books'
import { ADDRESS } from '../market'
import { newRequestId } from '../product'
import { type Customer, type Goods, type Mall, openMall, TENTH_OF } from './mall'

let mall: Mall
let shopId: string
let oil: Goods
let rice: Goods

beforeAll(async () => {
  mall = await openMall()
  shopId = await mall.addShop()
  oil = await mall.sells(shopId, 1_000, TENTH_OF('merchant'))
  rice = await mall.sells(shopId, 2_000)
})
// Whatever happened here, the books hold, and the log replays to what was decided.
afterEach(async () => {
  await mall.waits(MINUTE_MS)
  await expectBooksBalance(mall.product)
  const { db, now } = mall.product.context(600)
  const lines = (rows: readonly { order: unknown; line: unknown; promoter: unknown; basis: unknown }[]) =>
    rows.map(({ order, line, promoter, basis }) => `${order} ${line} ${promoter} ${basis}`).sort()
  const stored = mall.rows('decisions').map(({ orderId: order, line, promoterId: promoter, basis }) => {
    return { order, line, promoter, basis }
  })
  expect(lines(await replayExport(db, now))).toEqual(lines(stored))
})
afterAll(async () => {
  expect(mall.failures).toEqual([])
  await mall.product.close()
})

const OPEN = new Set(['unpaid', 'gift-offered', 'to-ship', 'shipped'])
const openOrdersOf = (id: string) =>
  mall.rows('orders').filter((row) => (row.buyerId === id || row.giftToId === id) && OPEN.has(String(row.state)))
const isClosed = (id: string) => mall.rows('closures').some(({ _id }) => _id === id)
const placing = (goods = oil) => {
  const items = [{ skuId: goods.skuId, quantity: 1 }]
  return { requestId: newRequestId(), items, expectedFen: 1_000, address: ADDRESS, usePoints: [], fromCart: false }
}

/** A request of theirs that the server began to answer while the account was open: it knows them by their old id. */
function begun<N extends ActionName>(who: Customer, action: N, input: Parsed<N>, change: Partial<Context> = {}) {
  const identity = { provider: 'cloudbase', subject: who.id } as const
  const caller = {
    ...{ visitorId: who.id, identity },
    ...{ isMember: async () => true, isPromoter: async () => true, staffRoles: async () => [] },
  }
  const context: ActionContext = { ...mall.product.context(), ...change, caller }
  return handlers[action](input, context)
}

/** A database in which `meanwhile` happens between what is looked up and the first transaction. */
function interrupted(meanwhile: () => Promise<unknown>): Database {
  const { db } = mall.product.context()
  let happens: Promise<unknown> | null = null
  return {
    ...db,
    async transact(work) {
      happens ??= meanwhile()
      await happens
      return db.transact(work)
    },
  }
}
const closing = (who: Customer, meanwhile: () => Promise<unknown>) =>
  begun(who, 'closure.close', { requestId: newRequestId() }, { db: interrupted(meanwhile) })

describe('a request that had begun before the closing', () => {
  test('places nothing, accepts nothing, visits nothing and registers nobody', async () => {
    const [buyer, giver] = [await mall.customer(), await mall.customer()]
    const { orderId } = await giver.orders([oil], { gift: { message: '给你' } })
    const code = (await giver.sees(orderId)).gift?.code ?? ''
    await buyer.get('closure.close', {})
    const late = { requestId: newRequestId() }
    await expect(begun(buyer, 'orders.place', placing())).rejects.toThrow('CONFLICT')
    await expect(begun(buyer, 'orders.acceptGift', { ...late, code, address: ADDRESS })).rejects.toThrow('CONFLICT')
    const page = { kind: 'product', id: oil.productId }
    await expect(begun(buyer, 'attribution.visit', { ...late, page })).rejects.toThrow('CONFLICT')
    await expect(begun(buyer, 'members.register', late)).rejects.toThrow('CONFLICT')
    expect(openOrdersOf(buyer.id)).toEqual([])
    expect(mall.row('orders', orderId)).toMatchObject({ state: 'gift-offered' })
  })

  test('and wrote something of theirs all the same leaves nothing behind', async () => {
    const buyer = await mall.customer()
    await buyer.get('closure.close', {})
    await mall.product.cloud.clock.advance(MINUTE_MS)
    await mall.product.runJobs()
    expect(mall.row('closures', buyer.id)).toMatchObject({ stage: 'person', lookAt: expect.any(Number) })
    await begun(buyer, 'addresses.save', { requestId: newRequestId(), address: ADDRESS, isDefault: true })
    await begun(buyer, 'orders.setInCart', { requestId: newRequestId(), skuId: oil.skuId, quantity: 1 })
    await begun(buyer, 'promoters.enroll', { requestId: newRequestId() })
    const named = { requestId: newRequestId(), nickname: '又来了' }
    await expect(begun(buyer, 'members.updateProfile', named)).rejects.toThrow('NOT_REGISTERED')
    await mall.waits(2 * MINUTE_MS)
    for (const gone of ['address-books', 'carts']) {
      expect(mall.rows(gone).map(({ _id }) => _id)).not.toContain(buyer.id)
    }
    expect(mall.row('promoters', buyer.id)).toMatchObject({ state: 'disabled' })
    expect(mall.row('closures', buyer.id)).toMatchObject({ lookAt: null })
  })
})

describe('what happens while an account is looked at', () => {
  test('an order keeps it open', async () => {
    const buyer = await mall.customer()
    await expect(closing(buyer, () => buyer.buys([oil]))).rejects.toThrow('CLOSURE_BLOCKED')
    expect(isClosed(buyer.id)).toBe(false)
    expect(openOrdersOf(buyer.id)).toHaveLength(1)
  })

  test('a gift that they accept keeps it open', async () => {
    const [buyer, giver] = [await mall.customer(), await mall.customer()]
    const { orderId } = await giver.orders([oil], { gift: { message: '给你' } })
    const code = (await giver.sees(orderId)).gift?.code ?? ''
    const accepting = () => buyer.get('orders.acceptGift', { code, address: ADDRESS })
    await expect(closing(buyer, accepting)).rejects.toThrow('CLOSURE_BLOCKED')
    expect(isClosed(buyer.id)).toBe(false)
  })

  test('a device that is linked is closed with it', async () => {
    const buyer = await mall.customer()
    const device = mall.product.as('linked-meanwhile', 'cloudbase')
    const { code } = await buyer.get('members.createLinkCode', {})
    await closing(buyer, () => device.get('members.linkIdentity', { code }))
    expect(isClosed(buyer.id)).toBe(true)
    expect((await device.get('members.me', {})).visitorId).not.toBe(buyer.id)
  })

  test('a role that they are given keeps it open', async () => {
    const buyer = await mall.customer()
    const { db } = mall.product.context()
    const given = () => db.insert('staff', buyer.id, { roles: ['finance'], since: 0 })
    await expect(closing(buyer, given)).rejects.toThrow('CLOSURE_BLOCKED')
    expect(isClosed(buyer.id)).toBe(false)
  })
})

test('twenty orders against one closing: an account that is closed never has one', async () => {
  const tea = await mall.sells(shopId, 1_000)
  for (let round = 0; round < 6; round += 1) {
    const buyer = await mall.customer()
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const [close, ...orders] = await Promise.all([
      // Ahead of the orders in some rounds, amid them in others.
      wait(round % 2 === 0 ? 0 : 15 * round).then(() => buyer.ask('closure.close', {})),
      ...Array.from({ length: 20 }, (_, index) =>
        wait(round % 2 === 0 ? index * 4 : 0).then(() => buyer.ask('orders.place', placing(tea))),
      ),
    ])
    const placed = orders.filter(({ ok }) => ok).length
    if (isClosed(buyer.id)) {
      expect([openOrdersOf(buyer.id), placed]).toEqual([[], 0])
    } else {
      expect(openOrdersOf(buyer.id)).toHaveLength(placed)
      expect(close.ok).toBe(false)
    }
  }
}, 120_000)

test('a promoter who was paid and leaves: what was earned stays in the books, and their customers buy on', async () => {
  const [wang, li] = [await mall.promoter(), await mall.promoter()]
  const [bound, dyed] = [await mall.customer(wang), await mall.customer()]
  await wang.leads(dyed, oil)
  const first = await bound.orders([rice])
  const second = await dyed.orders([oil])
  for (const { orderId } of [first, second]) {
    await mall.ships(orderId)
    await (orderId === first.orderId ? bound : dyed).confirms(orderId)
  }
  await mall.waits(16 * DAY_MS)
  // 10 % of 2 000 by the mall's own program, and the tenth of 1 000 by the plan.
  expect(await wang.holds()).toEqual({ withdrawable: 300 })
  await wang.takes(await wang.withdraws(300))
  await wang.get('closure.close', {})
  await mall.waits(3 * MINUTE_MS)

  // Whom they belong to is as it was, and nobody is paid for it.
  const later = [await bound.orders([rice]), await dyed.orders([oil])]
  for (const { orderId } of later) {
    expect(mall.row('decisions', `${orderId}_0`)).toMatchObject({ promoterId: wang.id })
    expect(mall.rows('commissions').filter((row) => row.orderId === orderId)).toEqual([])
  }
  expect(mall.row('balances', `promoter_merchant_${wang.id}`)).toMatchObject({ amounts: { frozen: 0, paid: 300 } })
  // Another promoter's link takes over from a dye of somebody who left, as from any other.
  await li.leads(dyed, oil)
  const { orderId } = await dyed.orders([oil])
  expect(mall.row('commissions', `${orderId}_0`)).toMatchObject({ promoterId: li.id, state: 'frozen' })
  // A refund of what was earned before is booked as ever.
  await mall.refunds(second.orderId, { 0: 500 })
  expect(mall.posted(`promoter:merchant:${wang.id}:debt`)).toBe(-50)
})

test('a buyer who leaves: what others earn of their orders settles, and the shop may still give money back', async () => {
  const wang = await mall.promoter()
  const chen = await mall.customer(wang)
  const { orderId } = await chen.orders([rice])
  await mall.ships(orderId)
  await chen.confirms(orderId)
  await chen.get('closure.close', {})
  await mall.waits(16 * DAY_MS)
  expect(await wang.holds()).toEqual({ withdrawable: 200 })
  // 1 % of 20 yuan, at 100 points a yuan, comes to an account that nobody opens.
  expect(chen.points(shopId)).toBe(20)
  await mall.refunds(orderId, { 0: 500 })
  expect(await wang.holds()).toEqual({ withdrawable: 150 })
  expect(chen.points(shopId)).toBe(15)
  expect(mall.row('orders', orderId)).toMatchObject({ buyerId: chen.id, note: '', address: { name: '已注销' } })
})

test('somebody who left and comes back buys as a stranger: no dye, no binding, no order of before', async () => {
  const wang = await mall.promoter()
  const chen = await mall.customer(wang)
  await wang.leads(chen, oil)
  await chen.get('closure.close', {})
  await chen.get('members.register', {})
  const back = { ...chen, id: (await chen.get('members.me', {})).visitorId }
  expect(back.id).not.toBe(chen.id)
  const { orderId } = await chen.orders([oil])
  expect(mall.row('orders', orderId)).toMatchObject({ buyerId: back.id })
  expect(mall.row('decisions', `${orderId}_0`)).toMatchObject({ promoterId: null, basis: 'none' })
})
