import { MINUTE_MS } from '@shared/kernel/time'
import { type Goods, type Mall, openMall, TENTH_OF } from '../../tests/journeys/mall'
import { ADDRESS } from '../../tests/market'
import { newRequestId } from '../../tests/product'
import { renameCustomer } from '../bindings/listeners'

/** The smallest file that begins as a PNG does. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]).toString('base64')

let mall: Mall
let shopId: string
let oil: Goods

beforeAll(async () => {
  mall = await openMall()
  shopId = await mall.addShop()
  // The promoter's tenth of 1 000 fen.
  oil = await mall.sells(shopId, 1_000, TENTH_OF('merchant'))
})
afterAll(() => mall.product.close())

const text = () =>
  JSON.stringify(mall.product.cloud.database.collections().map((name) => mall.product.cloud.database.dump(name)))

/** So much time passes, and the job has done all it had to. */
const cleared = async () => {
  for (let minute = 0; minute < 4; minute += 1) await mall.waits(MINUTE_MS)
}

describe('a closed account', () => {
  const WORDS = ['章小鱼', '13911112222', '桂花弄 9 号', '放在门卫', '祝你开心', '盖子碎了'] as const
  const [nickname, phone, detail, note, message, reason] = WORDS
  const home = { name: nickname, phone, region: '浙江省 杭州市', detail }

  /** Somebody who left something of theirs everywhere. Answers the files, too. */
  async function somebody(subject: string) {
    const person = mall.product.as(subject)
    await person.get('members.register', { nickname, avatarBase64: PNG })
    const { visitorId: id, member } = await person.get('members.me', {})
    await mall.product.context().db.patch('members', id, { phone })
    const left = await mall.product.context().files.save(`avatars/${id}-old.png`, Buffer.from(PNG, 'base64'))
    await mall.product.context().db.patch('members', id, { leftFileId: left })
    await person.get('addresses.save', { address: home, isDefault: true })
    await person.get('orders.setInCart', { skuId: oil.skuId, quantity: 1 })
    const items = [{ skuId: oil.skuId, quantity: 1 }]
    const whole = { items, address: home, note, expectedFen: 1_000 }
    const { paymentId, orderIds } = await person.get('orders.place', whole)
    await mall.pay(person, paymentId)
    const [orderId = ''] = orderIds
    await mall.ships(orderId)
    await person.get('orders.confirmReceipt', { orderId })
    const picture = await mall.product.context().files.save(`after-sales/${id}/lid.png`, Buffer.from(PNG, 'base64'))
    const asked = { orderId, lines: [{ line: 0, fen: 100 }], freightFen: 0, isReturn: false, reason }
    const { afterSaleId } = await person.get('orders.requestAfterSale', { ...asked, pictures: [picture] })
    await mall.approves(afterSaleId, { 0: 100 })
    return { person, id, orderId, afterSaleId, pictures: [picture, left], avatarUrl: member?.avatarUrl ?? '' }
  }

  test('leaves no name, phone, address or word of theirs, and no picture', async () => {
    const { person, id, orderId, afterSaleId, pictures, avatarUrl } = await somebody('leaves')
    const friend = await mall.customer()
    const gift = await mall.buy(person, { items: [{ skuId: oil.skuId, quantity: 1 }], gift: { message } })
    await mall.pay(person, gift.paymentId)
    const [givenId = ''] = gift.orderIds
    const { code } = (await person.get('orders.order', { orderId: givenId })).gift ?? { code: '' }
    await friend.get('orders.acceptGift', { code, address: ADDRESS })
    await mall.ships(givenId)
    await person.get('orders.confirmReceipt', { orderId: givenId })
    for (const word of WORDS) expect(text()).toContain(word)
    expect((await fetch(avatarUrl)).status).toBe(200)

    await person.get('closure.close', {})
    expect((await fetch(avatarUrl)).status).toBe(404)
    await cleared()
    for (const word of WORDS) expect(text()).not.toContain(word)
    expect((await mall.product.context().files.temporaryUrls(pictures)).size).toBe(0)
    for (const gone of ['address-books', 'carts', 'message-boxes']) {
      expect(mall.rows(gone).map(({ _id }) => _id)).not.toContain(id)
    }
    expect(mall.rows('messages').filter(({ toId }) => toId === id)).toEqual([])
    // What the books and the merchant need: the order, where to, the after-sale; and the friend's own address.
    expect(mall.row('orders', orderId)).toMatchObject({ state: 'received', address: { region: '浙江省 杭州市' } })
    expect(mall.row('after-sales', afterSaleId)).toMatchObject({ state: 'refunded', pictures: [], reason: '' })
    expect(mall.row('orders', givenId)).toMatchObject({ address: ADDRESS, gift: { message: '' } })
    expect(mall.row('members', id)).toMatchObject({ nickname: null, phone: null, closedAt: expect.any(Number) })
    expect(mall.row('closures', id)).toMatchObject({ lookAt: null, fileIds: [] })
    expect((await mall.owner.get('orders.staffOrder', { orderId })).buyerName).toBe('')
  })

  test('is found by no name any more, by the one that is still on its way either', async () => {
    const promoter = await mall.customer()
    await promoter.get('promoters.enroll', {})
    const { code } = await promoter.get('shares.create', { target: { kind: 'register' } })
    const leaver = mall.product.as('leaver-with-a-name')
    await leaver.get('members.register', { nickname: '江上明月', share: code })
    const { visitorId: subject } = await leaver.get('members.me', {})
    await leaver.get('closure.close', {})
    await cleared()
    const context = mall.product.context()
    await renameCustomer(
      { name: 'member.renamed', subject, version: 1, at: context.now, nickname: '江上明月' },
      context,
    )
    expect(mall.row('bindings', subject)).toMatchObject({ nameTerms: [] })
    expect((await promoter.get('bindings.customers', { search: '明月' })).items).toEqual([])
    expect((await promoter.get('bindings.customers', {})).items).toMatchObject([{ customerId: subject, name: '' }])
  })

  test('whose holder comes back is a stranger’s, who may register again', async () => {
    const { person, id } = await somebody('returns')
    await person.get('closure.close', {})
    const { visitorId, member } = await person.get('members.me', {})
    expect([visitorId === id, member]).toEqual([false, null])
    expect(await person.refused('closure.close', {})).toBe('NOT_REGISTERED')
    expect((await person.get('orders.cart', {})).items).toEqual([])
    expect((await person.get('addresses.mine', {})).items).toEqual([])
    await person.get('members.register', { nickname: '新来的' })
    expect((await person.get('orders.mine', {})).items).toEqual([])
    expect(await person.get('closure.check', {})).toEqual({ blocks: [], points: 0 })
  })

  test('says beforehand how many points are given up', async () => {
    const buyer = await mall.customer()
    await mall.givePoints(buyer, shopId, 30)
    expect(await buyer.get('closure.check', {})).toEqual({ blocks: [], points: 30 })
    expect(await buyer.get('closure.close', {})).toEqual({})
  })

  test('is closed on every device, and a code that was shown links nobody to it', async () => {
    const [phone, desk, late] = [
      mall.product.as('phone'),
      mall.product.as('desk', 'cloudbase'),
      mall.product.as('late', 'cloudbase'),
    ]
    await phone.get('members.register', {})
    const { code: first } = await phone.get('members.createLinkCode', {})
    await desk.get('members.linkIdentity', { code: first })
    const { code: second } = await phone.get('members.createLinkCode', {})
    await late.get('members.me', {})
    await desk.get('closure.close', {})
    expect((await phone.get('members.me', {})).member).toBeNull()
    expect((await desk.get('members.me', {})).member).toBeNull()
    expect(await late.refused('members.linkIdentity', { code: second })).toBe('CONFLICT')
    await cleared()
    expect(await late.refused('members.linkIdentity', { code: second })).toBe('LINK_CODE_WRONG')
  })

  test('is closed once by ten requests at once, and by one whose replies are lost at every step', async () => {
    const buyer = await mall.customer()
    const requestId = newRequestId()
    const answers = await Promise.all(Array.from({ length: 10 }, () => buyer.ask('closure.close', { requestId })))
    for (const answer of answers) expect(answer.ok || answer.code).toEqual(answer.ok ? true : 'NOT_REGISTERED')
    expect(mall.rows('closures').filter(({ _id }) => _id === buyer.id)).toHaveLength(1)
    const { faults } = mall.product.cloud
    for (let skip = 0; skip < 40; skip += 3) {
      const one = await mall.customer()
      faults.inject({ name: 'lost-reply', match: 'database.*', skip, times: 1 })
      let answer = await one.ask('closure.close', {})
      faults.clear()
      if (!answer.ok) answer = await one.ask('closure.close', {})
      expect(answer.ok || answer.code).toEqual(answer.ok ? true : 'NOT_REGISTERED')
      expect(mall.rows('closures').filter(({ _id }) => _id === one.id)).toHaveLength(1)
      expect((await one.get('members.me', {})).member).toBeNull()
    }
  })

  test('is cleared in batches, a run that is killed is gone on with, and files that stay are tried again', async () => {
    const { person, id, pictures } = await somebody('batches')
    const { db } = mall.product.context()
    const [order] = mall.rows('orders').filter(({ buyerId }) => buyerId === id)
    const { _id, ...fields } = order ?? { _id: '' }
    for (let more = 0; more < 45; more += 1) {
      await db.insert('orders', `${_id.slice(0, 12)}${String(more).padStart(4, '0')}`, fields)
    }
    const { faults } = mall.product.cloud
    faults.inject({ name: 'timeout', match: 'storage.batchDeleteFile', times: 1 })
    await person.get('closure.close', {})
    for (let kill = 0; kill < 6; kill += 1) {
      faults.inject({ name: 'lost-reply', match: 'database.*', skip: 3 + kill * 9, times: 1 })
      await mall.product.cloud.clock.advance(MINUTE_MS)
      await mall.product.runJobs()
    }
    faults.clear()
    await cleared()
    expect(text()).not.toContain(phone)
    expect(text()).not.toContain(note)
    expect((await mall.product.context().files.temporaryUrls(pictures)).size).toBe(0)
    expect(mall.row('closures', id)).toMatchObject({ lookAt: null, fileIds: [] })
    // They are copies of one order, which the books need not explain.
    for (const copy of mall.rows('orders').filter((row) => row.buyerId === id && row._id !== _id)) {
      await db.remove('orders', copy._id)
    }
  }, 60_000)

  test('of a promoter binds and pays nobody any more, and what others brought goes on', async () => {
    const before = mall.failures.length
    const [wang, li] = [await mall.promoter(), await mall.promoter()]
    const bound = await mall.customer(wang)
    const chen = await mall.customer()
    await wang.leads(chen, oil)
    const { code } = (await wang.get('promoters.me', {})).promoter ?? { code: '' }
    const share = (await wang.get('shares.create', { target: { kind: 'register' } })).code
    const old = (await wang.get('shares.create', { target: { kind: 'product', id: oil.productId } })).code
    const passer = mall.product.as(`passer-${wang.id}`)
    await passer.get('attribution.visit', { share, page: { kind: 'register', id: 'register' } })
    await wang.get('closure.close', {})
    await cleared()

    const typed = mall.product.as(`typed-${wang.id}`)
    expect(await typed.refused('members.register', { code })).toBe('CODE_DISABLED')
    expect((await typed.get('members.register', { share })).binding).toBeNull()
    expect((await passer.get('members.register', {})).binding).toBeNull()
    // An old link leads into no dye, and takes none away.
    const faithful = await mall.customer()
    await li.leads(faithful, oil)
    const page = { kind: 'product', id: oil.productId } as const
    expect(await faithful.get('attribution.visit', { share: old, page })).toMatchObject({ share: 'unknown' })
    const { orderId: ofLi } = await faithful.orders([oil])
    expect(mall.row('commissions', `${ofLi}_0`)).toMatchObject({ promoterId: li.id })
    // Bound and dyed before, they are still said to be theirs; nothing is earned.
    const plain = await mall.sells(shopId, 2_000)
    for (const [buyer, goods] of [
      [bound, plain],
      [chen, oil],
    ] as const) {
      const { orderId } = await buyer.orders([goods])
      expect(mall.row('decisions', `${orderId}_0`)).toMatchObject({ promoterId: wang.id })
      expect(mall.rows('commissions').filter((row) => row.orderId === orderId)).toEqual([])
    }
    expect(mall.failures.slice(before)).toEqual([])
  })
})
