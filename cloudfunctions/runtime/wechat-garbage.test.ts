import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Operational } from './failures'
import type { Settings } from './settings'
import { openWechat, type Wechat } from './wechat'

/** What the next call but the token's is answered with. */
let answer: (response: ServerResponse) => void
/** What it was asked with. */
let asked: unknown
let server: Server
let wechat: (remainingMs?: number) => Wechat
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked = JSON.parse(body)
      if (request.url?.includes('stable_token')) response.end('{"access_token":"t","expires_in":7200}')
      else answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const settings = { WECHAT_API_URL: `http://127.0.0.1:${port}`, WECHAT_ENV_VERSION: 'release' } as Settings
  const open = openWechat({ settings, now: () => 0 })
  wechat = (remainingMs = 10_000) => open(() => remainingMs)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const PAGE = { path: 'pages/members/register/index', query: 's=x' }
const urlLink = () => wechat().urlLink(PAGE)
const draw = () => wechat().drawCode({ scene: 'abc', page: PAGE.path })
const saying = (body: string | Buffer) => {
  answer = (response) => void response.end(body)
}

test('a URL Link is an address of one word', async () => {
  saying('{"errcode":0,"url_link":"https://wxaurl.cn/abc123"}')
  expect(await urlLink()).toBe('https://wxaurl.cn/abc123')
})

test.each([
  ['a line break, which would be another header', 'https://wxaurl.cn/a\r\nset-cookie: x=1'],
  ['a tab', 'https://wxaurl.cn/a\tb'],
  ['a blank before it', ' https://wxaurl.cn/a'],
  ['letters that no header takes', 'https://wxaurl.cn/推客'],
  ['another scheme', 'javascript:alert(1)'],
  ['nothing', ''],
])('a URL Link with %s is none', async (_, url_link) => {
  saying(JSON.stringify({ errcode: 0, url_link }))
  await expect(urlLink()).rejects.toThrow(Operational)
})

test.each(['', '#小程序://推客/茶\n/abc'])('a short link %j is none', async (link) => {
  saying(JSON.stringify({ errcode: 0, link }))
  await expect(wechat().shortLink({ path: PAGE.path, title: '茶' })).rejects.toThrow(Operational)
})

test('a short link’s title turns nothing in the chat', async () => {
  saying('{"errcode":0,"link":"#小程序://推客/茶/abc"}')
  await wechat().shortLink({ path: PAGE.path, title: `茶\u202e油\u0000👨‍👩‍👧${'a'.repeat(40)}` })
  expect(asked).toMatchObject({ page_title: `茶油👨‍👩‍👧${'a'.repeat(13)}` })
})

test.each(['<html>Bad Gateway</html>', '', ' {"errcode":45009}', '{}', '{"errcode":0}', '{'])(
  'a code drawn as %j is no picture',
  async (body) => {
    saying(body)
    await expect(draw()).rejects.toThrow(Operational)
  },
)

test('PNG and JPEG are pictures', async () => {
  for (const starts of [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1],
    [0xff, 0xd8, 0xff, 0xe0, 1],
  ]) {
    saying(Buffer.from(starts))
    expect([...(await draw())]).toEqual(starts)
  }
})

test('an answer that stops in the middle, or never ends, is an operational failure', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"url')
    setTimeout(() => response.destroy(), 20)
  }
  await expect(urlLink()).rejects.toThrow(Operational)
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"url')
  }
  await expect(wechat(200).urlLink(PAGE)).rejects.toThrow(Operational)
})

test('a failure names no token', async () => {
  answer = (response) => void response.writeHead(502).end()
  const failure = await urlLink().catch((error: Error) => `${error.message} ${error.stack}`)
  expect(failure).toContain('502')
  expect(failure).not.toContain('access_token')
})
