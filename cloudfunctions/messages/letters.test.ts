import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { type Market, openMarket } from '../../tests/paid-orders'
import { newRequestId, type Person } from '../../tests/product'

let market: Market
beforeEach(async () => {
  market = await openMarket()
})
afterEach(() => market.product.close())

const WORDS = { title: '新榨的山茶籽油到了', body: '今年的头道油刚到，有问题随时问我。' }
const idOf = async (person: Person) => (await person.get('members.me', {})).visitorId
async function bound(): Promise<Person & { id: string }> {
  const person = await market.customer(true)
  return { ...person, id: await idOf(person) }
}
const inbox = async (reader: Person) => (await reader.get('messages.mine', {})).items
const lettersOf = async (reader: Person) => (await inbox(reader)).filter(({ kind }) => kind === 'letter')
const write = (input: object = {}) => market.promoter.get('messages.sendLetter', { ...WORDS, ...input })
const refused = (input: object = {}) => market.promoter.refused('messages.sendLetter', { ...WORDS, ...input })
const turns = () => market.product.cloud.database.dump('turns').filter(({ _id }) => String(_id).startsWith('letters-'))

describe('a letter', () => {
  test('to one customer is theirs alone, unread, from a masked name, and names its product', async () => {
    await market.promoter.get('members.updateProfile', { nickname: '王小明' })
    const [reader, other] = [await bound(), await bound()]
    const { productId } = await market.goods(1_000)
    const { letter } = await write({ customerId: reader.id, productId })
    expect(letter).toMatchObject({ ...WORDS, state: 'sent', delivered: 1, skipped: 0, toName: '' })
    const product = { productId, title: '山茶籽油' }
    expect(await inbox(reader)).toMatchObject([{ kind: 'letter', fromName: '王*', ...WORDS, product, isRead: false }])
    expect([await lettersOf(other), (await reader.get('messages.unread', {})).unread]).toEqual([[], 1])
    expect(JSON.stringify(await inbox(reader))).not.toContain(market.promoterId)
  })

  test('has nothing that hides or turns text, and no gaps', async () => {
    const reader = await bound()
    const title = '上新\u202e了\n山茶\u200b籽油👨‍👩‍👧'
    const { letter } = await write({ customerId: reader.id, title, body: '第一行\r\n\n \n\n\n第二行\u0000\n第三行' })
    expect(letter).toMatchObject({ title: '上新了 山茶籽油👨‍👩‍👧', body: '第一行\n\n第二行\n第三行' })
  })

  test('to all reaches everybody who is bound and wants letters, once, and nobody who came later', async () => {
    const [first, second, muted] = [await bound(), await bound(), await bound()]
    const stranger = await market.customer()
    await muted.get('messages.muteLetters', { isMuted: true })
    const { letter } = await write()
    expect(letter).toMatchObject({ state: 'sent', delivered: 2, skipped: 1, toName: null })
    const late = await bound()
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
    const counts = await Promise.all([first, second, muted, stranger, late].map(lettersOf))
    expect(counts.map(({ length }) => length)).toEqual([1, 1, 0, 0, 0])
    expect((await market.promoter.get('messages.letters', {})).items).toEqual([letter])
  })

  test('is new to a reader who has read what came later than the clock', async () => {
    const reader = await bound()
    await write({ customerId: reader.id })
    await reader.get('messages.markRead', { until: market.product.cloud.clock.now() })
    await write({ customerId: reader.id })
    expect((await lettersOf(reader)).map(({ isRead }) => isRead)).toEqual([false, true])
  })

  test('of one request is one, whatever is asked again; of the same request with other words it is a conflict', async () => {
    const reader = await bound()
    const requestId = newRequestId()
    const first = await write({ requestId, customerId: reader.id })
    const again = await Promise.all([1, 2, 3].map(() => write({ requestId, customerId: reader.id })))
    expect(again.map(({ letter }) => letter.letterId)).toEqual(Array(3).fill(first.letter.letterId))
    expect(await lettersOf(reader)).toHaveLength(1)
    expect(await refused({ requestId, customerId: reader.id, body: '别的话' })).toBe('CONFLICT')
    expect(turns().map(({ count }) => Number(count))).toEqual([1, 1])
  })

  test('is there once, whichever of the replies is lost on the way', async () => {
    for (let skip = 0; skip < 24; skip += 1) {
      const reader = await bound()
      const requestId = newRequestId()
      market.product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip })
      const answer = await market.promoter.ask('messages.sendLetter', { ...WORDS, requestId, customerId: reader.id })
      market.product.cloud.faults.clear()
      if (!answer.ok) await write({ requestId, customerId: reader.id })
      await market.advance(2 * MINUTE_MS)
      await market.product.runJobs()
      expect(await lettersOf(reader)).toHaveLength(1)
      const [letter] = (await market.promoter.get('messages.letters', { size: 1 })).items
      expect(letter).toMatchObject({ state: 'sent', delivered: 1, skipped: 0 })
    }
  })
})

describe('nothing is sent, and no turn is taken,', () => {
  afterEach(async () => {
    expect(market.product.cloud.database.dump('letters')).toEqual([])
    expect(turns()).toEqual([])
  })

  test('by somebody without customers, to somebody else’s, or to one who closed the account', async () => {
    expect(await refused()).toBe('NO_CUSTOMERS')
    expect(await refused({ customerId: await idOf(await market.customer()) })).toBe('NOT_FOUND')
    expect(await refused({ customerId: 'AAAAAAAAAAAAAAAA' })).toBe('NOT_FOUND')
    const gone = await bound()
    await gone.get('closure.close', {})
    expect(await refused({ customerId: gone.id })).toBe('NOT_FOUND')
  })

  test('to a customer who wants none', async () => {
    const reader = await bound()
    await reader.get('messages.muteLetters', { isMuted: true })
    expect(await refused({ customerId: reader.id })).toBe('LETTERS_MUTED')
  })

  test.each([
    ['nobody can see', { title: '\u200b\u2060' }],
    ['nobody can see either', { body: '\u3164\n\u2800' }],
    ['has nothing but a sign that turns text', { title: '\u202e' }],
  ])('that %s', async (_, words) => {
    await bound()
    expect(await refused(words)).toBe('INVALID_INPUT')
  })

  test('by a disabled promoter', async () => {
    const { id: customerId } = await bound()
    await market.owner.get('promoters.disable', { promoterId: market.promoterId, reason: '多次违规' })
    expect([await refused(), await refused({ customerId })]).toEqual(['PROMOTER_DISABLED', 'PROMOTER_DISABLED'])
  })

  test('with a product that is not on sale, or is none', async () => {
    const { id: customerId } = await bound()
    const { productId } = await market.goods(1_000)
    await market.owner.get('catalog.setOnSale', { productId, onSale: false })
    expect(await refused({ customerId, productId })).toBe('OFF_SALE')
    expect(await refused({ customerId, productId: 'AAAAAAAAAAAAAAAA' })).toBe('NOT_FOUND')
  })

  test.each([
    ['title', { title: '跟我躺 赚' }, { field: 'title', phrase: '躺赚' }],
    ['body', { body: '保 证·收益' }, { field: 'body', phrase: '保证收益' }],
    ['title and body together', { title: '跟我躺', body: '赚' }, { field: 'body', phrase: '躺赚' }],
  ])('with a banned phrase in the %s', async (_, words, data) => {
    await bound()
    const answer = await market.promoter.ask('messages.sendLetter', { ...WORDS, ...words })
    expect(answer).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data })
  })

  test.each(['risky', 'review'] as const)(
    'when WeChat finds it %s, and WeChat is told what kind of text it is',
    async (verdict) => {
      await bound()
      market.product.cloud.wechat.forceTextCheck(verdict)
      expect(await refused()).toBe('TEXT_REFUSED')
      const [call] = market.product.cloud.wechat.calls(1)
      expect(call?.request).toMatchObject({ scene: 4, content: `${WORDS.title}\n${WORDS.body}` })
    },
  )

  test('when WeChat does not answer; the same request sends it later', async () => {
    const { id: customerId } = await bound()
    market.product.cloud.wechat.forceError('msg_sec_check', -1, 1)
    expect(await refused({ customerId })).toBe('BUSY')
  })
})

describe('turns', () => {
  const againAt = async (input: object) => {
    const answer = await market.promoter.ask('messages.sendLetter', { ...WORDS, ...input })
    return answer.ok ? null : (answer.data?.againAt ?? answer.code)
  }

  test('are one a day for letters to all', async () => {
    await bound()
    const at = market.product.cloud.clock.now()
    await write()
    const again = Number(await againAt({}))
    expect(again - at).toBeGreaterThanOrEqual(DAY_MS)
    expect(again - at).toBeLessThan(DAY_MS + MINUTE_MS)
    await market.advance(DAY_MS)
    expect(await againAt({})).toBeNull()
  })

  test('are two a day for the same customer, and one to all besides', async () => {
    const [one, other] = [await bound(), await bound()]
    await write({ customerId: one.id })
    await write({ customerId: one.id })
    expect(await refused({ customerId: one.id })).toBe('TOO_OFTEN')
    await write({ customerId: other.id })
    await write()
    expect([(await lettersOf(one)).length, (await lettersOf(other)).length]).toEqual([3, 2])
  })

  test('are thirty a day for single letters, though thirty-five are written at once', async () => {
    const readers: string[] = []
    for (let made = 0; made < 35; made += 1) readers.push((await bound()).id)
    const ask = (customerId: string) => market.promoter.ask('messages.sendLetter', { ...WORDS, customerId })
    // Seven at a time: more would wait for each other longer than a request may last.
    const answers = []
    for (let at = 0; at < 35; at += 7) answers.push(...(await Promise.all(readers.slice(at, at + 7).map(ask))))
    const codes = answers.map((answer) => (answer.ok ? 'OK' : answer.code))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(30)
    expect(codes.filter((code) => code === 'TOO_OFTEN')).toHaveLength(5)
    expect(market.product.cloud.database.dump('messages').filter(({ kind }) => kind === 'letter')).toHaveLength(30)
  })
})

describe('wanting no letters', () => {
  test('is the reader’s own, can be taken back, and says whose letters they are', async () => {
    const reader = await bound()
    const settings = () => reader.get('messages.letterSettings', {})
    await market.promoter.get('members.updateProfile', { nickname: '王小明' })
    expect(await settings()).toEqual({ isMuted: false, promoterName: '王*' })
    await reader.get('messages.muteLetters', { isMuted: true })
    await reader.get('messages.muteLetters', { isMuted: true })
    expect(await settings()).toEqual({ isMuted: true, promoterName: '王*' })
    await reader.get('messages.markRead', { until: market.product.cloud.clock.now() })
    expect((await settings()).isMuted).toBe(true)
    await reader.get('messages.muteLetters', { isMuted: false })
    expect((await write({ customerId: reader.id })).letter.delivered).toBe(1)
  })

  test('needs no promoter and no account, and is kept when the device turns out to be a member’s', async () => {
    const reader = await bound()
    const device = market.product.as('the other device', 'cloudbase')
    expect(await device.get('messages.letterSettings', {})).toEqual({ isMuted: false, promoterName: null })
    await device.get('messages.muteLetters', { isMuted: true })
    const { code } = await reader.get('members.createLinkCode', {})
    await device.get('members.linkIdentity', { code })
    expect((await reader.get('messages.letterSettings', {})).isMuted).toBe(true)
    expect(market.product.cloud.database.dump('message-boxes')).toHaveLength(1)
    expect(await refused({ customerId: reader.id })).toBe('LETTERS_MUTED')
  })
})

test('what a promoter wrote goes with the account; its readers keep what they have', async () => {
  const reader = await bound()
  await write()
  await market.promoter.get('closure.close', {})
  for (let minute = 0; minute < 4; minute += 1) {
    await market.advance(MINUTE_MS)
    await market.product.runJobs()
  }
  expect(market.product.cloud.database.dump('letters')).toEqual([])
  expect(await inbox(reader)).toMatchObject([{ kind: 'letter', fromName: '', ...WORDS }])
})
