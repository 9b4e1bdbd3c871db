import type { Input } from '@shared/contracts'
import { HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

let product: Product
let owner: Person
let promoter: Person
let shopId: string

beforeEach(async () => {
  product = await startProduct()
  owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  promoter = product.as('promoter')
  await promoter.get('members.register', {})
  await promoter.get('promoters.enroll', {})
  shopId = (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
})
afterEach(() => product.close())

/** A plan that leaves the promoter `percent` of the price. */
const plan = (percent: number) =>
  ({ promoted: true, split: 'agency', serviceRate: 500_000, promoterRate: percent * 20_000 }) as const
const add = async (title: string, priceFen: number, percent: number | null, more: object = {}) =>
  (
    await owner.get('catalog.addProduct', {
      ...{ shopId, title, skus: [{ name: '一份', priceFen, stock: 9 }] },
      ...(percent === null ? {} : { plan: plan(percent) }),
      ...more,
    })
  ).productId
const titles = async (more: Partial<Input<'catalog.products'>> = {}) =>
  (await promoter.get('catalog.products', { sort: 'commission', ...more })).items.map(({ title }) => title)

test('is what a promoter earns on the price, the most first, page after page', async () => {
  await add('茶', 10_000, 10) // 10.00
  await add('油', 8_900, 20) // 17.80
  await add('蜜', 90_000, null) // nothing
  await add('米', 200_000, 1) // 20.00
  expect(await titles()).toEqual(['米', '油', '茶', '蜜'])
  const first = await promoter.get('catalog.products', { sort: 'commission', size: 2 })
  expect(first.items.map(({ earnFen }) => earnFen)).toEqual([2_000, 1_780])
  const second = await promoter.get('catalog.products', { sort: 'commission', size: 2, cursor: first.cursor ?? '' })
  expect(second.items.map(({ title, earnFen }) => [title, earnFen])).toEqual([
    ['茶', 1_000],
    ['蜜', null],
  ])
})

test('goes together with a shop, a shelf and a search', async () => {
  const other = (await owner.get('catalog.addShop', { name: '分店' })).shopId
  const { items } = await owner.get('catalog.setCategories', { categories: [{ name: '茶' }] })
  const { categoryId = '' } = items[0] ?? {}
  await add('红茶', 10_000, 10, { categoryId })
  await add('绿茶', 10_000, 30, { shopId: other, categoryId })
  await add('白茶', 10_000, 20)
  expect(await titles({ search: '茶' })).toEqual(['绿茶', '白茶', '红茶'])
  expect(await titles({ shopId })).toEqual(['白茶', '红茶'])
  expect(await titles({ categoryId })).toEqual(['绿茶', '红茶'])
  expect(await titles({ search: '茶', shopId, categoryId })).toEqual(['红茶'])
})

test('follows a new price at once, and another plan', async () => {
  const tea = await add('茶', 10_000, 10) // 10.00
  await add('油', 8_900, 20) // 17.80
  expect(await titles()).toEqual(['油', '茶'])
  const { skus } = await promoter.get('catalog.product', { productId: tea })
  const changed = skus.map(({ skuId, name }) => ({ skuId, name, priceFen: 20_000 })) // 20.00
  await owner.get('catalog.changeProduct', { productId: tea, skus: changed })
  expect(await titles()).toEqual(['茶', '油'])
  const off = { requestId: newRequestId(), productId: tea, promoted: false }
  await owner.get('catalog.setPlan', off)
  expect(await titles()).toEqual(['油', '茶'])
  await owner.get('catalog.setPlan', { productId: tea, ...plan(30) }) // 60.00
  // A repetition of what was asked before changes nothing.
  await owner.get('catalog.setPlan', off)
  expect(await titles()).toEqual(['茶', '油'])
})

test('lets a plan go when it ends, also when the price changed meanwhile, and keeps one that was announced since', async () => {
  const now = () => product.cloud.clock.now()
  const tea = await add('茶', 10_000, null)
  const oil = await add('油', 8_900, 5) // 4.45
  const rice = await add('米', 10_000, null)
  await owner.get('catalog.setPlan', { productId: tea, ...plan(30), endAt: now() + HOUR_MS }) // 30.00
  await owner.get('catalog.setPlan', { productId: rice, ...plan(20), endAt: now() + HOUR_MS }) // 20.00
  await product.runJobs()
  expect(await titles()).toEqual(['茶', '米', '油'])
  await owner.get('catalog.setPlan', { productId: rice, ...plan(10) }) // 10.00, for good
  const { skus } = await promoter.get('catalog.product', { productId: tea })
  await owner.get('catalog.changeProduct', {
    productId: tea,
    skus: skus.map(({ skuId, name }) => ({ skuId, name, priceFen: 20_000 })),
  })
  await product.cloud.clock.advance(HOUR_MS + MINUTE_MS)
  await product.runJobs()
  expect(await titles()).toEqual(['米', '油', '茶'])
  expect((await promoter.get('catalog.product', { productId: oil })).earnFen).toBe(445)
})

test('follows a plan of later once it has begun, and again when it ends', async () => {
  const now = () => product.cloud.clock.now()
  const tea = await add('茶', 10_000, 10) // 10.00
  const rice = await add('米', 10_000, 15) // 15.00
  await add('油', 10_000, 12) // 12.00
  expect(await titles()).toEqual(['米', '油', '茶'])
  // The tea will pay 20.00 for an hour, the rice nothing; until then both pay what they do.
  const [startAt, endAt] = [now() + 24 * HOUR_MS, now() + 25 * HOUR_MS]
  await owner.get('catalog.setPlan', { productId: tea, ...plan(20), startAt, endAt })
  await owner.get('catalog.setPlan', { productId: rice, promoted: false, startAt })
  expect(await titles()).toEqual(['米', '油', '茶'])
  await product.cloud.clock.advance(24 * HOUR_MS + MINUTE_MS)
  await product.runJobs()
  expect(await titles()).toEqual(['茶', '油', '米'])
  expect((await promoter.get('catalog.product', { productId: tea })).earnFen).toBe(2_000)
  await product.cloud.clock.advance(HOUR_MS)
  await product.runJobs()
  expect((await titles())[0]).toBe('油')
  expect((await promoter.get('catalog.product', { productId: tea })).earnFen).toBeNull()
})

test('tells nobody but promoters what is earned', async () => {
  await add('茶', 10_000, 10)
  const { items } = await product.as('passer-by').get('catalog.products', { sort: 'commission' })
  expect(items.map(({ earnFen }) => earnFen)).toEqual([null])
})
