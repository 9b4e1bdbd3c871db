import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import fc from 'fast-check'
import { type Market, type Member, startMarket, TENTH } from '../../tests/market'

let market: Market
let shopId: string
let oil: { productId: string; skuId: string }

beforeAll(async () => {
  market = await startMarket()
  shopId = await market.addShop()
  oil = await market.sell(shopId, { priceFen: 8_900, stock: 99, plan: TENTH })
})
afterAll(() => market.product.close())

const seen = async (person: Member, productId: string, contentId?: string) => {
  const input = contentId === undefined ? { productId } : { productId, contentId }
  return (await person.get('attribution.recommender', input)).recommender
}
let promoters = 0
async function named(nickname: string) {
  promoters += 1
  const person = market.product.as(`recommender-${promoters}`)
  await person.get('members.register', { nickname })
  await person.get('promoters.enroll', {})
  const id = (await person.get('members.me', {})).visitorId
  const lead = async (visitor: Member, target: { kind: 'product' | 'video'; id: string }) => {
    const { code } = await person.get('shares.create', { target })
    const kind = target.kind === 'video' ? 'content' : target.kind
    await visitor.get('attribution.visit', { share: code, page: { kind, id: target.id } })
  }
  return { ...person, id, lead }
}
const product = (id: string) => ({ kind: 'product', id }) as const
async function underRulesets(names: string[], work: () => Promise<void>) {
  const announce = async (list: string[]) => {
    await market.owner.get('attribution.setRulesets', { names: list })
    await market.product.cloud.clock.advance(MINUTE_MS + 1)
  }
  await announce(names)
  await work()
  await announce(['tuike-2025', 'referral'])
}

describe('who recommended a product', () => {
  test('is nobody for somebody who came by themselves, and for a product that is not there', async () => {
    const buyer = await market.newMember()
    expect(await seen(buyer, oil.productId)).toBeNull()
    expect(await seen(buyer, 'AAAAAAAAAAAAAAAA')).toBeNull()
  })

  test('is the last promoter whose share was opened, masked, for the whole shop and no other', async () => {
    const [first, last] = [await named('赵小满'), await named('小王')]
    const sibling = await market.sell(shopId, { priceFen: 100, stock: 9, plan: TENTH })
    const elsewhere = await market.sell(await market.addShop(), { priceFen: 100, stock: 9, plan: TENTH })
    const buyer = await market.newMember()
    await first.lead(buyer, product(oil.productId))
    expect(await seen(buyer, oil.productId)).toEqual({ name: '赵*' })
    await last.lead(buyer, product(oil.productId))
    expect(await seen(buyer, oil.productId)).toEqual({ name: '小*' })
    expect(await seen(buyer, sibling.productId)).toEqual({ name: '小*' })
    expect(await seen(buyer, elsewhere.productId)).toBeNull()
  })

  test('is nobody for a product that is not promoted, and for one whose recommender is the person looking', async () => {
    const promoter = await named('小王')
    const plain = await market.sell(shopId, { priceFen: 100, stock: 9 })
    const buyer = await market.newMember()
    await promoter.lead(buyer, product(oil.productId))
    expect(await seen(buyer, plain.productId)).toBeNull()
    await promoter.lead({ ...promoter }, product(oil.productId))
    expect(await seen({ ...promoter }, oil.productId)).toBeNull()
  })

  test('is shown until the 30 days are over, and not after', async () => {
    const promoter = await named('小王')
    const buyer = await market.newMember()
    await promoter.lead(buyer, product(oil.productId))
    const { clock } = market.product.cloud
    const row = market.row('visitors', buyer.id) as unknown as { lastAt: number }
    // The world's time goes on while one asks.
    await clock.advance(row.lastAt + 30 * DAY_MS - MINUTE_MS - clock.now())
    expect(await seen(buyer, oil.productId)).toEqual({ name: '小*' })
    await clock.advance(MINUTE_MS + 1)
    expect(await seen(buyer, oil.productId)).toBeNull()
  })

  test('is hidden while the staff has the promoter disabled', async () => {
    const promoter = await named('小王')
    const buyer = await market.newMember()
    await promoter.lead(buyer, product(oil.productId))
    await market.owner.get('promoters.disable', { promoterId: promoter.id, reason: '资料不真实' })
    expect(await seen(buyer, oil.productId)).toBeNull()
    await market.owner.get('promoters.enable', { promoterId: promoter.id, reason: '已更正' })
    expect(await seen(buyer, oil.productId)).toEqual({ name: '小*' })
  })

  test('is not the promoter to whom the customer is bound, and a binding that decides first hides a dye', async () => {
    const [binder, dyer] = [await named('陈姐'), await named('小王')]
    const { code } = await binder.get('shares.create', { target: { kind: 'register' } })
    const person = market.product.as('bound-customer')
    await person.get('members.register', { share: code })
    const customer = { ...person, id: (await person.get('members.me', {})).visitorId }
    expect(await seen(customer, oil.productId)).toBeNull()
    await dyer.lead(customer, product(oil.productId))
    expect(await seen(customer, oil.productId)).toEqual({ name: '小*' })
    await underRulesets(['referral', 'tuike-2025'], async () => {
      expect(await seen(customer, oil.productId)).toBeNull()
    })
  })

  test('depends on the content page that the product was opened from, where a channel is dyed', async () => {
    await underRulesets(['alliance-2024'], async () => {
      const promoter = await named('小王')
      const { channelId } = await market.owner.get('catalog.addChannel', { name: '山茶直播' })
      const video = { kind: 'video', channelId, shopId, title: '采茶记' } as const
      const { contentId } = await market.owner.get('catalog.addContent', video)
      const buyer = await market.newMember()
      await promoter.lead(buyer, { kind: 'video', id: contentId })
      expect(await seen(buyer, oil.productId, contentId)).toEqual({ name: '小*' })
      expect(await seen(buyer, oil.productId)).toBeNull()
      expect(await seen(buyer, oil.productId, 'AAAAAAAAAAAAAAAA')).toBeNull()
    })
  })
})

test('asking moves no dye and writes nothing, and costs five requests', async () => {
  const promoter = await named('小王')
  const buyer = await market.newMember()
  await promoter.lead(buyer, product(oil.productId))
  const written = () =>
    ['visitors', 'visits', 'decisions', 'members', 'promoters'].map((name) => JSON.stringify(market.rows(name)))
  const before = written()
  // Another minute, so that this instance remembers no policy and pays for all of them.
  await market.product.cloud.clock.advance(MINUTE_MS)
  expect(await seen(buyer, oil.productId)).not.toBeNull()
  expect(market.product.lastCalls()).toBeLessThanOrEqual(5)
  expect(written()).toEqual(before)
})

test('whoever is shown is whom the order that follows goes to, in random histories', async () => {
  const names = ['甲乙', '丙丁', '戊己'] as const
  const [one, two, three] = await Promise.all(names.map(named))
  if (!one || !two || !three) throw new Error('three were named')
  const shops = [shopId, await market.addShop()]
  const things = await Promise.all(
    [...shops, ...shops].map((id) => market.sell(id, { priceFen: 100, stock: 999, plan: TENTH })),
  )
  const step = fc.record({
    promoter: fc.constantFrom(one, two, three),
    thing: fc.constantFrom(...things),
    waitDays: fc.constantFrom(0, 0, 1, 29, 31),
  })
  for (const history of fc.sample(fc.array(step, { minLength: 1, maxLength: 6 }), { numRuns: 25, seed: 6 })) {
    const buyer = await market.newMember()
    for (const { promoter, thing, waitDays } of history) {
      await promoter.lead(buyer, product(thing.productId))
      if (waitDays > 0) await market.product.cloud.clock.advance(waitDays * DAY_MS)
    }
    for (const { productId, skuId } of things) {
      const shown = await seen(buyer, productId)
      const { orderIds } = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
      const { promoterId } = market.row('decisions', `${orderIds[0]}_0`)
      const winner = [one, two, three].findIndex(({ id }) => id === promoterId)
      expect(shown?.name ?? null).toBe(['甲*', '丙*', '戊*'][winner] ?? null)
    }
  }
}, 60_000)
