import { CHANGE_DELAY_MS } from '@shared/kernel/timeline'
import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

let product: Product
let owner: Person
let shopId: string

beforeAll(async () => {
  product = await startProduct()
  owner = product.as('owner')
  await owner.get('members.register', {})
  const { visitorId } = await owner.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles: ['operator'], since: 0 })
  shopId = (await owner.get('catalog.addShop', { name: '山茶小铺' })).shopId
})
afterAll(() => product.close())

const oil = (promoted = true) => ({ shopId, title: '山茶籽油 500 ml', priceFen: 8_900, promoted })
const listed = async (productId: string) =>
  (await owner.get('catalog.products', { shopId, size: 50 })).items.find((item) => item.productId === productId)

test('a product that was added is listed with its price and whether it is promoted', async () => {
  const { productId } = await owner.get('catalog.addProduct', oil())
  expect(await listed(productId)).toEqual({ productId, ...oil() })
})

test('adding twice with one request id adds one; with another input it is a conflict', async () => {
  const requestId = newRequestId()
  const first = await owner.get('catalog.addProduct', { requestId, ...oil() })
  expect(await owner.get('catalog.addProduct', { requestId, ...oil() })).toEqual(first)
  expect(await owner.refused('catalog.addProduct', { requestId, ...oil(false) })).toBe('CONFLICT')
})

test('a promotion plan changes a minute after saving, so that no cache is ever wrong', async () => {
  const { productId } = await owner.get('catalog.addProduct', oil())
  const { from } = await owner.get('catalog.setPromoted', { productId, promoted: false })
  expect(from).toBeGreaterThanOrEqual(product.cloud.clock.now() + CHANGE_DELAY_MS - 1_000)
  expect((await listed(productId))?.promoted).toBe(true)
  await product.cloud.clock.advance(CHANGE_DELAY_MS + 1)
  expect((await listed(productId))?.promoted).toBe(false)
})

test('every change of a plan and of lock days is kept with its time, for the replay', async () => {
  const { productId } = await owner.get('catalog.addProduct', oil())
  await owner.get('catalog.setPromoted', { productId, promoted: false })
  const days = { 'content.click': 7, 'content.order': 0 }
  const { from } = await owner.get('catalog.setLockDays', { shopId, days })
  const kept = product.cloud.database.dump('policy-changes')
  const plans = kept.filter(({ policyId }) => policyId === `product_${productId}`)
  expect(plans.map(({ value }) => value)).toEqual(
    expect.arrayContaining([
      { shopId, promoted: true },
      { shopId, promoted: false },
    ]),
  )
  expect(kept).toContainEqual({ _id: `lock_${shopId}_${from}`, policyId: `lock_${shopId}`, from, value: days })
})

test('two changes at once are both kept, one after the other', async () => {
  const { productId } = await owner.get('catalog.addProduct', oil())
  const changes = await Promise.all(
    [false, true, false].map((promoted) => owner.get('catalog.setPromoted', { productId, promoted })),
  )
  expect(new Set(changes.map(({ from }) => from)).size).toBe(3)
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

test.each([
  { say: 'a price in yuan with fen', input: { priceFen: 89.5 } },
  { say: 'a price below nothing', input: { priceFen: -1 } },
  { say: 'no title', input: { title: '  ' } },
])('$say is refused', async ({ input }) => {
  expect(await owner.refused('catalog.addProduct', { ...oil(), ...input })).toBe('INVALID_INPUT')
})

test('a title that promises an income is refused, with the words', async () => {
  const answer = await owner.ask('catalog.addProduct', { ...oil(), title: '躺 赚好物' })
  expect(answer).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data: { field: 'title', phrase: '躺赚' } })
})

test('a repeated announcement is answered as the first time, whatever was announced since', async () => {
  const { productId } = await owner.get('catalog.addProduct', oil())
  const requestId = newRequestId()
  const first = await owner.get('catalog.setPromoted', { requestId, productId, promoted: false })
  await owner.get('catalog.setPromoted', { productId, promoted: true })
  expect(await owner.get('catalog.setPromoted', { requestId, productId, promoted: false })).toEqual(first)
})

test('changing the catalog is for owner and operator', async () => {
  const member = product.as('member')
  await member.get('members.register', {})
  expect(await member.refused('catalog.addShop', { name: '我的店' })).toBe('FORBIDDEN')
})
