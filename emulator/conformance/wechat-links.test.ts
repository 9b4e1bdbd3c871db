import { type Cloud, startCloud } from '../index'

const DAY = 86_400_000
let cloud: Cloud
let token: string
beforeEach(async () => {
  cloud = await startCloud({ stateDir: null })
  const { WECHAT_APPID: appid = '', WECHAT_SECRET: secret = '' } = cloud.sdkEnvironment()
  const asked = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })
  token = String(asked.access_token)
})
afterEach(() => cloud.close())

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const url = `${cloud.sdkEnvironment().WECHAT_API_URL}${path}`
  return (await (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<string, unknown>
}
const page = { path: 'pages/catalog/product/index', query: 'id=a&s=b' }
const urlLink = (change: object = {}) =>
  post(`/wxa/generate_urllink?access_token=${token}`, { ...page, expire_type: 1, expire_interval: 30, ...change })
const shortLink = (change: object = {}) =>
  post(`/wxa/genwxashortlink?access_token=${token}`, { page_url: `${page.path}?${page.query}`, ...change })
const open = (url: unknown) => fetch(String(url), { redirect: 'manual' })

test('a URL Link leads to the page with its query until its days are over, and then says so', async () => {
  const { url_link: link } = await urlLink()
  const opened = await open(link)
  expect([opened.status, opened.headers.get('location')]).toEqual([
    302,
    `${cloud.url}/app/#/${page.path}?${page.query}`,
  ])
  await cloud.clock.advance(30 * DAY)
  expect((await open(link)).status).toBe(410)
})

test('a URL Link that somebody made up leads nowhere', async () => {
  const { url_link: link } = await urlLink()
  expect((await open(`${link}x`)).status).toBe(404)
  expect((await open(`${cloud.url}/wechat/url-links/e30.x`)).status).toBe(404)
})

test.each([
  ['a page with a query', { path: 'pages/a?b=1' }, 40165],
  ['a query with a sign that is not allowed', { query: '蜜' }, 40212],
  ['a query that is too long', { query: 'a'.repeat(1025) }, 40212],
  ['more than thirty days', { expire_interval: 31 }, 85401],
  ['no end', { expire_type: 0 }, 85401],
  ['a version that is none', { env_version: 'beta' }, 85402],
])('a URL Link with %s is refused', async (_, change, errcode) => {
  expect(await urlLink(change)).toEqual({ errcode, errmsg: expect.any(String) })
})

test('a short link is a text for chats, and another one every time', async () => {
  const [one, other] = [await shortLink({ page_title: '山茶籽油' }), await shortLink({ page_title: '山茶籽油' })]
  expect(one.link).toMatch(/^#小程序:\/\/推客\/山茶籽油\/[\w-]{15}$/)
  expect(other.link).not.toBe(one.link)
})

test.each([
  ['no page', { page_url: '' }, 40066],
  ['an address', { page_url: 'https://mall.example/' }, 40066],
  ['a page that is too long', { page_url: `pages/a?b=${'c'.repeat(1024)}` }, 40066],
  ['a title that is no text', { page_title: 1 }, 40225],
  ['no end', { is_permanent: true }, 85400],
])('a short link with %s is refused', async (_, change, errcode) => {
  expect(await shortLink(change)).toEqual({ errcode, errmsg: expect.any(String) })
})

test('without a token there is neither', async () => {
  token = ''
  expect([(await urlLink()).errcode, (await shortLink()).errcode]).toEqual([41001, 41001])
})
