import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { replayExport } from '../../tests/attribution/run-export'
import { NOON, newRequestId, type Person, type Product, startProduct } from '../../tests/product'
import { decidePlacement } from './place'

let product: Product
let owner: Person
let shopId: string
let productId: string
let people = 0

const newcomer = (): Person => {
  people += 1
  return product.as(`person-${people}`)
}
const idOf = async (person: Person) => (await person.get('members.me', {})).visitorId

async function newPromoter(nickname: string) {
  const person = newcomer()
  await person.get('members.register', { nickname })
  await person.get('promoters.enroll', {})
  const { code } = await person.get('shares.create', { target: { kind: 'product', id: productId } })
  return { person, id: await idOf(person), share: code }
}

const page = () => ({ kind: 'product', id: productId })
let orders = 0

/** What placing an order will do for attribution; the orders themselves come with their capability. */
async function buy(buyer: Person, amountFen = 8_900) {
  orders += 1
  const orderId = `order${String(orders).padStart(11, '0')}`
  const context = product.context()
  const order = { orderId, buyerId: await idOf(buyer), lines: [{ productId, shopId, amountFen, channelId: null }] }
  const [decision] = await context.db.transact((tx) => decidePlacement(tx, context, order))
  return { orderId, decision }
}

beforeAll(async () => {
  product = await startProduct()
  owner = newcomer()
  await owner.get('members.register', {})
  await product.context().db.insert('staff', await idOf(owner), { roles: ['owner'], since: NOON })
  shopId = (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
  const skus = [{ name: '单瓶', priceFen: 8_900, stock: 9 }]
  const plan = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const
  const added = await owner.get('catalog.addProduct', { shopId, title: '山茶籽油', skus, plan })
  productId = added.productId
})
afterAll(() => product.close())

describe('a visit', () => {
  test('through a promoter’s share makes the order theirs, and the promoter reads why', async () => {
    const { person, id, share } = await newPromoter('小王')
    const buyer = newcomer()
    expect(await buyer.get('attribution.visit', { share, page: page() })).toEqual({ share: 'valid' })
    const { orderId, decision } = await buy(buyer)
    expect(decision).toMatchObject({ promoterId: id, basis: 'last-touch', ruleset: { name: 'tuike-2025' } })
    const { items } = await person.get('attribution.decisions', {})
    expect(items).toMatchObject([{ orderId, line: 0, productTitle: '山茶籽油', amountFen: 8_900, basis: 'last-touch' }])
    const why = await person.get('attribution.why', { orderId, line: 0 })
    expect(why).toMatchObject({
      basis: 'last-touch',
      isMine: true,
      because: { kind: 'product', isMine: true },
      rejected: [],
    })
    expect((why.because?.until ?? 0) - (why.because?.at ?? 0)).toBe(30 * DAY_MS)
  })

  test('is recorded for somebody who registered before they ever visited', async () => {
    const { id, share } = await newPromoter('小王')
    const member = newcomer()
    await member.get('members.register', {})
    expect(await member.get('attribution.visit', { share, page: page() })).toEqual({ share: 'valid' })
    expect((await buy(member)).decision).toMatchObject({ promoterId: id })
  })

  test('of one page instance is one visit, however often it is sent', async () => {
    const { share } = await newPromoter('小王')
    const visitor = newcomer()
    const requestId = newRequestId()
    const before = product.cloud.database.dump('visits').length
    const visit = () => visitor.ask('attribution.visit', { requestId, share, page: page() })
    const answers = await Promise.all(Array.from({ length: 10 }, visit))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(product.cloud.database.dump('visits')).toHaveLength(before + 1)
  })

  test('races with others of the same visitor, and none is lost', async () => {
    const promoters = await Promise.all(['甲', '乙', '丙'].map(newPromoter))
    const visitor = newcomer()
    await visitor.get('members.me', {})
    const all = promoters.flatMap(({ share }) => [share, share, share])
    await Promise.all(all.map((share) => visitor.get('attribution.visit', { share, page: page() })))
    const id = await idOf(visitor)
    const row = product.cloud.database.dump('visitors').find(({ _id }) => _id === id)
    expect(row).toMatchObject({ visitsTotal: 9, eventsTotal: 9 })
    const numbers = product.cloud.database.dump('visits').filter(({ visitorId }) => visitorId === id)
    expect(numbers.map(({ number }) => Number(number)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('costs a known visitor the same few requests, whether it is their second or their five hundredth', async () => {
    const { share } = await newPromoter('小王')
    const visitor = newcomer()
    const visit = () => visitor.get('attribution.visit', { share, page: page() })
    await visit()
    await visit()
    const early = product.lastCalls()
    for (let count = 0; count < 100; count += 1) await visit()
    expect(product.lastCalls()).toBe(early)
    expect(early).toBeLessThanOrEqual(8)
    const id = await idOf(visitor)
    const row = product.cloud.database.dump('visitors').find(({ _id }) => _id === id)
    expect(JSON.stringify(row).length).toBeLessThan(2_000)
  })

  test('with a changed code is recorded without a share, and the change is counted', async () => {
    const { share } = await newPromoter('小王')
    const visitor = newcomer()
    const changed = `${share.slice(1)}x`
    expect(await visitor.get('attribution.visit', { share: changed, page: page() })).toEqual({ share: 'tampered' })
    expect((await buy(visitor)).decision).toMatchObject({ promoterId: null, basis: 'none' })
    expect(product.cloud.database.dump('tampered-shares').length).toBeGreaterThan(0)
  })

  test('binds who registers within 30 days on a page without a share, and not after', async () => {
    const { share } = await newPromoter('小王')
    const [soon, late] = [newcomer(), newcomer()]
    await soon.get('attribution.visit', { share, page: page() })
    await late.get('attribution.visit', { share, page: page() })
    await product.cloud.clock.advance(30 * DAY_MS - MINUTE_MS)
    expect(await soon.get('bindings.preview', {})).toEqual({ lockedTo: '小*', reason: null })
    expect((await soon.get('members.register', {})).binding).toEqual({ basis: 'share', promoterName: '小*' })
    await product.cloud.clock.advance(2 * MINUTE_MS)
    expect((await late.get('members.register', {})).binding).toBeNull()
  })
})

describe('who may read why', () => {
  test('a promoter learns that another was passed over, not who; the staff reads masked names', async () => {
    const [first, last] = [await newPromoter('赵小满'), await newPromoter('小王')]
    const buyer = newcomer()
    await buyer.get('attribution.visit', { share: first.share, page: page() })
    await buyer.get('attribution.visit', { share: last.share, page: page() })
    const { orderId } = await buy(buyer)
    const mine = await last.person.get('attribution.why', { orderId, line: 0 })
    expect(mine.rejected).toMatchObject([{ reason: 'older', promoterName: null, isMine: false }])
    expect(JSON.stringify(mine)).not.toContain(first.id)
    const staff = await owner.get('attribution.why', { orderId, line: 0 })
    expect(staff).toMatchObject({
      because: { promoterName: '小*' },
      rejected: [{ reason: 'older', promoterName: '赵*' }],
    })
    expect(await first.person.refused('attribution.why', { orderId, line: 0 })).toBe('NOT_FOUND')
    const outsider = newcomer()
    await outsider.get('members.register', {})
    expect(await outsider.refused('attribution.why', { orderId, line: 0 })).toBe('NOT_FOUND')
  })
})

describe('the mall’s rulesets', () => {
  test('are changed by the owner alone, to published ones, and hold a minute later; placed orders keep theirs', async () => {
    const { id, share } = await newPromoter('小王')
    const buyer = newcomer()
    await buyer.get('attribution.visit', { share, page: page() })
    const before = await buy(buyer)
    expect(await owner.refused('attribution.setRulesets', { names: ['tuike-2099'] })).toBe('INVALID_INPUT')
    expect(await owner.refused('attribution.setRulesets', { names: ['referral', 'referral'] })).toBe('INVALID_INPUT')
    const { from } = await owner.get('attribution.setRulesets', { names: ['referral'] })
    expect(await owner.get('attribution.rulesets', {})).toMatchObject({
      inForce: ['tuike-2025', 'referral'],
      announced: { names: ['referral'], from },
    })
    expect((await buy(buyer)).decision).toMatchObject({ promoterId: id })
    await product.cloud.clock.advance(MINUTE_MS + 1)
    expect((await buy(buyer)).decision).toMatchObject({ promoterId: null })
    expect(before.decision).toMatchObject({ promoterId: id, ruleset: { name: 'tuike-2025' } })
    await owner.get('attribution.setRulesets', { names: ['tuike-2025', 'referral'] })
    await product.cloud.clock.advance(MINUTE_MS + 1)
  })
})

test('visits, a registration and orders of one visitor race, and each is stamped after the one before', async () => {
  const { share } = await newPromoter('小王')
  const racer = newcomer()
  const id = await idOf(racer)
  const visit = () => racer.get('attribution.visit', { share, page: page() })
  await Promise.all([visit(), buy(racer), racer.get('members.register', { share }), visit(), buy(racer), visit()])
  const kept = [
    ...product.cloud.database.dump('visits').filter(({ visitorId }) => visitorId === id),
    ...product.cloud.database.dump('decisions').filter(({ buyerId }) => buyerId === id),
    ...product.cloud.database.dump('members').filter(({ _id }) => _id === id),
  ].map(({ number, eventNumber, at, decidedAt, registeredAt }) => ({
    number: Number(number ?? eventNumber),
    at: Number(at ?? decidedAt ?? registeredAt),
  }))
  const inOrder = kept.sort((a, b) => a.number - b.number)
  expect(inOrder.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(inOrder.map(({ at }) => at)).toEqual(inOrder.map(({ at }) => at).sort((a, b) => a - b))
})

test('the exported log, replayed with the rulesets it recorded, gives the stored decisions line by line', async () => {
  const context = product.context()
  const replayed = await replayExport(context.db, context.now)
  const stored = product.cloud.database.dump('decisions').map(({ orderId, line, promoterId, basis }) => {
    return { order: orderId, line: Number(line), promoter: promoterId, basis }
  })
  expect(stored.length).toBeGreaterThan(5)
  const key = ({ order, line }: { order: unknown; line: number }) => `${String(order)} ${line}`
  expect([...replayed].sort((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
    stored.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  )
})
