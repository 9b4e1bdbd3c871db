import { request } from 'node:http'
import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const samples = new SampleFunctions()
let cloud: Cloud

beforeAll(async () => {
  cloud = await startCloud({
    stateDir: null,
    functions: [
      samples.declareModule('open-door', 'exports.main = async (event) => ({ got: event })'),
      samples.declareModule('members-only', 'exports.main = async () => "in"', { invoke: 'signed-in' }),
      samples.declareModule('inner', 'exports.main = async () => "in"', { invoke: 'nobody' }),
    ],
  })
})
afterAll(async () => {
  await cloud.close()
  samples.remove()
})

// fetch will not send a Host of its own choosing.
function send(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(cloud.url + path, { method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
const own = () => new URL(cloud.url).host

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.1.5'])(
  'a page that made %s resolve to this machine is turned away, everywhere',
  async (host) => {
    for (const path of ['/emulator/state', '/admin', '/v1/functions/open-door', '/']) {
      expect((await send(path, { host })).status).toBe(421)
    }
  },
)

test('localhost and 127.0.0.1 are let in on any port', async () => {
  expect((await send('/emulator/state', { host: 'localhost:1234' })).status).toBe(200)
  expect((await send('/emulator/state', { host: own() })).status).toBe(200)
})

test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example'])(
  'a page of %s may not wind the clock, inject faults, sign anybody in, or use the SDK’s wire',
  async (origin) => {
    const headers = { origin, host: own() }
    for (const path of [
      '/emulator/clock',
      '/emulator/faults',
      '/emulator/sign-in',
      '/emulator/wechat',
      '/admin',
      '/wechat/cgi-bin/stable_token',
    ]) {
      expect((await send(path, headers, 'POST', '{"advanceMs":1000}')).status).toBe(403)
    }
    expect(cloud.clock.offsetMs).toBe(0)
  },
)

test('the desk, of the same origin, may', async () => {
  const answer = await send(
    '/emulator/sign-in',
    { origin: cloud.url, host: own() },
    'POST',
    '{"provider":"wechat","subject":"li"}',
  )
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { token: expect.any(String) }])
})

test('H5 in development on another loopback port may call functions, a foreign page may not', async () => {
  const near = await send('/v1/functions/open-door', { origin: 'http://localhost:10086', host: own() }, 'OPTIONS')
  expect(near.status).toBe(204)
  expect(near.headers['access-control-allow-origin']).toBe('http://localhost:10086')
  expect(near.headers['access-control-allow-headers']).toContain('authorization')
  const called = await send(
    '/v1/functions/open-door',
    { origin: 'http://localhost:10086', host: own() },
    'POST',
    '{"a":1}',
  )
  expect([called.status, called.body]).toEqual([200, '{"got":{"a":1}}'])
  const far = await send('/v1/functions/open-door', { origin: 'https://evil.example', host: own() }, 'POST', '{}')
  expect([far.status, JSON.parse(far.body).code]).toEqual([403, 'INVALID_REQUEST_SOURCE'])
})

test.each([
  ['anyone', 'open-door', [200, 200]],
  ['signed-in', 'members-only', [403, 200]],
  ['nobody', 'inner', [403, 403]],
])('a function whose rule is %s', async (_, name, expected) => {
  const token = cloud.signIn({ provider: 'cloudbase', subject: 'u' })
  const statuses = [
    (await send(`/v1/functions/${name}`, { host: own() }, 'POST', '{}')).status,
    (await send(`/v1/functions/${name}`, { host: own(), authorization: `Bearer ${token}` }, 'POST', '{}')).status,
  ]
  expect(statuses).toEqual(expected)
  expect(await cloud.invoke(name, {})).toBeDefined()
})

test('what is not JSON is told so, to phones with 400 and to the SDK in its own envelope', async () => {
  const phone = await send('/v1/functions/open-door', { host: own() }, 'POST', '{"a":')
  expect([phone.status, JSON.parse(phone.body)]).toEqual([
    400,
    expect.objectContaining({ code: 'INVALID_PARAM', message: 'The body is not valid JSON.' }),
  ])
  const list = await send('/v1/functions/open-door', { host: own() }, 'POST', '[1]')
  expect(JSON.parse(list.body).message).toBe('The body is not a JSON object.')
  const sdk = await send('/admin', { host: own() }, 'POST', 'nonsense')
  expect([sdk.status, JSON.parse(sdk.body)]).toEqual([
    200,
    { code: 'INVALID_PARAM', message: 'The body is not valid JSON.', requestId: expect.any(String) },
  ])
  const unknown = await send('/admin', { host: own() }, 'POST', '{"action":"wx.pay"}')
  expect(JSON.parse(unknown.body).code).toBe('INVALID_ACTION')
})

test('a phone may send 100 KB, and one byte more is refused', async () => {
  const event = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) })
  expect((await send('/v1/functions/open-door', { host: own() }, 'POST', event(100 * 1024))).status).toBe(200)
  const large = await send('/v1/functions/open-door', { host: own() }, 'POST', event(100 * 1024 + 1))
  expect([large.status, JSON.parse(large.body).code]).toEqual([413, 'EXCEED_MAX_PAYLOAD_SIZE'])
})

test.each(['//', '*', 'http://evil.example/x', '/%zz', '//evil.example/'])(
  'the odd address %s is answered too',
  async (path) => {
    const { hostname, port, host } = new URL(cloud.url)
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path, method: 'OPTIONS', headers: { host } }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(404)
  },
)

test('an address nobody serves, a function nobody deployed', async () => {
  for (const path of ['/nothing', '/admin', '/v1/functions/open-door', '/auth/v1/token']) {
    expect((await send(path, { host: own() })).status).toBe(404)
  }
  expect(JSON.parse((await send('/v1/functions/nobody', { host: own() }, 'POST', '{}')).body).code).toBe(
    'FUNCTION_NOT_FOUND',
  )
  expect((await send('/emulator/nothing', { host: own() })).status).toBe(404)
})

test('the desk winds the clock and sees and clears faults over HTTP', async () => {
  const post = async (path: string, body: object) =>
    JSON.parse((await send(path, { host: own() }, 'POST', JSON.stringify(body))).body)
  const wound = await post('/emulator/clock', { advanceMs: 86_400_000 })
  expect(wound.offsetMs).toBe(86_400_000)
  expect((await post('/emulator/clock', {})).code).toBe('INVALID_PARAM')
  expect((await post('/emulator/clock', { reset: true })).offsetMs).toBe(0)
  expect((await post('/emulator/faults', { name: 'unknown', match: '*' })).code).toBe('INVALID_PARAM')
  await post('/emulator/faults', { name: 'lost-reply', match: 'fn:none' })
  const state = JSON.parse((await send('/emulator/state', { host: own() })).body)
  expect(state.faults).toEqual([{ name: 'lost-reply', match: 'fn:none', skip: 0, times: 1 }])
  await send('/emulator/faults', { host: own() }, 'DELETE')
  expect(cloud.faults.list()).toEqual([])
})
