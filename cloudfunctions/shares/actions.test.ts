import { DAY_MS } from '@shared/kernel/time'
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

describe('a short link', () => {
  const asked = () => product.cloud.wechat.counts().genwxashortlink ?? 0
  const newShare = async (promoter: Person) =>
    (await promoter.get('shares.create', { target: { kind: 'register' } })).code

  test('opens the share’s page from a chat, and is kept until a day before it ends', async () => {
    const promoter = await newPromoter()
    const code = await newShare(promoter)
    const before = asked()
    const first = await promoter.get('shares.shortLink', { code })
    expect(first.shortLink).toMatch(/^#小程序:\/\/推客\//)
    expect(Math.abs(first.expiresAt - product.cloud.clock.now() - 30 * DAY_MS)).toBeLessThan(5_000)
    const [call] = product.cloud.wechat.calls(1)
    expect(call?.request).toMatchObject({ page_url: `pages/members/register/index?s=${code}`, is_permanent: false })
    await product.cloud.clock.advance(29 * DAY_MS - 60_000)
    expect(await promoter.get('shares.shortLink', { code })).toEqual(first)
    expect(asked()).toBe(before + 1)
    await product.cloud.clock.advance(60_000)
    expect((await promoter.get('shares.shortLink', { code })).expiresAt).toBeGreaterThan(first.expiresAt)
    expect(asked()).toBe(before + 2)
  })

  test('that WeChat refuses is asked for again later', async () => {
    const promoter = await newPromoter()
    const code = await newShare(promoter)
    product.cloud.wechat.forceError('genwxashortlink', 45009)
    expect(await promoter.refused('shares.shortLink', { code })).toBe('BUSY')
    expect((await promoter.get('shares.shortLink', { code })).shortLink).not.toBe('')
  })

  test('is one also when it is asked for fifty times at once', async () => {
    const promoter = await newPromoter()
    const code = await newShare(promoter)
    const all = await Promise.all(Array.from({ length: 50 }, () => promoter.get('shares.shortLink', { code })))
    expect(new Set(all.map(({ shortLink }) => shortLink)).size).toBe(1)
  })

  test('is the promoter’s own', async () => {
    const code = await newShare(await newPromoter())
    const other = await newPromoter()
    expect(await other.refused('shares.shortLink', { code })).toBe('NOT_FOUND')
    expect(await other.refused('shares.banners', { code })).toBe('NOT_FOUND')
    expect(await other.refused('shares.banners', { code: `${code.slice(1)}x` })).toBe('SHARE_TAMPERED')
  })
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

  test('has banners in three sizes, with the thing’s title for who can’t see them', async () => {
    const promoter = await newPromoter()
    const { code, link } = await promoter.get('shares.create', { target: { kind: 'product', id: productId } })
    const { items } = await promoter.get('shares.banners', { code })
    expect(items.map(({ size, width, height }) => [size, width, height])).toEqual([
      ['630x330', 630, 330],
      ['728x90', 728, 90],
      ['160x600', 160, 600],
    ])
    for (const { size, pictureUrl, html } of items) {
      expect(pictureUrl).toBe(`${PUBLIC_URL}/b/${size}/${code}.svg`)
      expect(html).toContain(`href="${link}"`)
      expect(html).toContain(`src="${pictureUrl}"`)
      expect(html).toContain('alt="山茶籽油"')
    }
  })

  test('shows WeChat its title beside a short link', async () => {
    const promoter = await newPromoter()
    const { code } = await promoter.get('shares.create', { target: { kind: 'live', id: contentId } })
    expect((await promoter.get('shares.shortLink', { code })).shortLink).toContain('/采茶/')
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
