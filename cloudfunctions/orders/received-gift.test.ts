import { DAY_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { ADDRESS, type Market, OWN, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.product.close())
afterEach(() => expectBooksBalance(market.product))

let friends = 0
/** Somebody who never registered. */
const newFriend = () => {
  friends += 1
  return market.product.as(`gift-friend-${friends}`)
}
async function given(giver?: Person) {
  const buyer = giver ?? (await market.customer())
  const order = await market.buy(buyer, [await market.goods(1_000, OWN)], { gift: { message: '生日快乐' } })
  return { giver: buyer, orderId: order.orderId, code: order.gift?.code ?? '' }
}
async function accepted() {
  const gift = await given()
  const friend = newFriend()
  await friend.get('orders.acceptGift', { code: gift.code, address: ADDRESS })
  return { ...gift, friend }
}
const ship = (orderId: string) => market.owner.get('orders.ship', { orderId, company: 'ZTO', number: 'ZTO7788990011' })
const HOME = { ...ADDRESS, name: '友人', detail: '文二路 2 号' }

describe('accepting a gift', () => {
  test('with an address of the book sends it there, also when the address is gone from the book later', async () => {
    const { orderId, code } = await given()
    const friend = newFriend()
    const { addressId } = await friend.get('addresses.save', { address: HOME, isDefault: false })
    await friend.get('orders.acceptGift', { code, addressId })
    await friend.get('addresses.remove', { addressId })
    expect(await market.owner.get('orders.staffOrder', { orderId })).toMatchObject({ address: HOME })
    expect(await friend.get('orders.acceptGift', { code })).toEqual({ orderId })
    expect(await market.owner.get('orders.staffOrder', { orderId })).toMatchObject({ address: HOME, state: 'to-ship' })
  })

  test('needs an address: one, of one’s own', async () => {
    const { orderId, code } = await given()
    const [friend, stranger] = [newFriend(), newFriend()]
    const { addressId } = await stranger.get('addresses.save', { address: HOME, isDefault: false })
    expect(await friend.refused('orders.acceptGift', { code })).toBe('ADDRESS_MISSING')
    expect(await friend.ask('orders.acceptGift', { code, addressId })).toMatchObject({
      ...{ code: 'NOT_FOUND', data: { field: 'addressId' } },
    })
    expect(await stranger.ask('orders.acceptGift', { code, addressId, address: HOME })).toMatchObject({
      ...{ code: 'INVALID_INPUT', data: { field: 'addressId' } },
    })
    expect(await friend.get('orders.gift', { code })).toMatchObject({ state: 'offered' })
    expect(await stranger.get('orders.acceptGift', { code, addressId })).toEqual({ orderId })
    expect(await friend.refused('orders.acceptGift', { code })).toBe('GIFT_TAKEN')
  })

  test('is one acceptance, whichever reply was lost', async () => {
    for (let skip = 0; ; skip += 1) {
      const { orderId, code } = await given()
      const friend = newFriend()
      const { addressId } = await friend.get('addresses.save', { address: HOME, isDefault: false })
      const input = { requestId: newRequestId(), code, addressId }
      market.product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      const first = await friend.ask('orders.acceptGift', input)
      const struck = market.product.cloud.faults.list().length === 0
      market.product.cloud.faults.clear()
      if (!first.ok) expect(first.code).toBe('BUSY')
      expect(await friend.get('orders.acceptGift', input)).toEqual({ orderId })
      const { items } = await friend.get('orders.gifts', {})
      expect(items.map((item) => [item.orderId, item.state])).toEqual([[orderId, 'to-ship']])
      if (!struck) return
    }
  }, 120_000)
})

describe('a gift that somebody accepted', () => {
  test('is shown to them without a price, with its parcels and the masked phone', async () => {
    const { orderId, friend } = await accepted()
    const gift = await friend.get('orders.receivedGift', { orderId })
    expect(gift).toMatchObject({
      ...{
        orderId,
        shopName: '山茶小铺',
        message: '生日快乐',
        state: 'to-ship',
        receivedAt: null,
        autoConfirmAt: null,
      },
      ...{ lines: [{ line: 0, title: '山茶籽油', skuName: '单瓶', quantity: 1 }], shipments: [] },
      address: { ...ADDRESS, phone: '138****1111' },
    })
    expect(JSON.stringify(gift)).not.toMatch(/Fen|buyerId|commission/)
    await ship(orderId)
    const sent = await friend.get('orders.receivedGift', { orderId })
    expect(sent).toMatchObject({
      state: 'shipped',
      shipments: [{ company: 'ZTO', number: 'ZTO7788990011', lines: [0] }],
    })
    // Ten days after it was sent (TRADE_TERMS_DEFAULT).
    expect(sent.autoConfirmAt).toBe((sent.shipments[0]?.at ?? 0) + 10 * DAY_MS)
  })

  test('stands in their list, newest first and page after page, and in nobody else’s', async () => {
    const giver = await market.customer()
    const friend = newFriend()
    const orderIds: string[] = []
    for (let made = 0; made < 3; made += 1) {
      const { orderId, code } = await given(giver)
      await friend.get('orders.acceptGift', { code, address: ADDRESS })
      orderIds.unshift(orderId)
    }
    const first = await friend.get('orders.gifts', { size: 2 })
    expect(first.items.map(({ orderId }) => orderId)).toEqual(orderIds.slice(0, 2))
    const second = await friend.get('orders.gifts', { size: 2, cursor: first.cursor ?? '' })
    expect(second).toMatchObject({ items: [{ orderId: orderIds[2] }], cursor: null })
    expect((await giver.get('orders.gifts', {})).items).toEqual([])
    expect((await newFriend().get('orders.gifts', {})).items).toEqual([])
  })

  test('is there for nobody else, the giver and the staff among them', async () => {
    const { giver, orderId, friend } = await accepted()
    await ship(orderId)
    for (const other of [giver, newFriend(), market.owner]) {
      expect(await other.refused('orders.receivedGift', { orderId })).toBe('NOT_FOUND')
      expect(await other.refused('orders.confirmGift', { orderId })).toBe('NOT_FOUND')
    }
    // Nor is the order, with what it cost, there for whoever accepted it.
    await friend.get('members.register', {})
    expect(await friend.refused('orders.order', { orderId })).toBe('NOT_FOUND')
    expect(await friend.refused('orders.confirmReceipt', { orderId })).toBe('NOT_FOUND')
    expect((await friend.get('orders.mine', {})).items).toEqual([])
  })

  test('is received when they say so, once, and the hold of its commission begins then', async () => {
    const { giver, orderId, friend } = await accepted()
    expect(await friend.refused('orders.confirmGift', { orderId })).toBe('NOT_SHIPPED')
    await ship(orderId)
    const received = await friend.get('orders.confirmGift', { orderId })
    expect(received).toMatchObject({ state: 'received', autoConfirmAt: null })
    const at = received.receivedAt ?? 0
    const commission = () => market.promoter.get('commissions.commission', { orderId, line: 0 })
    // Fifteen days of hold (TRADE_TERMS_DEFAULT).
    expect((await commission()).dueAt).toBe(at + 15 * DAY_MS)
    await market.advance(DAY_MS)
    expect(await friend.get('orders.confirmGift', { orderId })).toMatchObject({ receivedAt: at })
    expect(await giver.get('orders.confirmReceipt', { orderId })).toMatchObject({ receivedAt: at, receivedBy: 'buyer' })
    expect((await commission()).dueAt).toBe(at + 15 * DAY_MS)
  })

  test('is received once when both confirm at once, many times', async () => {
    const { giver, orderId, friend } = await accepted()
    await ship(orderId)
    const before = Number(market.product.cloud.database.dump('orders').find(({ _id }) => _id === orderId)?.version)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? friend.ask('orders.confirmGift', { orderId })
          : giver.ask('orders.confirmReceipt', { orderId }),
      ),
    )
    expect(answers.every((answer) => answer.ok || answer.code === 'BUSY')).toBe(true)
    const row = market.product.cloud.database.dump('orders').find(({ _id }) => _id === orderId)
    expect(row).toMatchObject({ state: 'received', version: before + 1 })
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])(
    'is received once, with the reply to call %i lost',
    async (skip) => {
      const { orderId, friend } = await accepted()
      await ship(orderId)
      const input = { requestId: newRequestId(), orderId }
      market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip, times: 1 })
      const first = await friend.ask('orders.confirmGift', input)
      market.product.cloud.faults.clear()
      if (!first.ok) expect(first.code).toBe('BUSY')
      const again = await friend.get('orders.confirmGift', input)
      expect(again).toMatchObject({ state: 'received' })
      if (first.ok) expect(again).toEqual(first.output)
    },
  )
})
