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
  const drawn = product.cloud.wechat.counts().getwxacodeunlimit
  const { url } = await promoter.get('shares.picture', { code })
  const picture = new Uint8Array(await (await fetch(url)).arrayBuffer())
  expect([...picture.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
  await promoter.get('shares.picture', { code })
  // It was drawn when the promoter enrolled, and never again.
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
