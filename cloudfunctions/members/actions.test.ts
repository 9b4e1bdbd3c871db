import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'
import { LINK_CODE_LIFE_MS } from './rules'

/** The smallest files that begin as a PNG and as a GIF do. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]).toString('base64')
const GIF = Buffer.from('GIF89a............').toString('base64')

let product: Product
let people = 0
const newcomer = (provider: 'wechat' | 'cloudbase' = 'wechat'): Person => {
  people += 1
  return product.as(`person-${people}`, provider)
}

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

describe('who is asking', () => {
  test('a visitor has an id of their own from first sight, before registering, and keeps it', async () => {
    const visitor = newcomer()
    const first = await visitor.get('members.me', {})
    expect(first).toMatchObject({ member: null, isPromoter: false, staffRoles: [] })
    expect(await visitor.get('members.me', {})).toEqual(first)
    await visitor.get('members.register', { nickname: '老李' })
    expect((await visitor.get('members.me', {})).visitorId).toBe(first.visitorId)
  })

  test('twenty first sights at once agree on one id', async () => {
    const visitor = newcomer()
    const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.get('members.me', {})))
    expect(new Set(answers.map(({ visitorId }) => visitorId)).size).toBe(1)
  })

  test('the same subject of another provider is somebody else', async () => {
    const [phone, desk] = [product.as('same-subject', 'wechat'), product.as('same-subject', 'cloudbase')]
    const ids = [await phone.get('members.me', {}), await desk.get('members.me', {})].map(({ visitorId }) => visitorId)
    expect(new Set(ids).size).toBe(2)
  })

  test('no answer and no id of a document carries the openid', async () => {
    const openid = 'openid-that-must-not-leak'
    const answers = [
      await product.as(openid).ask('members.me', {}),
      await product.as(openid).ask('members.register', {}),
    ]
    expect(JSON.stringify(answers)).not.toContain(openid)
    const stored = product.cloud.database.collections().map((name) => product.cloud.database.dump(name))
    expect(JSON.stringify(stored)).not.toContain(openid)
  })
})

describe('a nickname', () => {
  afterEach(() => product.cloud.wechat.forceTextCheck(null))

  test('with a banned phrase is refused before WeChat is asked, and nothing is recorded', async () => {
    const visitor = newcomer()
    const answer = await visitor.ask('members.register', { nickname: '躺 赚小能手' })
    expect(answer).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data: { field: 'nickname', phrase: '躺赚' } })
    expect((await visitor.get('members.me', {})).member).toBeNull()
  })

  test.each(['risky', 'review'] as const)('that WeChat finds %s is refused', async (suggestion) => {
    product.cloud.wechat.forceTextCheck(suggestion)
    expect(await newcomer().refused('members.register', { nickname: '某某' })).toBe('TEXT_REFUSED')
  })

  test('is asked for again later when WeChat does not answer: BUSY, and the same request then succeeds', async () => {
    product.cloud.faults.inject({ name: 'crash-before', match: 'wechat:msg_sec_check', times: 1 })
    const visitor = newcomer()
    const requestId = newRequestId()
    expect(await visitor.refused('members.register', { requestId, nickname: '老李' })).toBe('BUSY')
    expect(await visitor.ask('members.register', { requestId, nickname: '老李' })).toMatchObject({ ok: true })
  })

  test('of somebody who came by a browser is checked for our phrases alone, since WeChat checks only its own users', async () => {
    const before = product.cloud.wechat.counts().msg_sec_check
    expect(await newcomer('cloudbase').ask('members.register', { nickname: '网友' })).toMatchObject({ ok: true })
    expect(product.cloud.wechat.counts().msg_sec_check).toBe(before)
  })

  test.each(['', '   ', 'x'.repeat(21), '\u200b\u200b', '小\u202e王', 'a\u0000b'])(
    'of %p is no nickname',
    async (nickname) => {
      expect(await newcomer().refused('members.register', { nickname })).toBe('INVALID_INPUT')
    },
  )
})

describe('a picture of oneself', () => {
  test('is kept and shown through an address that opens it', async () => {
    const { member } = await newcomer().get('members.register', { avatarBase64: PNG })
    const picture = await fetch(member.avatarUrl ?? '')
    expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(PNG)
  })

  test('that is no picture, whatever it says, is refused', async () => {
    expect(await newcomer().refused('members.register', { avatarBase64: GIF })).toBe('INVALID_INPUT')
  })
})

describe('a second device', () => {
  test('becomes the member by typing the code that the first one shows, and the code works once', async () => {
    const [phone, desk, stranger] = [newcomer(), newcomer('cloudbase'), newcomer()]
    await phone.get('members.register', { nickname: '老李' })
    await desk.get('members.me', {})
    const { code } = await phone.get('members.createLinkCode', {})
    const typed = `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`
    const { member } = await desk.get('members.linkIdentity', { code: typed })
    expect(member.nickname).toBe('老李')
    const ids = [await phone.get('members.me', {}), await desk.get('members.me', {})].map(({ visitorId }) => visitorId)
    expect(new Set(ids).size).toBe(1)
    expect(await stranger.refused('members.linkIdentity', { code })).toBe('LINK_CODE_WRONG')
    // The device that used it may not have heard the answer.
    expect(await desk.ask('members.linkIdentity', { code })).toMatchObject({ ok: true })
  })

  test('can’t be linked and registered at the same moment: one of the two holds, and nobody is orphaned', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [phone, device] = [newcomer(), newcomer()]
      await phone.get('members.register', {})
      await device.get('members.me', {})
      const { code } = await phone.get('members.createLinkCode', {})
      const [registered, linked] = await Promise.all([
        device.ask('members.register', {}),
        device.ask('members.linkIdentity', { code }),
      ])
      expect([registered.ok, linked.ok].filter(Boolean)).toHaveLength(1)
      const { visitorId, member } = await device.get('members.me', {})
      expect(member).not.toBeNull()
      expect(visitorId === (await phone.get('members.me', {})).visitorId).toBe(linked.ok)
    }
  })

  test('is shown the same code for the same request, and told the same for a repeated link, a day long', async () => {
    const [phone, device] = [newcomer(), newcomer()]
    await phone.get('members.register', {})
    const requestId = newRequestId()
    const first = await phone.get('members.createLinkCode', { requestId })
    expect(await phone.get('members.createLinkCode', { requestId })).toEqual(first)
    for (let tries = 0; tries < 8; tries += 1) {
      expect(await device.ask('members.linkIdentity', { code: first.code })).toMatchObject({ ok: true })
    }
  })

  test('that belongs to another member stays theirs', async () => {
    const [one, other] = [newcomer(), newcomer()]
    await one.get('members.register', {})
    await other.get('members.register', {})
    const { code } = await one.get('members.createLinkCode', {})
    expect(await other.refused('members.linkIdentity', { code })).toBe('LINK_BOTH_REGISTERED')
  })

  test('comes too late once the code’s five minutes are over', async () => {
    const [phone, desk] = [newcomer(), newcomer()]
    await phone.get('members.register', {})
    const { code } = await phone.get('members.createLinkCode', {})
    await product.cloud.clock.advance(LINK_CODE_LIFE_MS)
    expect(await desk.refused('members.linkIdentity', { code })).toBe('LINK_CODE_WRONG')
  })

  test('that guesses is stopped after five tries, and told until when', async () => {
    const guesser = newcomer()
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await guesser.refused('members.linkIdentity', { code: 'AAAABBBB' })).toBe('LINK_CODE_WRONG')
    }
    const answer = await guesser.ask('members.linkIdentity', { code: 'AAAABBBB' })
    expect(answer).toMatchObject({ ok: false, code: 'TOO_OFTEN', data: { againAt: expect.any(Number) } })
  })

  test('gets no code from somebody who is not registered', async () => {
    expect(await newcomer().refused('members.createLinkCode', {})).toBe('NOT_REGISTERED')
  })
})
