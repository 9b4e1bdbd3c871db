import { Refusal } from '@shared/kernel/errors'
import { type Product, startProduct } from '../../tests/product'
import { directory } from '../functions/directory'
import { handlers } from '../functions/handlers'
import { Operational } from './failures'
import { type Handlers, route } from './router'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const somebody = { provider: 'wechat', subject: 'somebody' } as const
const ask = (
  action: string,
  input: unknown,
  changed: Partial<Handlers> = {},
  identity: typeof somebody | null = somebody,
) => route({ handlers: { ...handlers, ...changed }, directory }, { action, input, identity }, product.context())

test.each(['nothing.here', 'constructor', '__proto__', ''])('an action called %p is NOT_FOUND', async (action) => {
  expect(await ask(action, {})).toMatchObject({ ok: false, code: 'NOT_FOUND' })
})

test('who comes without an identity is asked to sign in, and nothing runs', async () => {
  const handler = jest.fn()
  expect(await ask('members.me', {}, { 'members.me': handler }, null)).toMatchObject({ code: 'NOT_SIGNED_IN' })
  expect(handler).not.toHaveBeenCalled()
})

test.each([
  { say: 'an unknown field', input: { role: 'owner' }, field: '' },
  { say: 'no object at all', input: 'x', field: '' },
])('$say is INVALID_INPUT', async ({ input, field }) => {
  expect(await ask('members.me', input)).toMatchObject({ ok: false, code: 'INVALID_INPUT', data: { field } })
})

test('the first wrong field is named', async () => {
  const answer = await ask('members.register', { requestId: 'a'.repeat(16), nickname: { $gt: '' } })
  expect(answer).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'nickname' } })
})

test('a command without a request id is INVALID_INPUT', async () => {
  expect(await ask('members.register', {})).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'requestId' } })
})

test('what the contract’s output does not name never leaves the server', async () => {
  const promoter = { code: 'K7QF2', state: 'active' as const, enrolledAt: 1, openid: 'secret' }
  const answer = await ask('promoters.me', {}, { 'promoters.me': async () => ({ promoter }) })
  expect(JSON.stringify(answer)).not.toContain('secret')
})

test('an output that is not what the contract says is a bug of ours, not an answer', async () => {
  const broken = { 'promoters.me': (async () => ({ promoter: { code: 5 } })) as never }
  expect(await ask('promoters.me', {}, broken)).toMatchObject({ ok: false, code: 'INTERNAL' })
})

test('a failure of outside help is BUSY, anything else that is thrown INTERNAL, and neither tells more', async () => {
  const busy = async () => {
    throw new Operational('the database said this and that')
  }
  const broken = async () => {
    throw new TypeError('the stack says where')
  }
  expect(await ask('promoters.me', {}, { 'promoters.me': busy })).toEqual({
    ok: false,
    now: expect.any(Number),
    code: 'BUSY',
  })
  expect(await ask('promoters.me', {}, { 'promoters.me': broken })).toEqual({
    ok: false,
    now: expect.any(Number),
    code: 'INTERNAL',
  })
})

test('a refusal that the contract does not name is a bug of ours', async () => {
  const undeclared = async () => {
    throw new Refusal('CODE_OWN')
  }
  expect(await ask('promoters.me', {}, { 'promoters.me': undeclared })).toMatchObject({ ok: false, code: 'INTERNAL' })
})
