import { type Cloud, startCloud } from '../index'

const HOUR = 3_600_000
let cloud: Cloud
let app: { appid: string; secret: string }

beforeEach(async () => {
  cloud = await startCloud({ stateDir: null })
  const { WECHAT_APPID = '', WECHAT_SECRET = '' } = cloud.sdkEnvironment()
  app = { appid: WECHAT_APPID, secret: WECHAT_SECRET }
})
afterEach(() => cloud.close())

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${cloud.sdkEnvironment().WECHAT_API_URL}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Record<string, unknown>
}
const stableToken = (change: object = {}) =>
  post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...app, ...change })
const check = (token: unknown, change: object = {}) =>
  post(`/wxa/msg_sec_check?access_token=${token}`, {
    version: 2,
    scene: 1,
    openid: 'o1',
    content: '春天到了',
    ...change,
  })

test('a stable token is the same until five minutes before its end, counted by the virtual clock', async () => {
  const first = await stableToken()
  expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 })
  await cloud.clock.advance(HOUR)
  const later = await stableToken()
  expect(later.access_token).toBe(first.access_token)
  expect(later.expires_in).toBeLessThanOrEqual(3600)
  await cloud.clock.advance(HOUR - 4 * 60_000)
  expect((await stableToken()).access_token).not.toBe(first.access_token)
  expect((await check(first.access_token)).errcode).toBe(0)
})

test('a refresh by force makes the old token invalid', async () => {
  const first = await stableToken()
  const second = await stableToken({ force_refresh: true })
  expect((await check(first.access_token)).errcode).toBe(40001)
  expect((await check(second.access_token)).errcode).toBe(0)
})

test.each([
  ['a wrong appid', { appid: 'wx-other' }, 40013],
  ['a wrong secret', { secret: 'other' }, 40125],
  ['a wrong grant', { grant_type: 'code' }, 40002],
])('%s gets no token', async (_, change, errcode) => {
  expect(await stableToken(change)).toEqual({ errcode, errmsg: expect.any(String) })
})

test('a call without a token, with a made-up one, and with an expired one', async () => {
  const { access_token: token } = await stableToken()
  expect((await check('')).errcode).toBe(41001)
  expect((await check('made.up.token')).errcode).toBe(40001)
  await cloud.clock.advance(2 * HOUR)
  expect((await check(token)).errcode).toBe(42001)
})

test('tokens can be made invalid and errors forced, for as many calls as asked', async () => {
  const { access_token: token } = await stableToken()
  cloud.wechat.forceError('msg_sec_check', 45009, 2)
  const codes = [await check(token), await check(token), await check(token)].map(({ errcode }) => errcode)
  expect(codes).toEqual([45009, 45009, 0])
  cloud.wechat.invalidateTokens()
  expect((await check(token)).errcode).toBe(40001)
})

test('a text passes, is risky when it says so, or as the desk decides', async () => {
  const { access_token: token } = await stableToken()
  expect(await check(token)).toMatchObject({
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
    trace_id: expect.any(String),
  })
  expect(await check(token, { content: '这是测试违规的话' })).toMatchObject({ result: { suggest: 'risky' } })
  cloud.wechat.forceTextCheck('review')
  expect(await check(token)).toMatchObject({ result: { suggest: 'review' } })
  cloud.wechat.forceTextCheck(null)
  expect(await check(token)).toMatchObject({ result: { suggest: 'pass' } })
})

test.each([
  ['no content', { content: '' }, 44002],
  ['2501 characters', { content: '字'.repeat(2501) }, 40097],
  ['an unknown scene', { scene: 9 }, 40129],
  ['no openid', { openid: '' }, 40097],
  ['the first version', { version: 1 }, 40097],
])('a text check with %s is refused', async (_, change, errcode) => {
  const { access_token: token } = await stableToken()
  expect((await check(token, change)).errcode).toBe(errcode)
})

async function miniCode(body: object): Promise<Response> {
  const { access_token: token } = await stableToken()
  return fetch(`${cloud.url}/wechat/wxa/getwxacodeunlimit?access_token=${token}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
}

test('a mini-program code is a picture of the asked width', async () => {
  const response = await miniCode({ scene: 't=x7Kp2Q', page: 'pages/tabs/home/index', width: 600 })
  expect(response.headers.get('content-type')).toBe('image/png')
  const png = Buffer.from(await response.arrayBuffer())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(600)
})

test.each([
  ['33 characters', { scene: 'a'.repeat(33), page: 'p/i' }, 40169],
  ['no scene', { page: 'p/i' }, 40169],
  ['a percent sign', { scene: 'a%20b', page: 'p/i' }, 40169],
  ['Chinese', { scene: '推客', page: 'p/i' }, 40169],
  ['a page with a slash in front', { scene: 'a', page: '/p/i' }, 41030],
  ['a page with a query', { scene: 'a', page: 'p/i?a=1' }, 41030],
  ['too narrow a width', { scene: 'a', page: 'p/i', width: 200 }, 40097],
])('a code with %s is refused', async (_, body, errcode) => {
  expect(await (await miniCode(body)).json()).toMatchObject({ errcode })
})

test('32 characters of the allowed kinds are fine', async () => {
  const response = await miniCode({ scene: "09AZaz!#$&'()*+,/:;=?@-._~abcdef", page: 'p/i' })
  expect(response.headers.get('content-type')).toBe('image/png')
})

test('received calls are kept newest first, without the secret, and counted', async () => {
  await miniCode({ scene: 'a', page: 'p/i' })
  const [newest, oldest] = cloud.wechat.calls()
  expect(newest).toMatchObject({ api: 'getwxacodeunlimit', request: { scene: 'a' }, errcode: 0 })
  expect(oldest).toMatchObject({ api: 'stable_token', request: { secret: '***' } })
  expect(cloud.wechat.counts()).toEqual({ stable_token: 1, getwxacodeunlimit: 1 })
  expect(JSON.stringify(cloud.wechat.calls())).not.toContain(app.secret)
})

test('a reply of WeChat can be lost, and what is not JSON is told so', async () => {
  cloud.faults.inject({ name: 'lost-reply', match: 'wechat:stable_token' })
  await expect(stableToken()).rejects.toThrow('fetch failed')
  const response = await fetch(`${cloud.url}/wechat/cgi-bin/stable_token`, { method: 'POST', body: '{' })
  expect(await response.json()).toMatchObject({ errcode: 47001 })
  expect((await fetch(`${cloud.url}/wechat/wxa/unknown`, { method: 'POST' })).status).toBe(404)
})
