import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

/** The smallest files that begin as pictures do, and one that does not. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]).toString('base64')
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]).toString('base64')
const GIF = Buffer.from('GIF89a............').toString('base64')

let product: Product
let people = 0
async function newMember(provider: 'wechat' | 'cloudbase' = 'wechat', profile: { nickname?: string } = {}) {
  people += 1
  const person = product.as(`member-${people}`, provider)
  await person.get('members.register', profile)
  return person
}
const profileOf = async (person: Person) => (await person.get('members.me', {})).member
const wechat = () => product.cloud.wechat
const lose = (match: string, skip = 0) => product.cloud.faults.inject({ name: 'lost-reply', match, skip })
/** The picture at an address, as base64; null: it is not there. */
async function picture(url: string | null): Promise<string | null> {
  const response = await fetch(url ?? '')
  return response.ok ? Buffer.from(await response.arrayBuffer()).toString('base64') : null
}

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())
afterEach(() => {
  product.cloud.faults.clear()
  wechat().forceTextCheck(null)
})

describe('a profile', () => {
  test('takes what is given and keeps the rest', async () => {
    const member = await newMember('wechat', { nickname: '老李' })
    const pictured = await member.get('members.updateProfile', { avatarBase64: PNG })
    expect(pictured.member.nickname).toBe('老李')
    const renamed = await member.get('members.updateProfile', { nickname: '李师傅' })
    expect(renamed.member.nickname).toBe('李师傅')
    expect(await picture(renamed.member.avatarUrl)).toBe(PNG)
    expect(await member.get('members.updateProfile', {})).toMatchObject({ member: { nickname: '李师傅' } })
  })

  test('says once that somebody is called something else, and with each name which one it is', async () => {
    const member = await newMember('wechat', { nickname: '老李' })
    const { visitorId: subject } = await member.get('members.me', {})
    const sent = { requestId: newRequestId(), nickname: '李师傅' }
    product.cloud.faults.inject({ name: 'lost-reply', match: 'database.removeDocument', times: 100 })
    for (let time = 0; time < 2; time += 1) await member.get('members.updateProfile', sent)
    await member.get('members.updateProfile', { nickname: '李师傅' })
    await member.get('members.updateProfile', { avatarBase64: PNG })
    await member.get('members.updateProfile', { nickname: '李老师' })
    product.cloud.faults.clear()
    const rows = product.cloud.database.dump('members')
    expect(rows.find(({ _id }) => _id === subject)).toMatchObject({ nickname: '李老师', renames: 2 })
  })

  test('keeps one picture: the one before is gone from storage', async () => {
    const member = await newMember()
    const first = await member.get('members.updateProfile', { avatarBase64: PNG })
    const second = await member.get('members.updateProfile', { avatarBase64: JPEG })
    expect(await picture(second.member.avatarUrl)).toBe(JPEG)
    expect(await picture(first.member.avatarUrl)).toBeNull()
  })

  test('is changed all the same when the old picture can’t be deleted, which is then tried again', async () => {
    const member = await newMember()
    const first = await member.get('members.updateProfile', { avatarBase64: PNG })
    product.cloud.faults.inject({ name: 'crash-before', match: 'storage.batchDeleteFile' })
    const { member: after } = await member.get('members.updateProfile', { avatarBase64: JPEG })
    expect([await picture(first.member.avatarUrl), await picture(after.avatarUrl)]).toEqual([PNG, JPEG])
    // The next one takes both away.
    await member.get('members.updateProfile', { avatarBase64: PNG })
    expect([await picture(first.member.avatarUrl), await picture(after.avatarUrl)]).toEqual([null, null])
  })

  test.each(['risky', 'review'] as const)('with a name that WeChat finds %s stays as it was', async (suggestion) => {
    const member = await newMember('wechat', { nickname: '老李' })
    wechat().forceTextCheck(suggestion)
    expect(await member.refused('members.updateProfile', { nickname: '某某', avatarBase64: PNG })).toBe('TEXT_REFUSED')
    expect(await profileOf(member)).toMatchObject({ nickname: '老李', avatarUrl: null })
  })

  test('never takes a banned phrase, wherever the member came from', async () => {
    for (const provider of ['wechat', 'cloudbase'] as const) {
      const member = await newMember(provider)
      const answer = await member.ask('members.updateProfile', { nickname: '稳 赚王' })
      expect(answer).toMatchObject({ ok: false, code: 'TEXT_REFUSED', data: { field: 'nickname', phrase: '稳赚' } })
    }
  })

  test('takes no file that is no picture, and no stranger’s word', async () => {
    const member = await newMember()
    expect(await member.refused('members.updateProfile', { avatarBase64: GIF })).toBe('INVALID_INPUT')
    expect(await product.as('nobody').refused('members.updateProfile', { nickname: '某某' })).toBe('NOT_REGISTERED')
  })

  test('is not put back by a request that is repeated late, and one request is one change', async () => {
    const member = await newMember()
    const first = { requestId: newRequestId(), nickname: '老李', avatarBase64: PNG }
    await member.get('members.updateProfile', first)
    await member.get('members.updateProfile', { nickname: '李师傅', avatarBase64: JPEG })
    const { member: after } = await member.get('members.updateProfile', first)
    expect(after.nickname).toBe('李师傅')
    expect(await picture(after.avatarUrl)).toBe(JPEG)
    const other = { requestId: first.requestId, nickname: '另一个' }
    expect(await member.refused('members.updateProfile', other)).toBe('CONFLICT')
    const { requestId } = first
    await member.get('members.removePhone', { requestId: `${requestId}x` })
    expect(await member.refused('members.updateProfile', { requestId: `${requestId}x` })).toBe('CONFLICT')
  })

  test('is right whichever reply is lost, with one file in the end', async () => {
    for (let skip = 0; ; skip += 1) {
      const member = await newMember()
      const before = await member.get('members.updateProfile', { avatarBase64: PNG })
      const { visitorId } = await member.get('members.me', {})
      const input = { requestId: newRequestId(), nickname: '老李', avatarBase64: JPEG }
      lose('*', skip)
      const first = await member.ask('members.updateProfile', input)
      const isOver = product.cloud.faults.list().length > 0
      product.cloud.faults.clear()
      const { member: after } = first.ok ? first.output : await member.get('members.updateProfile', input)
      expect(after.nickname).toBe('老李')
      expect(await picture(after.avatarUrl)).toBe(JPEG)
      const [row] = product.cloud.database.dump('members').filter(({ _id }) => _id === visitorId)
      expect(row?.sent).toHaveLength(2)
      expect(await picture(before.member.avatarUrl)).toBeNull()
      if (isOver) return
    }
  })
})

describe('a phone', () => {
  test('is the one that WeChat vouches for, shown masked, and nowhere else', async () => {
    const member = await newMember()
    const answer = await member.get('members.setPhone', { code: wechat().issuePhoneCode('13812345678') })
    expect(answer.member.phone).toBe('138****5678')
    expect((await profileOf(member))?.phone).toBe('138****5678')
    expect(JSON.stringify([answer, await member.get('members.me', {})])).not.toContain('13812345678')
    const rows = product.cloud.database.collections().filter((name) => name !== 'members')
    expect(JSON.stringify(rows.map((name) => product.cloud.database.dump(name)))).not.toContain('13812345678')
  })

  test('of another country shows its last four digits', async () => {
    const member = await newMember()
    const { member: after } = await member.get('members.setPhone', { code: wechat().issuePhoneCode('4155550123', '1') })
    expect(after.phone).toBe('****0123')
  })

  test('is replaced by another one, and taken away', async () => {
    const member = await newMember()
    await member.get('members.setPhone', { code: wechat().issuePhoneCode('13812345678') })
    const { member: moved } = await member.get('members.setPhone', { code: wechat().issuePhoneCode('13987654321') })
    expect(moved.phone).toBe('139****4321')
    expect((await member.get('members.removePhone', {})).member.phone).toBeNull()
    expect((await member.get('members.removePhone', {})).member.phone).toBeNull()
  })

  test('is not taken on a code that is made up, used, or over', async () => {
    const [one, other] = [await newMember(), await newMember()]
    const [used, late] = [wechat().issuePhoneCode('13812345678'), wechat().issuePhoneCode('13812345678')]
    await one.get('members.setPhone', { code: used })
    await product.cloud.clock.advance(5 * MINUTE_MS)
    for (const code of ['made-up', used, late]) {
      expect(await other.refused('members.setPhone', { code })).toBe('PHONE_CODE_WRONG')
    }
    expect((await profileOf(other))?.phone).toBeNull()
  })

  test('is there, and no wrong code, for a request that is repeated after its reply was lost', async () => {
    const member = await newMember()
    const input = { requestId: newRequestId(), code: wechat().issuePhoneCode('13812345678') }
    await member.get('members.setPhone', input)
    expect((await member.get('members.setPhone', input)).member.phone).toBe('138****5678')
    await member.get('members.removePhone', {})
    // What came after it stands.
    expect((await member.get('members.setPhone', input)).member.phone).toBeNull()
  })

  test('asks for a new code when WeChat’s answer was lost with the code, and takes it', async () => {
    const member = await newMember()
    const input = { requestId: newRequestId(), code: wechat().issuePhoneCode('13812345678') }
    lose('wechat:getuserphonenumber')
    expect(await member.refused('members.setPhone', input)).toBe('BUSY')
    expect(await member.refused('members.setPhone', input)).toBe('PHONE_CODE_WRONG')
    const again = { code: wechat().issuePhoneCode('13812345678') }
    expect((await member.get('members.setPhone', again)).member.phone).toBe('138****5678')
  })

  test('is taken by the same request when WeChat was busy, or our token had been replaced', async () => {
    const member = await newMember()
    const input = { requestId: newRequestId(), code: wechat().issuePhoneCode('13812345678') }
    wechat().forceError('getuserphonenumber', -1)
    expect(await member.refused('members.setPhone', input)).toBe('BUSY')
    wechat().invalidateTokens()
    expect((await member.get('members.setPhone', input)).member.phone).toBe('138****5678')
  })

  test('is right whichever of the database’s replies is lost: there, or asked for once more', async () => {
    for (let skip = 0; ; skip += 1) {
      const member = await newMember()
      const input = { requestId: newRequestId(), code: wechat().issuePhoneCode('13812345678') }
      lose('database.*', skip)
      const first = await member.ask('members.setPhone', input)
      const isOver = product.cloud.faults.list().length > 0
      product.cloud.faults.clear()
      if (!first.ok) expect(first.code).toBe('BUSY')
      const again = await member.ask('members.setPhone', input)
      const phone = (await profileOf(member))?.phone
      if (again.ok) expect(phone).toBe('138****5678')
      else expect([again.code, phone]).toEqual(['PHONE_CODE_WRONG', null])
      if (isOver) return
    }
  })

  test('is set five times a day at most; a repetition is none of them', async () => {
    const member = await newMember()
    const input = { requestId: newRequestId(), code: wechat().issuePhoneCode('13812345678') }
    for (let time = 0; time < 6; time += 1) await member.get('members.setPhone', input)
    for (let time = 0; time < 4; time += 1) {
      expect(await member.refused('members.setPhone', { code: `guess-${time}` })).toBe('PHONE_CODE_WRONG')
    }
    const asked = wechat().counts().getuserphonenumber
    const fresh = { requestId: newRequestId(), code: wechat().issuePhoneCode('13987654321') }
    expect(await member.refused('members.setPhone', fresh)).toBe('TOO_OFTEN')
    expect(wechat().counts().getuserphonenumber).toBe(asked)
    await product.cloud.clock.advance(DAY_MS)
    const tomorrow = { code: wechat().issuePhoneCode('13987654321') }
    expect((await member.get('members.setPhone', tomorrow)).member.phone).toBe('139****4321')
  })
})

test('nothing is written into an account that is being closed', async () => {
  const member = await newMember('wechat', { nickname: '老李' })
  const { visitorId } = await member.get('members.me', {})
  await product.context().db.patch('members', visitorId, { closedAt: product.cloud.clock.now() })
  expect(await member.refused('members.updateProfile', { nickname: '某某' })).toBe('NOT_REGISTERED')
  const code = wechat().issuePhoneCode('13812345678')
  expect(await member.refused('members.setPhone', { code })).toBe('NOT_REGISTERED')
  expect(await member.refused('members.removePhone', {})).toBe('NOT_REGISTERED')
})
