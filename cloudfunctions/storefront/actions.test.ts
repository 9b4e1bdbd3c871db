import type { Input } from '@shared/contracts'
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

const NOWHERE = 'AAAAAAAAAAAAAAAA'
const add = async (title: string, pictures: string[] = []) => {
  const skus = [{ name: '一份', priceFen: 5_900, stock: 3 }]
  return (await owner.get('catalog.addProduct', { shopId, title, pictures, skus })).productId
}
type Slides = Input<'storefront.arrange'>['slides']
type Sections = Input<'storefront.arrange'>['sections']
const arrange = (slides: Slides, sections: Sections) => owner.get('storefront.arrange', { slides, sections })
const home = () => visitor.get('storefront.home', {})

test('a mall that nobody arranged has an empty home', async () => {
  expect(await home()).toEqual({ slides: [], categories: [], sections: [] })
})

test('the home is shown as it was arranged, with pictures, shelves and products', async () => {
  const [oil, soap] = [await add('山茶籽油', ['drawn:oil']), await add('茶籽皂')]
  const { items } = await owner.get('catalog.setCategories', { categories: [{ name: '粮油' }] })
  const { categoryId = '' } = items[0] ?? {}
  const { channelId } = await owner.get('catalog.addChannel', { name: '视频号' })
  const about = { kind: 'live', channelId, shopId, title: '采茶直播' } as const
  const { contentId } = await owner.get('catalog.addContent', about)
  const slides: Slides = [
    { title: '新榨', target: { kind: 'product', id: oil } },
    { title: '', target: { kind: 'shop', id: shopId }, picture: 'drawn:shop' },
    { title: '今晚直播', target: { kind: 'content', id: contentId } },
    { title: '米面粮油', target: { kind: 'category', id: categoryId } },
  ]
  await arrange(slides, [
    { title: '掌柜推荐', productIds: [soap, oil] },
    { title: '再看一眼', productIds: [oil] },
  ])
  const shown = await home()
  expect(shown.slides.map(({ picture }) => picture)).toEqual(['drawn:oil', 'drawn:shop', null, null])
  expect(shown.slides.map(({ title, target }) => ({ title, target }))).toEqual(
    slides.map(({ title, target }) => ({ title, target })),
  )
  expect(shown.categories).toEqual(items)
  expect(shown.sections).toMatchObject([
    {
      title: '掌柜推荐',
      products: [{ title: '茶籽皂' }, { title: '山茶籽油', picture: 'drawn:oil', priceFen: 5_900 }],
    },
    { title: '再看一眼', products: [{ productId: oil }] },
  ])
  expect(product.lastCalls()).toBeLessThanOrEqual(8)
  const saved = await owner.get('storefront.arrangement', {})
  expect(saved.slides.map(({ targetName }) => targetName)).toEqual(['山茶籽油', '山茶小铺', '采茶直播', '粮油'])
  expect(saved.sections[0]?.products).toEqual([
    { productId: soap, title: '茶籽皂' },
    { productId: oil, title: '山茶籽油' },
  ])
})

test('what is off sale or gone is left out, and a section of nothing with it; the arrangement keeps them', async () => {
  const [here, gone] = [await add('在售'), await add('下架')]
  const { items } = await owner.get('catalog.setCategories', { categories: [{ name: '茶叶' }] })
  const target = { kind: 'category', id: items[0]?.categoryId ?? '' } as const
  await arrange(
    [
      { title: '茶', target },
      { title: '下架', target: { kind: 'product', id: gone } },
    ],
    [
      { title: '空', productIds: [gone] },
      { title: '有', productIds: [gone, here] },
    ],
  )
  await owner.get('catalog.setOnSale', { productId: gone, onSale: false })
  await owner.get('catalog.setCategories', { categories: [] })
  const shown = await home()
  expect(shown.slides).toEqual([])
  expect(shown.sections).toMatchObject([{ title: '有', products: [{ productId: here }] }])
  const saved = await owner.get('storefront.arrangement', {})
  expect(saved.slides.map(({ targetName }) => targetName)).toEqual([null, '下架'])
  expect(saved.sections).toHaveLength(2)
})

test('pictures that were uploaded are addressed together, however many there are', async () => {
  const { files } = product.context()
  const pictures: string[] = []
  for (let at = 0; at < 12; at += 1) pictures.push(await files.save(`products/home-${at}.png`, new Uint8Array([at])))
  const ids: string[] = []
  for (const picture of pictures) ids.push(await add('有图', [picture]))
  const [first = '', second = ''] = ids
  await arrange(
    [{ title: '', target: { kind: 'product', id: first }, picture: pictures[1] ?? '' }],
    [
      { title: '一', productIds: ids.slice(0, 6) },
      { title: '二', productIds: ids.slice(6) },
    ],
  )
  const { slides, sections } = await home()
  const [one, two] = sections.flatMap(({ products }) => products)
  expect([one?.productId, two?.productId]).toEqual([first, second])
  expect(slides[0]?.picture).toMatch(/^http/)
  expect(sections.flatMap(({ products }) => products).every(({ picture }) => picture?.startsWith('http'))).toBe(true)
  expect(product.lastCalls()).toBeLessThanOrEqual(8)
})

test('arranging is done once a request, by the staff, with clean words and targets that are there', async () => {
  const productId = await add('山茶')
  const section = { title: '推荐', productIds: [productId] }
  const wanted = { requestId: newRequestId(), slides: [], sections: [section] }
  await owner.get('storefront.arrange', wanted)
  await arrange([], [{ ...section, title: '新的' }])
  await owner.get('storefront.arrange', wanted)
  expect((await home()).sections).toMatchObject([{ title: '新的' }])
  expect(await owner.refused('storefront.arrange', { ...wanted, sections: [] })).toBe('CONFLICT')
  expect(await visitor.refused('storefront.arrange', { slides: [], sections: [] })).toBe('FORBIDDEN')
  expect(await visitor.refused('storefront.arrangement', {})).toBe('FORBIDDEN')
  const refusal = (slides: Slides, sections: Sections) => owner.ask('storefront.arrange', { slides, sections })
  for (const kind of ['product', 'shop', 'content', 'category'] as const) {
    const answer = await refusal([{ title: '', target: { kind, id: NOWHERE } }], [])
    expect(answer).toMatchObject({ ok: false, code: 'NOT_FOUND', data: { field: 'slides' } })
  }
  expect(await refusal([], [{ title: '推荐', productIds: [NOWHERE] }])).toMatchObject({
    ...{ ok: false, code: 'NOT_FOUND', data: { field: 'sections' } },
  })
  const promising = { title: '躺着赚', productIds: [productId] }
  expect(await refusal([], [promising])).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data: { field: 'sections' } })
  const audit = product.cloud.database.dump('audit').filter(({ action }) => action === 'storefront.arrange')
  expect(audit.at(-1)).toMatchObject({ subject: 'home' })
})
