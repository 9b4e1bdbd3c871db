import { DAY_MS, HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import type { Fault } from '../../emulator'
import { type Market, type Member, startMarket, TENTH } from '../../tests/market'
import { recount } from './recount'
import { LAG_MS, rollUp } from './roll'
import { openLink, roll, rollAll } from './rolled.fixture'

let market: Market
beforeEach(async () => {
  market = await startMarket()
})
afterEach(() => market.product.close())

const advance = (ms: number) => market.product.cloud.clock.advance(ms)
const differing = async () => (await recount(market.product.context(600))).differences

type Promoter = Awaited<ReturnType<Market['newPromoter']>>
interface World {
  readonly promoters: readonly (Promoter & { readonly code: string; readonly links: readonly string[] })[]
  readonly goods: readonly { productId: string; skuId: string }[]
  readonly people: Member[]
  readonly orders: { orderId: string; left: number }[]
}

async function openWorld(): Promise<World> {
  const shopId = await market.addShop()
  const goods = [
    await market.sell(shopId, { priceFen: 1_000, stock: 999, plan: TENTH }),
    await market.sell(shopId, { priceFen: 333, stock: 999, plan: TENTH }),
    // Without a plan: the binding's.
    await market.sell(shopId, { priceFen: 70, stock: 999 }),
  ]
  await market.owner.get('catalog.setReferralRate', { rate: 100_000 })
  const promoters = []
  for (let index = 0; index < 2; index += 1) {
    const one = await market.newPromoter()
    const links: string[] = []
    for (const { productId: id } of goods) {
      links.push((await one.get('shares.create', { target: { kind: 'product', id }, tag: '微信群' })).code)
    }
    links.push((await one.get('shares.create', { target: { kind: 'register' } })).code)
    promoters.push({ ...one, links, code: (await one.get('promoters.me', {})).promoter?.code ?? '' })
  }
  return { promoters, goods, people: [], orders: [] }
}

async function register({ people }: World, input: { share?: string; code?: string }): Promise<Member> {
  const person = market.product.as(`customer-${people.length}`)
  await person.get('members.register', { nickname: '李四', ...input })
  const made = { ...person, id: (await person.get('members.me', {})).visitorId }
  people.push(made)
  return made
}

async function buy({ orders }: World, buyer: Member, skuIds: readonly string[]): Promise<void> {
  const items = skuIds.map((skuId) => ({ skuId, quantity: 1 }))
  const { paymentId, orderIds } = await market.buy(buyer, { items })
  await market.pay(buyer, paymentId)
  for (const orderId of orderIds) {
    const lines = market.row('orders', orderId).lines as { paidFen: number }[]
    orders.push({ orderId, left: lines[0]?.paidFen ?? 0 })
  }
}

async function refund(order: { orderId: string; left: number }, fen: number): Promise<void> {
  const slice = { lines: [{ line: 0, fen }], freightFen: 0, restock: false, reason: '少发一件' }
  order.left -= fen
  await market.owner.get('orders.refund', { orderId: order.orderId, ...slice })
  await advance(MINUTE_MS)
}

/** Numbers that look random and are the same each time. */
function chance(seed: number) {
  let state = seed
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const of = <T>(all: readonly T[]): T => all[below(all.length)] as T
  return { below, of }
}

describe('the roll-up says what its logs say', () => {
  test.each([1, 2, 3])(
    'after each step of a random history (%i)',
    async (seed) => {
      const world = await openWorld()
      const { below, of } = chance(seed)
      const someone = async () => (world.people.length === 0 ? register(world, {}) : of(world.people))
      const steps: Readonly<Record<string, () => Promise<unknown>>> = {
        async visit() {
          const page = { kind: 'product', id: of(world.goods).productId } as const
          const share = below(8) === 0 ? {} : { share: of(of(world.promoters).links) }
          return (await someone()).get('attribution.visit', { page, ...share })
        },
        async open() {
          const promoter = of(world.promoters)
          return openLink(market.product, promoter.id, of(promoter.links))
        },
        async join() {
          const promoter = of(world.promoters)
          return register(world, of([{}, { share: of(promoter.links) }, { code: promoter.code }]))
        },
        async order() {
          const wanted = new Set([of(world.goods).skuId, of(world.goods).skuId])
          return buy(world, await someone(), [...wanted])
        },
        async refund() {
          const left = world.orders.filter((order) => order.left > 0)
          if (left.length === 0) return
          const order = of(left)
          return refund(order, below(2) === 0 ? order.left : 1 + below(order.left))
        },
        wait: () => advance(of([HOUR_MS, 7 * HOUR_MS, DAY_MS, 20 * DAY_MS])),
        // Not always to its end.
        one: async () => rollUp(market.product.context(60), of(['visits', 'link-opens', 'bindings', 'entries'])),
        all: () => rollAll(market.product),
      }
      const often = [...Object.keys(steps), 'visit', 'visit', 'order', 'order', 'refund']
      for (let step = 0; step < 60; step += 1) {
        await steps[of(often)]?.()
        expect(await differing()).toEqual([])
      }
      await rollAll(market.product)
      const { rows, differences } = await recount(market.product.context(600))
      expect(differences).toEqual([])
      expect(rows).toBeGreaterThan(20)
    },
    120_000,
  )

  test('and a figure that somebody changed by one is found', async () => {
    const world = await openWorld()
    const [promoter] = world.promoters
    const li = await register(world, { share: promoter?.links[0] ?? '' })
    await promoter?.lead(li, world.goods[0]?.productId ?? '')
    await buy(world, li, [world.goods[0]?.skuId ?? ''])
    await rollAll(market.product)
    expect(await differing()).toEqual([])
    const { db } = market.product.context(60)
    let changed = 0
    for (const collection of ['statistic-days', 'statistic-shares', 'statistic-people', 'bindings']) {
      for (const row of market.rows(collection)) {
        for (const [field, value] of Object.entries(row)) {
          if (typeof value !== 'number' || ['boundAt', 'nameVersion'].includes(field)) continue
          await db.patch(collection, row._id, { [field]: value + 1 })
          expect(await differing()).toHaveLength(1)
          await db.patch(collection, row._id, { [field]: value })
          changed += 1
        }
      }
    }
    expect(changed).toBeGreaterThan(20)
    const [day] = market.rows('statistic-days')
    await db.remove('statistic-days', day?._id ?? '')
    expect(await differing()).toEqual([`statistic-days/${day?._id}: is missing`])
  })

  test('also when the openings that it counted are deleted since', async () => {
    const world = await openWorld()
    const [promoter] = world.promoters
    await openLink(market.product, promoter?.id ?? '', promoter?.links[0] ?? '')
    await rollAll(market.product)
    const { db } = market.product.context(60)
    const [open] = market.rows('link-opens')
    await db.remove('link-opens', open?._id ?? '')
    expect(await differing()).toHaveLength(2)
    await advance(41 * DAY_MS)
    expect(await differing()).toEqual([])
    // More than is left may have been there, less may not.
    await openLink(market.product, promoter?.id ?? '', promoter?.links[0] ?? '')
    await rollAll(market.product)
    expect(await differing()).toEqual([])
  })
})

const FIGURES = ['statistic-days', 'statistic-shares', 'statistic-people', 'bindings'] as const
const figures = () => Object.fromEntries(FIGURES.map((name) => [name, market.rows(name)]))

/** As if nothing had ever been counted. */
async function uncount(): Promise<void> {
  const { db } = market.product.context(60)
  for (const name of ['statistic-days', 'statistic-shares', 'statistic-people', 'statistic-marks']) {
    for (const { _id } of market.rows(name)) await db.remove(name, _id)
  }
  for (const { _id } of market.rows('bindings')) {
    await db.patch('bindings', _id, { paidFen: 0, ordersTotal: 0, lastOrderAt: 0 })
  }
}

/** A customer, an order and a refund; what was counted of it by an undisturbed run. */
async function history() {
  const world = await openWorld()
  const [promoter] = world.promoters
  const [oil] = world.goods
  const person = await register(world, { share: promoter?.links[0] ?? '' })
  await promoter?.lead(person, oil?.productId ?? '')
  await buy(world, person, [oil?.skuId ?? ''])
  const [order] = world.orders
  if (order !== undefined) await refund(order, 400)
  await openLink(market.product, promoter?.id ?? '', promoter?.links[0] ?? '')
  await advance(LAG_MS)
  await roll(market.product)
  expect(await differing()).toEqual([])
  return figures()
}

/** `seconds`: in four a transaction is never tried again, so that a run whose calls all fail is a run that was killed. */
const FAULTS: readonly (readonly [string, Omit<Fault, 'match' | 'skip'>, number])[] = [
  ['whose reply is lost', { name: 'lost-reply', times: 1 }, 60],
  ['before which it is killed', { name: 'crash-before', times: 1_000 }, 4],
]

test.each(FAULTS)(
  'a roll-up with a call %s and run again counts the same, whichever call it is',
  async (_name, fault, seconds) => {
    const right = await history()
    await uncount()
    const counting = market.product.context(60)
    for (let cursor: string | null = null, more = true; more; more = cursor !== null)
      cursor = await rollUp(counting, cursor)
    const { calls } = counting.meter
    expect(calls).toBeGreaterThan(40)
    for (let call = 0; call < calls; call += 1) {
      await uncount()
      market.product.cloud.faults.inject({ ...fault, match: '*', skip: call })
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        cursor = await rollUp(market.product.context(seconds), cursor)
      }
      market.product.cloud.faults.clear()
      // Transactions that a killed run left open have ended by then.
      await advance(MINUTE_MS)
      await roll(market.product)
      expect(figures()).toEqual(right)
    }
  },
  240_000,
)

test('two that roll up at once count the same as one', async () => {
  const right = await history()
  for (let time = 0; time < 8; time += 1) {
    await uncount()
    await Promise.all([roll(market.product), roll(market.product), roll(market.product)])
    expect(figures()).toEqual(right)
  }
}, 60_000)
