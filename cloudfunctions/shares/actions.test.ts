import { type Person, type Product, PUBLIC_URL, startProduct } from '../../tests/product'

let product: Product
let people = 0
async function newPromoter(): Promise<Person> {
  people += 1
  const person = product.as(`promoter-${people}`)
  await person.get('members.register', {})
  await person.get('promoters.enroll', {})
  return person
}

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

test('PC-4, PC-6: a promoter has one link, and asking again gives the same', async () => {
  const promoter = await newPromoter()
  const first = await promoter.get('shares.create', { target: { kind: 'register' } })
  expect(first.path).toBe(`pages/members/register/index?s=${first.code}`)
  expect(first.link).toBe(`${PUBLIC_URL}/s/${first.code}`)
  expect(await promoter.get('shares.create', { target: { kind: 'register' } })).toEqual(first)
})

test('the mini-program code of one’s share is a picture that carries the share’s code, drawn once', async () => {
  const promoter = await newPromoter()
  const { code } = await promoter.get('shares.create', { target: { kind: 'register' } })
  const { url } = await promoter.get('shares.picture', { code })
  const drawn = product.cloud.wechat.counts().getwxacodeunlimit
  const picture = new Uint8Array(await (await fetch(url)).arrayBuffer())
  expect([...picture.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
  await promoter.get('shares.picture', { code })
  expect(product.cloud.wechat.counts().getwxacodeunlimit).toBe(drawn)
  const call = product.cloud.wechat.calls(50).find(({ request }) => request.scene === code)
  expect(call?.request).toMatchObject({ scene: code, page: 'pages/members/register/index' })
})

test('somebody else’s share has no picture for me, and a changed code has none for anybody', async () => {
  const [mine, theirs] = [await newPromoter(), await newPromoter()]
  const { code } = await theirs.get('shares.create', { target: { kind: 'register' } })
  expect(await mine.refused('shares.picture', { code })).toBe('NOT_FOUND')
  expect(await theirs.refused('shares.picture', { code: `${code}x` })).toBe('SHARE_TAMPERED')
})

test('a member who is no promoter has nothing to share', async () => {
  const member = product.as('member-1')
  await member.get('members.register', {})
  expect(await member.refused('shares.create', { target: { kind: 'register' } })).toBe('NOT_A_PROMOTER')
})

describe('a share of something in the catalog', () => {
  let productId: string
  let contentId: string
  beforeAll(async () => {
    const owner = product.as('owner')
    await owner.get('members.register', {})
    const { visitorId } = await owner.get('members.me', {})
    await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
    const { shopId } = await owner.get('catalog.addShop', { name: '山茶小铺' })
    const { channelId } = await owner.get('catalog.addChannel', { name: '山茶直播' })
    const skus = [{ name: '单瓶', priceFen: 8_900, stock: 9 }]
    productId = (await owner.get('catalog.addProduct', { shopId, title: '山茶籽油', skus })).productId
    contentId = (await owner.get('catalog.addContent', { kind: 'live', channelId, shopId, title: '采茶' })).contentId
  })

  test('is the same for the same promoter, target and tag, and another one for another tag', async () => {
    const promoter = await newPromoter()
    const target = { kind: 'product', id: productId } as const
    const first = await promoter.get('shares.create', { target })
    expect(first.path).toBe(`pages/catalog/product/index?id=${productId}&s=${first.code}`)
    expect(await promoter.get('shares.create', { target })).toEqual(first)
    const tagged = await promoter.get('shares.create', { target, tag: '业主群' })
    expect(tagged.code).not.toBe(first.code)
    expect(await promoter.get('shares.create', { target, tag: ' 业主群 ' })).toEqual(tagged)
  })

  test('leads a scanned code, which carries nothing else, to its page', async () => {
    const promoter = await newPromoter()
    const { code, path } = await promoter.get('shares.create', { target: { kind: 'live', id: contentId } })
    expect(await product.as('passer-by').get('shares.resolve', { code })).toEqual({ path })
    expect(await product.as('passer-by').refused('shares.resolve', { code: `${code.slice(1)}x` })).toBe(
      'SHARE_TAMPERED',
    )
  })

  test.each([
    { say: 'a product that does not exist', target: { kind: 'product', id: 'AAAAAAAAAAAAAAAA' } },
    { say: 'a coupon, while there are none', target: { kind: 'coupon', id: 'AAAAAAAAAAAAAAAA' } },
  ] as const)('of $say is refused', async ({ target }) => {
    expect(await (await newPromoter()).refused('shares.create', { target })).toBe('NOT_FOUND')
  })

  test('of a live room can’t be had by calling it a video', async () => {
    const target = { kind: 'video', id: contentId } as const
    expect(await (await newPromoter()).refused('shares.create', { target })).toBe('NOT_FOUND')
  })
})
