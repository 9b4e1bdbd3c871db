import { call } from './client'
import { serverNow } from './clock'
import { keep } from './namespace'
import { reachable } from './reachability'

const okAnswer = { ok: true, now: 1_000, output: { promoter: null } }
const reply = (status: number, body: unknown) =>
  ({ ok: status < 400, status, json: async () => body }) as unknown as Response

const fetched = jest.fn<Promise<Response>, [string, RequestInit]>()
const tokens = () =>
  fetched.mock.calls
    .filter(([url]) => url.endsWith('/v1/functions/api'))
    .map(([, init]) => (init.headers as Record<string, string>).authorization)

beforeEach(() => {
  fetched.mockReset()
  global.fetch = fetched as unknown as typeof fetch
  keep('token', 'first')
})

test('what the server answered is the outcome, and its time becomes ours', async () => {
  fetched.mockResolvedValueOnce(reply(200, { ...okAnswer, now: Date.now() + 86_400_000 }))
  expect(await call('promoters.me', {})).toMatchObject({ ok: true, output: { promoter: null } })
  expect(Math.round((serverNow() - Date.now()) / 1_000)).toBe(86_400)
})

test('an unreachable server is OFFLINE and shows the banner until the next answer', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  expect(await call('promoters.me', {})).toMatchObject({ ok: false, code: 'OFFLINE' })
  expect(reachable.get()).toBe(false)
  fetched.mockResolvedValueOnce(reply(200, okAnswer))
  await call('promoters.me', {})
  expect(reachable.get()).toBe(true)
})

test.each([
  ['a function that timed out', reply(504, { code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })],
  ['an answer without an envelope', reply(200, { promoter: null })],
  ['an answer that is not ours', reply(200, null)],
])('%s leaves the outcome unknown: BUSY', async (_, response) => {
  fetched.mockResolvedValueOnce(response)
  expect(await call('promoters.me', {})).toMatchObject({ ok: false, code: 'BUSY' })
})

test('a token that is no longer taken is replaced once, and the call made again', async () => {
  fetched
    .mockResolvedValueOnce(reply(401, {}))
    .mockResolvedValueOnce(reply(200, { access_token: 'second' }))
    .mockResolvedValueOnce(reply(200, okAnswer))
  expect(await call('promoters.me', {})).toMatchObject({ ok: true })
  expect(tokens()).toEqual(['Bearer first', 'Bearer second'])
})

test('a server that takes no token at all is asked twice, not for ever', async () => {
  fetched.mockImplementation(async (url) =>
    url.endsWith('/anonymously') ? reply(200, { access_token: 'another' }) : reply(401, {}),
  )
  expect(await call('promoters.me', {})).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
  expect(tokens()).toHaveLength(2)
})
