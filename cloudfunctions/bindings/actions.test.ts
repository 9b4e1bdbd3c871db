import { LINK_SECRET, NOON, newRequestId, type Person, type Product, startProduct } from '../../tests/product'
import { codeOf, shareIdOf } from '../shares/code'

let product: Product
let promoter: Person
let promoterCode: string
let share: string
let visitors = 0

/** A phone that nobody has used yet. */
const newcomer = (): Person => {
  visitors += 1
  return product.as(`newcomer-${visitors}`)
}

/** A registered promoter with a name. */
async function newPromoter(nickname: string) {
  const person = newcomer()
  await person.get('members.register', { nickname })
  const { promoter: made } = await person.get('promoters.enroll', {})
  const { code } = await person.get('shares.create', { target: { kind: 'register' } })
  return { person, code: made.code, share: code }
}

const membersTotal = () => product.cloud.database.dump('members').length
const bindingsTotal = () => product.cloud.database.dump('bindings').length

beforeAll(async () => {
  product = await startProduct()
  const made = await newPromoter('小王')
  promoter = made.person
  promoterCode = made.code
  share = made.share
})
afterAll(() => product.close())

describe('a visitor who opens a promoter’s link', () => {
  test('PC-11: reads whom the link has locked before deciding anything, and nothing is recorded', async () => {
    const before = product.cloud.database.dump('visitors').length
    const preview = await newcomer().get('bindings.preview', { share })
    expect(preview).toEqual({ lockedTo: '小*', reason: null })
    expect(product.cloud.database.dump('visitors')).toHaveLength(before)
  })

  test('AB-1: is bound to the promoter by registering, and both sides see it with masked names', async () => {
    const customer = newcomer()
    const registered = await customer.get('members.register', { nickname: '老李', share })
    expect(registered.binding).toEqual({ basis: 'share', promoterName: '小*' })
    expect(registered.member.nickname).toBe('老李')
    expect((await customer.get('bindings.mine', {})).binding).toMatchObject({ promoterName: '小*', basis: 'share' })
    const { items } = await promoter.get('bindings.customers', {})
    const { visitorId: customerId } = await customer.get('members.me', {})
    expect(items[0]).toEqual({
      ...{ customerId, name: '老*', boundAt: registered.member.registeredAt, basis: 'share' },
      ...{ paidFen: 0, ordersTotal: 0, lastOrderAt: null },
    })
  })

  test('AB-5: who also types another promoter’s code is bound to that one, and the reason is kept', async () => {
    const other = await newPromoter('赵小满')
    const customer = newcomer()
    const { binding } = await customer.get('members.register', { share, code: other.code.toLowerCase() })
    expect(binding).toEqual({ basis: 'code', promoterName: '赵*' })
    const { visitorId } = await customer.get('members.me', {})
    const row = product.cloud.database.dump('bindings').find(({ _id }) => _id === visitorId)
    expect(row).toMatchObject({ because: 'typed-code-over-share' })
  })

  test('AB-3: and is registered already, is told so and stays whose they were', async () => {
    const customer = newcomer()
    await customer.get('members.register', {})
    expect(await customer.get('bindings.preview', { share })).toEqual({ lockedTo: null, reason: 'already-registered' })
    expect(await customer.refused('members.register', { share })).toBe('ALREADY_REGISTERED')
    expect((await customer.get('bindings.mine', {})).binding).toBeNull()
  })

  test('PC-24: whose code was changed on the way is bound to nobody, and the change is counted', async () => {
    const changed = `${share.slice(0, -1)}${share.endsWith('a') ? 'b' : 'a'}`
    const customer = newcomer()
    expect(await customer.get('bindings.preview', { share: changed })).toEqual({ lockedTo: null, reason: 'tampered' })
    const { binding } = await customer.get('members.register', { share: changed })
    expect(binding).toBeNull()
    const counted = product.cloud.database.dump('tampered-shares').map(({ count }) => Number(count))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(1)
  })

  test('whose code is well made but names no share is bound to nobody', async () => {
    const unknown = codeOf(LINK_SECRET, shareIdOf(LINK_SECRET, 'nobody', { kind: 'register' }))
    expect(await newcomer().get('bindings.preview', { share: unknown })).toEqual({ lockedTo: null, reason: 'unknown' })
    expect((await newcomer().get('members.register', { share: unknown })).binding).toBeNull()
  })
})

describe('a code that is refused', () => {
  let refusedPromoter: Awaited<ReturnType<typeof newPromoter>>
  beforeAll(async () => {
    refusedPromoter = await newPromoter('阿泽')
    const owner = newcomer()
    await owner.get('members.register', {})
    const { visitorId } = await owner.get('members.me', {})
    const context = product.context()
    await context.db.insert('staff', visitorId, { roles: ['owner'], since: NOON })
    const { visitorId: promoterId } = await refusedPromoter.person.get('members.me', {})
    await owner.get('promoters.disable', { promoterId, reason: '虚假宣传' })
  })

  test.each([
    { say: 'an unknown code', code: () => 'ZZZZZ', want: 'CODE_UNKNOWN' },
    { say: 'a disabled promoter’s code', code: () => refusedPromoter.code, want: 'CODE_DISABLED' },
    { say: 'something that can’t be a code', code: () => 'O0', want: 'INVALID_INPUT' },
  ] as const)('$say is answered with $want, and nothing is recorded, not even through a good link', async (row) => {
    const before = [membersTotal(), bindingsTotal(), product.cloud.database.dump('visitors').length]
    const customer = newcomer()
    expect(await customer.refused('members.register', { share, code: row.code() })).toBe(row.want)
    expect([membersTotal(), bindingsTotal(), product.cloud.database.dump('visitors').length]).toEqual(before)
    expect((await customer.get('members.me', {})).member).toBeNull()
  })

  test('one’s own code is refused as one’s own', async () => {
    expect(await promoter.refused('members.register', { code: promoterCode })).toBe('CODE_OWN')
  })

  test('a disabled promoter’s link binds as usual', async () => {
    const { binding } = await newcomer().get('members.register', { share: refusedPromoter.share })
    expect(binding).toEqual({ basis: 'share', promoterName: '阿*' })
  })
})

describe('registering fifty times at once', () => {
  const fifty = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, make))

  test('with one request id gives one member, one binding and fifty same answers', async () => {
    const [members, bindings] = [membersTotal(), bindingsTotal()]
    const customer = newcomer()
    const requestId = newRequestId()
    const answers = await fifty(() => customer.ask('members.register', { requestId, nickname: '急性子', share }))
    const outputs = new Set(answers.map((answer) => JSON.stringify(answer.ok ? answer.output : answer.code)))
    expect(outputs.size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true, output: { binding: { promoterName: '小*' } } })
    expect([membersTotal(), bindingsTotal()]).toEqual([members + 1, bindings + 1])
  })

  test('with fifty request ids gives one member, and forty-nine are told that they are registered', async () => {
    const [members, bindings] = [membersTotal(), bindingsTotal()]
    const customer = newcomer()
    const answers = await fifty(() => customer.ask('members.register', { share }))
    const codes = answers.map((answer) => (answer.ok ? 'OK' : answer.code)).sort()
    expect(codes).toEqual([...Array.from({ length: 49 }, () => 'ALREADY_REGISTERED'), 'OK'])
    expect([membersTotal(), bindingsTotal()]).toEqual([members + 1, bindings + 1])
  })

  test('the same request id with another input is a conflict', async () => {
    const customer = newcomer()
    const requestId = newRequestId()
    await customer.get('members.register', { requestId, share })
    expect(await customer.refused('members.register', { requestId })).toBe('CONFLICT')
  })
})

describe('a failure in the middle of registering', () => {
  afterEach(() => product.cloud.faults.clear())

  /** A registration by link makes this many database requests at most; each of them is lost once. */
  const CALLS = 24
  test('loses nothing and doubles nothing, whichever of the database’s replies is lost', async () => {
    for (let skip = 0; skip < CALLS; skip += 1) {
      const [members, bindings] = [membersTotal(), bindingsTotal()]
      const customer = newcomer()
      const requestId = newRequestId()
      product.cloud.faults.inject({ name: 'lost-reply', match: 'database.*', skip, times: 1 })
      const first = await customer.ask('members.register', { requestId, share })
      product.cloud.faults.clear()
      // The phone keeps the request id while the outcome is unknown, and presses again.
      const again = first.ok ? first : await customer.ask('members.register', { requestId, share })
      expect(again).toMatchObject({ ok: true, output: { binding: { basis: 'share', promoterName: '小*' } } })
      expect([membersTotal(), bindingsTotal()]).toEqual([members + 1, bindings + 1])
    }
  })

  test('a conflict in the transaction is tried again without the visitor noticing', async () => {
    product.cloud.faults.inject({ name: 'conflict', match: 'database.commitTransaction', times: 3 })
    expect(await newcomer().ask('members.register', { share })).toMatchObject({ ok: true })
  })
})
