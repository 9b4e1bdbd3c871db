import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'
import type { ActionContext } from '../runtime/context'
import { addStock } from './restock'

let product: Product
let owner: Person
let shopId: string

beforeAll(async () => {
  product = await startProduct()
  owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  shopId = (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
})
afterAll(() => product.close())

const TITLE = '山茶籽油 500 ml'
const plan = { promoted: true, split: 'merchant', serviceRate: 200_000, promoterRate: 500_000 } as const
const bottle = { name: '单瓶', priceFen: 8_900, stock: 3 }
const oil = () => ({ shopId, title: TITLE, skus: [bottle], plan })
const listed = async (productId: string) =>
  (await owner.get('catalog.products', { shopId, size: 50 })).items.find((item) => item.productId === productId)
let members = 0
async function member(...steps: ((person: Person) => Promise<unknown>)[]) {
  members += 1
  const person = product.as(`member-${members}`)
  await person.get('members.register', {})
  for (const step of steps) await step(person)
  return person
}
const enrolled = (person: Person) => person.get('promoters.enroll', {})

describe('a product', () => {
  test('that was added is listed at its lowest price, with its first picture and whether it is promoted', async () => {
    const skus = [{ name: '两瓶装', priceFen: 16_800, strikePriceFen: 17_800, stock: 60 }, bottle]
    const { productId } = await owner.get('catalog.addProduct', { ...oil(), skus, pictures: ['drawn:oil'] })
    expect(await listed(productId)).toEqual({
      ...{ productId, shopId, title: TITLE, picture: 'drawn:oil', priceFen: 8_900 },
      ...{ strikePriceFen: null, state: 'on-sale', promoted: true, earnFen: null },
    })
  })

  test('shows how many are left when they are few, and to nobody how many there are', async () => {
    const skus = [bottle, { name: '一箱', priceFen: 50_000, stock: 200 }, { name: '礼盒', priceFen: 9_900, stock: 0 }]
    const { productId } = await owner.get('catalog.addProduct', { ...oil(), skus })
    const shown = await owner.get('catalog.product', { productId })
    expect(shown.skus).toMatchObject([
      { name: '单瓶', inStock: true, stockLeft: 3, strikePriceFen: null },
      { name: '一箱', inStock: true, stockLeft: null },
      { name: '礼盒', inStock: false, stockLeft: 0 },
    ])
  })

  test('tells a promoter what each SKU earns, and a visitor only that it is promoted', async () => {
    const skus = [bottle, { name: '试用装', priceFen: 999, stock: 1 }]
    const { productId } = await owner.get('catalog.addProduct', { ...oil(), skus })
    const forPromoter = await (await member(enrolled)).get('catalog.product', { productId })
    // 89.00 × 20 % = 17.80, × 50 % = 8.90; 9.99 × 20 % = 1.99 (floor), × 50 % = 0.99 (floor).
    expect(forPromoter.skus.map(({ earnFen }) => earnFen)).toEqual([890, 99])
    expect(forPromoter.earnFen).toBe(99)
    const forVisitor = await product.as('passer-by').get('catalog.product', { productId })
    expect(forVisitor).toMatchObject({ promoted: true, earnFen: null, skus: [{ earnFen: null }, { earnFen: null }] })
    expect(JSON.stringify(forVisitor)).not.toContain('serviceRate')
  })

  test('that is added twice with one request id is added once; with another input it is a conflict', async () => {
    const requestId = newRequestId()
    const first = await owner.get('catalog.addProduct', { requestId, ...oil() })
    expect(await owner.get('catalog.addProduct', { requestId, ...oil() })).toEqual(first)
    expect(await owner.refused('catalog.addProduct', { requestId, ...oil(), title: '别的' })).toBe('CONFLICT')
    expect(product.cloud.database.dump('stock').filter(({ productId }) => productId === first.productId)).toHaveLength(
      1,
    )
  })

  test('changes title, pictures and prices at once, and keeps its SKUs’ ids and stock', async () => {
    const skus = [bottle, { name: '两瓶装', priceFen: 16_800, stock: 5 }]
    const { productId, skuIds } = await owner.get('catalog.addProduct', { ...oil(), skus })
    const [one = '', two = ''] = skuIds
    const changed = [
      { skuId: two, name: '两瓶装', priceFen: 15_000, strikePriceFen: 16_800 },
      { skuId: one, name: '单瓶 新装', priceFen: 7_900 },
    ]
    await owner.get('catalog.changeProduct', {
      productId,
      title: '新榨山茶籽油',
      pictures: ['drawn:oil'],
      skus: changed,
    })
    expect(await owner.get('catalog.product', { productId })).toMatchObject({
      ...{ title: '新榨山茶籽油', pictures: ['drawn:oil'], priceFen: 7_900 },
      skus: [
        { skuId: two, priceFen: 15_000, strikePriceFen: 16_800, stockLeft: 5 },
        { skuId: one, name: '单瓶 新装', priceFen: 7_900, stockLeft: 3 },
      ],
    })
    expect(await owner.refused('catalog.changeProduct', { productId, skus: changed.slice(1) })).toBe('NOT_FOUND')
  })

  test('that is off sale is listed for the staff alone, and still opens by its link', async () => {
    const { productId } = await owner.get('catalog.addProduct', oil())
    await owner.get('catalog.setOnSale', { productId, onSale: false })
    expect(await listed(productId)).toBeUndefined()
    const visitor = product.as('passer-by')
    expect(await visitor.get('catalog.product', { productId })).toMatchObject({ state: 'off-sale' })
    expect(await visitor.refused('catalog.products', { state: 'off-sale' })).toBe('FORBIDDEN')
    const { items } = await owner.get('catalog.products', { state: 'off-sale' })
    expect(items.map((item) => item.productId)).toEqual([productId])
  })

  test.each([
    { say: 'a price in yuan with fen', input: { skus: [{ ...bottle, priceFen: 89.5 }] } },
    { say: 'a price below nothing', input: { skus: [{ ...bottle, priceFen: -1 }] } },
    { say: 'two SKUs of one name', input: { skus: [bottle, bottle] } },
    { say: 'no SKU', input: { skus: [] } },
    { say: 'ten pictures', input: { pictures: Array.from({ length: 10 }, () => 'drawn:oil') } },
    { say: 'a picture from anywhere', input: { pictures: ['https://example.com/a.png'] } },
    { say: 'no title', input: { title: '  ' } },
  ])('with $say is refused', async ({ input }) => {
    expect(await owner.refused('catalog.addProduct', { ...oil(), ...input })).toBe('INVALID_INPUT')
  })

  test('with a title that promises an income is refused, with the words', async () => {
    const answer = await owner.ask('catalog.addProduct', { ...oil(), title: '躺 赚好物' })
    expect(answer).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data: { field: 'title', phrase: '躺赚' } })
  })
})

describe('stock by hand', () => {
  const stocked = async (stock: number) => {
    const { productId, skuIds } = await owner.get('catalog.addProduct', { ...oil(), skus: [{ ...bottle, stock }] })
    const skuId = skuIds[0] ?? ''
    const rows = () => product.cloud.database.dump('stock').filter((row) => row.skuId === skuId)
    const free = () => rows().reduce((sum, row) => sum + Number(row.free), 0)
    return { productId, skuId, rows, free, more: { productId, skuId, reason: '盘点' } }
  }

  test('grows over more and more documents, with every piece in one of them', async () => {
    const { more, rows, free } = await stocked(0)
    expect(rows()).toHaveLength(1)
    for (const change of [3, 95, 1, 902]) await owner.get('catalog.addStock', { ...more, change })
    expect(free()).toBe(1_001)
    expect(rows()).toHaveLength(32)
    expect(rows().every(({ total, free }) => total === free)).toBe(true)
  })

  test('shrinks by free pieces only, and says how many there are', async () => {
    const { more, free } = await stocked(25)
    await owner.get('catalog.addStock', { ...more, change: -24 })
    expect(free()).toBe(1)
    expect(await owner.ask('catalog.addStock', { ...more, change: -2 })).toMatchObject({
      ...{ ok: false, code: 'SOLD_OUT' },
      data: { left: 1 },
    })
  })

  test('is taken away at once however many documents it stands in', async () => {
    const { more, free } = await stocked(320)
    await owner.get('catalog.addStock', { ...more, change: -300 })
    expect(free()).toBe(20)
  })

  test('that is counted twice with one request id counts once, also when it is all gone by then', async () => {
    const { more, free } = await stocked(4)
    const requestId = newRequestId()
    const take = { ...more, change: -4, requestId }
    const answers = await Promise.all(Array.from({ length: 12 }, () => owner.get('catalog.addStock', take)))
    expect(new Set(answers.map(({ freeChanged }) => freeChanged))).toEqual(new Set([-4]))
    expect(await owner.get('catalog.addStock', take)).toEqual({ freeChanged: -4 })
    expect(free()).toBe(0)
    expect(await owner.refused('catalog.addStock', { ...take, change: -3 })).toBe('CONFLICT')
  })

  test('that was taken meanwhile by the same request, sent twice, is no refusal', async () => {
    const { more, free } = await stocked(4)
    const take = { ...more, change: -4, requestId: newRequestId() }
    const context = product.context()
    const { visitorId } = await owner.get('members.me', {})
    const find: typeof context.db.find = async (...query) => {
      // The other sending is carried out after this one looked for it and before it sees the stock.
      await owner.get('catalog.addStock', take)
      return context.db.find(...query)
    }
    const caller = { visitorId } as ActionContext['caller']
    expect(await addStock(take, { ...context, caller, db: { ...context.db, find } })).toBe(-4)
    expect(free()).toBe(0)
  })
})

test('content belongs to a channel and sells for a shop that exist', async () => {
  const { channelId } = await owner.get('catalog.addChannel', { name: '山茶直播' })
  const content = { kind: 'live', channelId, shopId, title: '采茶直播' } as const
  const { contentId } = await owner.get('catalog.addContent', content)
  expect((await owner.get('catalog.contents', {})).items).toContainEqual({ contentId, ...content })
  const nowhere = 'AAAAAAAAAAAAAAAA'
  expect(await owner.refused('catalog.addContent', { ...content, channelId: nowhere })).toBe('NOT_FOUND')
  expect(await owner.refused('catalog.addProduct', { ...oil(), shopId: nowhere })).toBe('NOT_FOUND')
})

test('changing the catalog is for owner and operator, and its rates for the owner', async () => {
  const one = await member()
  expect(await one.refused('catalog.addShop', { name: '我的店' })).toBe('FORBIDDEN')
  const { visitorId } = await one.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['operator'], since: 0 })
  expect(await one.refused('catalog.setReferralRate', { rate: 1 })).toBe('FORBIDDEN')
  await one.get('catalog.addShop', { name: '我的店' })
})
