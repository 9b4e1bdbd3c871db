import { keep, kept } from './namespace'
import { forgetToken, token } from './session'

const fetched = jest.fn<Promise<Response>, [string, RequestInit]>()
const devices = () => fetched.mock.calls.map(([, init]) => (init.headers as Record<string, string>)['x-device-id'])

beforeEach(() => {
  keep('token', null)
  keep('device', null)
  global.fetch = fetched as unknown as typeof fetch
  fetched.mockReset()
  fetched.mockImplementation(
    async () => ({ ok: true, status: 200, json: async () => ({ access_token: 'given' }) }) as unknown as Response,
  )
})

test('somebody whose token ran out signs in anew from the same device, and so stays the same person', async () => {
  await token()
  forgetToken()
  await token()
  const [first, second] = devices()
  expect(first).toMatch(/^[0-9A-Za-z]{32}$/)
  expect(second).toBe(first)
})

test('a device keeps its id, and another device has another', async () => {
  await token()
  expect(kept('device')).toBe(devices()[0])
  forgetToken()
  keep('device', null)
  await token()
  expect(new Set(devices()).size).toBe(2)
})

test('calls that want a token at the same time sign in once', async () => {
  expect(await Promise.all([token(), token()])).toEqual(['given', 'given'])
  expect(fetched).toHaveBeenCalledTimes(1)
})
