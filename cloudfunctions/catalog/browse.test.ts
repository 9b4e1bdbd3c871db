import type { Input, Output } from '@shared/contracts'
import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

let product: Product
let owner: Person
let visitor: Person
let shopId: string

beforeAll(async () => {
  product = await startProduct()
  owner = product.as('owner')
  visitor = product.as('passer-by')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
  shopId = (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
})
afterAll(() => product.close())

type Added = Partial<Omit<Input<'catalog.addProduct'>, 'requestId'>>
const sku = { name: '一份', priceFen: 5_900, stock: 3 }
const add = async (title: string, more: Added = {}) =>
  (await owner.get('catalog.addProduct', { shopId, title, skus: [sku], ...more })).productId
const titles = ({ items }: Output<'catalog.products'>) => items.map(({ title }) => title)
const find = async (search: string, more: Partial<Input<'catalog.products'>> = {}) =>
  titles(await visitor.get('catalog.products', { search, ...more }))

describe('a search', () => {
  beforeAll(async () => {
    for (const [title, priceFen] of [
      ['野生椴树蜜 500 g', 9_900],
      ['枣花蜂蜜 250 g', 3_900],
      ['蜂王浆 100 g', 12_900],
      ['Ｓｅｔ 蜂蜜 礼盒', 19_900],
    ] as const) {
      await add(title, { skus: [{ ...sku, priceFen }] })
    }
  })

  test.each([
    ['蜂蜜', ['Ｓｅｔ 蜂蜜 礼盒', '枣花蜂蜜 250 g']],
    ['蜜', ['Ｓｅｔ 蜂蜜 礼盒', '枣花蜂蜜 250 g', '野生椴树蜜 500 g']],
    ['礼盒 蜂蜜', ['Ｓｅｔ 蜂蜜 礼盒']],
    ['250g', ['枣花蜂蜜 250 g']],
    ['250 蜂蜜', ['枣花蜂蜜 250 g']],
    ['set', ['Ｓｅｔ 蜂蜜 礼盒']],
    ['蜂蜜 浆', []],
    ['。！', []],
    ['🎁', []],
  ])('for %s finds %j, newest first', async (search, expected) => {
    expect(await find(search)).toEqual(expected)
  })

  test('goes together with a price order, a shelf and a shop', async () => {
    const cheap = ['枣花蜂蜜 250 g', '野生椴树蜜 500 g', 'Ｓｅｔ 蜂蜜 礼盒']
    expect(await find('蜜', { sort: 'price-up' })).toEqual(cheap)
    expect(await find('蜜', { sort: 'price-down' })).toEqual([...cheap].reverse())
    const other = (await owner.get('catalog.addShop', { name: '蜂农直供' })).shopId
    const { items } = await owner.get('catalog.setCategories', { categories: [{ name: '蜂蜜' }] })
    const { categoryId = '' } = items[0] ?? {}
    await add('椴树蜂蜜', { shopId: other, categoryId })
    expect(await find('蜂蜜', { shopId: other })).toEqual(['椴树蜂蜜'])
    expect(await find('蜂蜜', { categoryId })).toEqual(['椴树蜂蜜'])
    expect(await find('蜂蜜', { shopId, categoryId })).toEqual([])
  })

  test('knows a new title at once, the old one no more, and nothing that is off sale', async () => {
    const productId = await add('高山云雾茶')
    await owner.get('catalog.changeProduct', { productId, title: '明前龙井' })
    expect(await find('云雾')).toEqual([])
    expect(await find('龙井')).toEqual(['明前龙井'])
    await owner.get('catalog.setOnSale', { productId, onSale: false })
    expect(await find('龙井')).toEqual([])
    expect(titles(await owner.get('catalog.products', { search: '龙井', state: 'off-sale' }))).toEqual(['明前龙井'])
  })
})

describe('the shelves', () => {
  test('are set whole, in their order; a repetition answers the same, another input is a conflict', async () => {
    const requestId = newRequestId()
    const wanted = { requestId, categories: [{ name: '茶叶' }, { name: '粮油' }] }
    const first = await owner.get('catalog.setCategories', wanted)
    expect(first.items.map(({ name }) => name)).toEqual(['茶叶', '粮油'])
    expect(await owner.get('catalog.setCategories', wanted)).toEqual(first)
    const conflict = { ...wanted, categories: [{ name: '零食' }] }
    expect(await owner.refused('catalog.setCategories', conflict)).toBe('CONFLICT')
    const [tea, oil] = first.items
    const swapped = [
      { categoryId: oil?.categoryId, name: '米面粮油' },
      { categoryId: tea?.categoryId, name: '茶叶' },
    ]
    const second = await owner.get('catalog.setCategories', { categories: swapped as { name: string }[] })
    expect(second.items).toEqual(swapped)
    expect(await visitor.get('catalog.categories', {})).toEqual(second)
    // The first request, come late once more, changes nothing and answers what it answered then.
    expect(await owner.get('catalog.setCategories', wanted)).toEqual(first)
    expect(await visitor.get('catalog.categories', {})).toEqual(second)
  })

  test('that are unknown, named twice or promise an income are refused', async () => {
    const [shelf] = (await owner.get('catalog.setCategories', { categories: [{ name: '茶叶' }] })).items
    const { categoryId = '' } = shelf ?? {}
    const refused = (categories: { name: string; categoryId?: string }[]) =>
      owner.refused('catalog.setCategories', { categories })
    expect(await refused([{ categoryId: 'AAAAAAAAAAAAAAAA', name: '粮油' }])).toBe('NOT_FOUND')
    expect(
      await refused([
        { categoryId, name: '茶叶' },
        { categoryId, name: '红茶' },
      ]),
    ).toBe('NOT_FOUND')
    expect(await refused([{ name: '茶叶' }, { name: '茶叶' }])).toBe('INVALID_INPUT')
    expect(await refused([{ name: '躺赚好物' }])).toBe('TEXT_REFUSED')
    expect(await visitor.refused('catalog.setCategories', { categories: [] })).toBe('FORBIDDEN')
  })

  test('carry their products, which stand on none once theirs is gone', async () => {
    const { items } = await owner.get('catalog.setCategories', { categories: [{ name: '茶叶' }, { name: '粮油' }] })
    const [tea = '', oil = ''] = items.map(({ categoryId }) => categoryId)
    const productId = await add('山茶籽油', { categoryId: oil, description: '一级压榨。' })
    const on = async (categoryId: string) => titles(await visitor.get('catalog.products', { categoryId }))
    expect(await on(oil)).toEqual(['山茶籽油'])
    expect(await visitor.get('catalog.product', { productId })).toMatchObject({
      ...{ categoryId: oil, description: '一级压榨。' },
    })
    await owner.get('catalog.changeProduct', { productId, categoryId: tea, description: '' })
    expect([await on(oil), await on(tea)]).toEqual([[], ['山茶籽油']])
    await owner.get('catalog.setCategories', { categories: [{ categoryId: oil, name: '粮油' }] })
    expect(await on(tea)).toEqual([])
    expect(await visitor.get('catalog.product', { productId })).toMatchObject({ categoryId: null, description: '' })
    await owner.get('catalog.changeProduct', { productId, categoryId: null })
    const unknown = { productId, categoryId: tea }
    expect(await owner.ask('catalog.changeProduct', unknown)).toMatchObject({
      ...{ ok: false, code: 'NOT_FOUND', data: { field: 'categoryId' } },
    })
    const added = { shopId, title: '山茶', categoryId: tea, skus: [sku] }
    expect(await owner.ask('catalog.addProduct', added)).toMatchObject({ ok: false, data: { field: 'categoryId' } })
  })

  test('and descriptions are texts that people read', async () => {
    const answer = await owner.ask('catalog.addProduct', { shopId, title: '茶', description: '稳赚', skus: [sku] })
    expect(answer).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data: { field: 'description' } })
  })
})

test('products are given by id as asked, off sale or not, and unknown ones left out', async () => {
  const [one, two] = [await add('甲'), await add('乙')]
  await owner.get('catalog.setOnSale', { productId: one, onSale: false })
  const productIds = [two, 'AAAAAAAAAAAAAAAA', one]
  const { items } = await visitor.get('catalog.productsById', { productIds })
  expect(items).toMatchObject([
    { productId: two, state: 'on-sale' },
    { productId: one, state: 'off-sale' },
  ])
})

test('a list shows the strike price of the SKU that has the lowest price', async () => {
  const dear = { name: '三罐装', priceFen: 15_900, strikePriceFen: 17_700, stock: 0 }
  const plain = await add('无划线价', { skus: [dear, sku] })
  const struck = await add('有划线价', { skus: [{ ...sku, strikePriceFen: 6_900 }, dear] })
  const { items } = await visitor.get('catalog.productsById', { productIds: [plain, struck] })
  expect(items.map(({ priceFen, strikePriceFen }) => [priceFen, strikePriceFen])).toEqual([
    [5_900, null],
    [5_900, 6_900],
  ])
})
