import type { Output } from '@shared/contracts'
import { newRequestId, type Person, type Product, startProduct } from '../../tests/product'

let product: Product
let people = 0
const newcomer = (): Person => {
  people += 1
  return product.as(`person-${people}`)
}
const member = async (nickname?: string): Promise<Person> => {
  const person = newcomer()
  await person.get('members.register', nickname === undefined ? {} : { nickname })
  return person
}
const staffWith = async (...roles: string[]): Promise<Person> => {
  const person = await member()
  const { visitorId } = await person.get('members.me', {})
  await product.context().db.insert('staff', visitorId, { roles, since: 0 })
  return person
}
const idOf = async (person: Person) => (await person.get('members.me', {})).visitorId

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

describe('becoming a promoter', () => {
  test('PC-2, CR-1: is free for any member, and gives one code of unambiguous signs', async () => {
    const person = await member()
    const { promoter } = await person.get('promoters.enroll', {})
    expect(promoter).toMatchObject({ state: 'active' })
    expect(promoter.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5,8}$/)
    expect(await person.get('promoters.me', {})).toEqual({ promoter })
  })

  test('twenty times at once makes one promoter with one code', async () => {
    const person = await member()
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.get('promoters.enroll', {})))
    expect(new Set(answers.map(({ promoter }) => promoter.code)).size).toBe(1)
    const id = await idOf(person)
    const codes = product.cloud.database.dump('promoter-codes').filter(({ promoterId }) => promoterId === id)
    expect(codes).toHaveLength(1)
  })

  test('is for members: a visitor is asked to register first', async () => {
    expect(await newcomer().refused('promoters.enroll', {})).toBe('NOT_REGISTERED')
  })

  test('gets a mini-program code drawn, if not by then, because WeChat fails, then by the timer’s job', async () => {
    product.cloud.faults.inject({ name: 'crash-before', match: 'wechat:getwxacodeunlimit', times: 1 })
    const person = await member()
    await person.get('promoters.enroll', {})
    const id = await idOf(person)
    expect(product.cloud.database.dump('facts')).toHaveLength(1)
    await product.cloud.clock.advance(120_000)
    await product.runJobs()
    const share = product.cloud.database.dump('shares').find(({ promoterId }) => promoterId === id)
    expect(share?.pictureFileId).toEqual(expect.any(String))
    expect(product.cloud.database.dump('facts')).toEqual([])
  })
})

describe('disabling a promoter', () => {
  test('is for owner and operator alone', async () => {
    const promoterId = await idOf(await member())
    const input = { promoterId, reason: '虚假宣传' }
    expect(await (await staffWith('finance', 'verifier')).refused('promoters.disable', input)).toBe('FORBIDDEN')
    expect(await (await member()).refused('promoters.disable', input)).toBe('FORBIDDEN')
    expect(await newcomer().refused('promoters.disable', input)).toBe('FORBIDDEN')
  })

  test('keeps the reason, is written down with who did it, and can be taken back', async () => {
    const [owner, person] = [await staffWith('owner'), await member('阿泽')]
    await person.get('promoters.enroll', {})
    const promoterId = await idOf(person)
    const { promoter } = await owner.get('promoters.disable', { promoterId, reason: '虚假宣传' })
    expect(promoter).toMatchObject({ name: '阿*', state: 'disabled', disabledReason: '虚假宣传' })
    expect((await person.get('promoters.me', {})).promoter?.state).toBe('disabled')
    await owner.get('promoters.enable', { promoterId, reason: '核实无误' })
    expect((await person.get('promoters.me', {})).promoter?.state).toBe('active')
    const trail = product.cloud.database.dump('audit').filter(({ subject }) => subject === promoterId)
    const actorId = await idOf(owner)
    expect(trail.map(({ actorId: who, before, after, reason }) => ({ who, before, after, reason }))).toEqual(
      expect.arrayContaining([
        { who: actorId, before: 'active', after: 'disabled', reason: '虚假宣传' },
        { who: actorId, before: 'disabled', after: 'active', reason: '核实无误' },
      ]),
    )
  })

  test('twice with one request id is once; with another reason it is a conflict', async () => {
    const [owner, person] = [await staffWith('owner'), await member()]
    await person.get('promoters.enroll', {})
    const promoterId = await idOf(person)
    const requestId = newRequestId()
    await owner.get('promoters.disable', { requestId, promoterId, reason: '虚假宣传' })
    await owner.get('promoters.disable', { requestId, promoterId, reason: '虚假宣传' })
    expect(product.cloud.database.dump('audit').filter(({ subject }) => subject === promoterId)).toHaveLength(1)
    expect(await owner.refused('promoters.disable', { requestId, promoterId, reason: '别的原因' })).toBe('CONFLICT')
  })

  test('and enabling with one request id is a conflict, and an old request is not carried out anew', async () => {
    const [owner, person] = [await staffWith('owner'), await member()]
    await person.get('promoters.enroll', {})
    const promoterId = await idOf(person)
    const requestId = newRequestId()
    await owner.get('promoters.enable', { requestId, promoterId, reason: '本来就启用' })
    expect(await owner.refused('promoters.disable', { requestId, promoterId, reason: '本来就启用' })).toBe('CONFLICT')
    await owner.get('promoters.disable', { promoterId, reason: '虚假宣传' })
    await owner.get('promoters.enable', { requestId, promoterId, reason: '本来就启用' })
    expect((await person.get('promoters.me', {})).promoter?.state).toBe('disabled')
  })

  test('of nobody is answered with NOT_FOUND', async () => {
    const input = { promoterId: 'AAAAAAAAAAAAAAAA', reason: '虚假宣传' }
    expect(await (await staffWith('operator')).refused('promoters.disable', input)).toBe('NOT_FOUND')
  })
})

test('the list of promoters filters by state, finds by code and pages without gaps', async () => {
  const owner = await staffWith('owner')
  const codes: string[] = []
  for (let index = 0; index < 5; index += 1) {
    const { promoter } = await (await member(`推客${index}`)).get('promoters.enroll', {})
    codes.push(promoter.code)
  }
  const all = new Set<string>()
  let cursor: string | null = null
  do {
    const page: Output<'promoters.list'> = await owner.get('promoters.list', {
      size: 2,
      state: 'active',
      ...(cursor === null ? {} : { cursor }),
    })
    for (const { code, state } of page.items) {
      expect(state).toBe('active')
      expect(all.has(code)).toBe(false)
      all.add(code)
    }
    cursor = page.cursor
  } while (cursor !== null)
  const active = product.cloud.database.dump('promoters').filter(({ state }) => state === 'active')
  expect([...all].sort()).toEqual(active.map(({ code }) => code).sort())
  const [found] = (await owner.get('promoters.list', { code: codes[3] ?? '' })).items
  expect(found).toMatchObject({ code: codes[3], name: '推*' })
  expect((await owner.get('promoters.list', { code: 'ZZZZZ' })).items).toEqual([])
})
