import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { LINK_SECRET, type Person, type Product, PUBLIC_URL, startProduct } from '../../tests/product'
import { codeOf } from '../shares/code'

/** The function reads a clock of its own; here it is the product's. */
let clockNow = () => 0
jest.mock('./clock', () => ({ clock: { now: () => clockNow(), stopwatchMs: () => performance.now() } }))

type Open = typeof import('./open')

/** What the function writes to its console. */
const said = jest.spyOn(console, 'log').mockImplementation(() => undefined)

let product: Product
let open: Open['main']
let promoter: Person
let code: string
beforeAll(async () => {
  product = await startProduct()
  clockNow = () => product.cloud.clock.now()
  // The function connects when it is loaded, and by then the environment must say where to.
  open = (await import('./open')).main
  promoter = product.as('promoter')
  await promoter.get('members.register', {})
  await promoter.get('promoters.enroll', {})
  code = (await promoter.get('shares.create', { target: { kind: 'register' } })).code
})
afterAll(() => product.close())

const get = (path: string, httpMethod = 'GET', headers = {}) =>
  open({ path, httpMethod, headers }, {} as Parameters<Open['main']>[1])
const page = (share: string) => `${PUBLIC_URL}/app/#/pages/members/register/index?s=${share}`
const counted = () => product.cloud.database.dump('tampered-shares').reduce((sum, { count }) => sum + Number(count), 0)

const opens = () => product.cloud.database.dump('link-opens')

describe('the public link', () => {
  test('leads to the share’s page, with the share', async () => {
    expect(await get(`/s/${code}`)).toMatchObject({ statusCode: 302, headers: { location: page(code) } })
  })

  test('that was changed leads to the page that says so, and is counted', async () => {
    const changed = `${code.slice(1)}x`
    const before = counted()
    expect(await get(`/s/${changed}`)).toMatchObject({ statusCode: 302, headers: { location: page(changed) } })
    expect(counted()).toBe(before + 1)
  })

  test('that is well made but names no share leads to registration', async () => {
    const unknown = codeOf(LINK_SECRET, 'AAAAAAAAAA')
    expect(await get(`/s/${unknown}`)).toMatchObject({ statusCode: 302, headers: { location: page(unknown) } })
  })

  test.each(['/s/', `/s/${'a'.repeat(63)}😀`, '/s/%0d%0aset-cookie:x', '/s/<script>'])(
    'that is nothing of ours (%p) leads there without a word of it, and is not worth a row',
    async (path) => {
      const before = counted()
      expect(await get(path)).toMatchObject({ statusCode: 302, headers: { location: page('x') } })
      expect(counted()).toBe(before)
    },
  )

  test('still leads on when counting fails', async () => {
    product.cloud.faults.inject({ name: 'conflict', match: 'database.commitTransaction', times: 10_000 })
    expect(await get(`/s/${code.slice(1)}y`)).toMatchObject({ statusCode: 302 })
    product.cloud.faults.clear()
  })

  test('is for looking, not for posting', async () => {
    expect(await get(`/s/${code}`, 'POST')).toMatchObject({ statusCode: 405 })
  })
})

const PHONE = { 'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148' }
const asked = () => product.cloud.wechat.counts().generate_urllink ?? 0
/** A link of its own for every test: what is kept for one share is nothing to another. */
let tags = 0
async function fresh() {
  tags += 1
  return (await promoter.get('shares.create', { target: { kind: 'register' }, tag: `t${tags}` })).code
}
const opened = async (share: string) => {
  const { headers } = await get(`/s/${share}`, 'GET', PHONE)
  return 'location' in headers ? String(headers.location) : ''
}

describe('an opening', () => {
  test('is counted once, with the share and its promoter, and forgotten after forty days', async () => {
    const before = opens().length
    await get(`/s/${code}`)
    const { visitorId: promoterId } = await promoter.get('members.me', {})
    const at = product.cloud.clock.now()
    expect(opens().slice(before)).toEqual([
      {
        _id: expect.any(String),
        shareId: code.slice(0, 10),
        promoterId,
        at: expect.any(Number),
        expiresAt: expect.any(Number),
      },
    ])
    expect(Math.abs(Number(opens().at(-1)?.at) - at)).toBeLessThan(5_000)
    await product.cloud.clock.advance(40 * DAY_MS - MINUTE_MS)
    await product.runJobs()
    expect(opens()).not.toEqual([])
    await product.cloud.clock.advance(15 * MINUTE_MS)
    await product.runJobs()
    expect(opens()).toEqual([])
  })

  test('is none when a browser only asks what is there or loads ahead, or nobody’s link was opened', async () => {
    const before = opens().length
    await get(`/s/${code}`, 'HEAD')
    await get(`/s/${code}`, 'GET', { 'Sec-Purpose': 'prefetch' })
    await get(`/s/${code.slice(1)}x`)
    await get(`/s/${codeOf(LINK_SECRET, 'AAAAAAAAAA')}`)
    expect(opens()).toHaveLength(before)
  })

  test('that can’t be counted leads on all the same', async () => {
    const before = opens().length
    product.cloud.faults.inject({ name: 'crash-before', match: 'database.insertDocument', times: 10 })
    expect(await get(`/s/${code}`)).toMatchObject({ statusCode: 302, headers: { location: page(code) } })
    product.cloud.faults.clear()
    expect(opens()).toHaveLength(before)
    expect(said).toHaveBeenLastCalledWith(expect.stringContaining('link-open.uncounted'))
  })
})

describe('on a phone the public link', () => {
  test('opens the mini-program on the share’s page by one link of WeChat’s, kept', async () => {
    const share = await fresh()
    const before = asked()
    const first = await opened(share)
    expect(first).toContain('/wechat/url-links/')
    expect(await opened(share)).toBe(first)
    expect(asked()).toBe(before + 1)
    const [call] = product.cloud.wechat.calls(1)
    expect(call?.request).toEqual({
      ...{ path: 'pages/members/register/index', query: `s=${share}` },
      ...{ expire_type: 1, expire_interval: 30, env_version: 'release' },
    })
    const there = await fetch(first, { redirect: 'manual' })
    expect(there.headers.get('location')).toBe(`${product.cloud.url}/app/#/pages/members/register/index?s=${share}`)
  })

  test('is renewed before its last day, so that nobody gets one that is about to end', async () => {
    const share = await fresh()
    const first = await opened(share)
    await product.cloud.clock.advance(29 * DAY_MS - 60_000)
    expect(await opened(share)).toBe(first)
    await product.cloud.clock.advance(60_000)
    const second = await opened(share)
    expect(second).not.toBe(first)
    expect((await fetch(second, { redirect: 'manual' })).status).toBe(302)
    expect(product.cloud.database.dump('share-links').filter(({ _id }) => _id === share.slice(0, 10))).toHaveLength(1)
  })

  test('is one link also when several people open it first', async () => {
    const share = await fresh()
    const answers = await Promise.all([1, 2, 3, 4].map(() => opened(share)))
    for (const answer of answers) expect(answer).toContain('/wechat/url-links/')
    const kept = await opened(share)
    expect(answers).toEqual(answers.map(() => kept))
  })

  // A token that is refused is asked for anew, and refused again.
  test.each([
    [45009, 1],
    [40001, 2],
    [-1, 1],
  ])('leads to the H5 page when WeChat answers %p', async (errcode, times) => {
    const share = await fresh()
    product.cloud.wechat.forceError('generate_urllink', errcode, times)
    expect(await opened(share)).toBe(page(share))
    expect(said).toHaveBeenLastCalledWith(expect.stringContaining(String(errcode)))
  })

  test('leads to the H5 page when WeChat takes too long, within the time somebody waits', async () => {
    const share = await fresh()
    product.cloud.faults.inject({ name: 'latency', match: 'wechat:generate_urllink', latencyMs: 1_900 })
    const begun = performance.now()
    expect(await opened(share)).toBe(page(share))
    expect(performance.now() - begun).toBeLessThan(2_500)
    product.cloud.faults.clear()
  })
})

describe('a banner', () => {
  const wanted = (path: string, method = 'GET') => get(path, method)

  test('is a picture that any site may show for an hour, and that loads and runs nothing', async () => {
    const answer = await wanted(`/b/630x330/${code}.svg`)
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        ...{ 'content-type': 'image/svg+xml; charset=utf-8', 'x-content-type-options': 'nosniff' },
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'public, max-age=3600',
      },
    })
    expect(answer.body).toMatch(/^<svg /)
    expect(await wanted(`/b/630x330/${code}.svg`, 'HEAD')).toEqual({ ...answer, body: '' })
  })

  test('follows the catalog, and says no price of what can’t be bought', async () => {
    const owner = product.as('owner')
    await owner.get('members.register', {})
    const { visitorId } = await owner.get('members.me', {})
    await product.context().db.insert('staff', visitorId, { roles: ['owner'], since: 0 })
    const { shopId } = await owner.get('catalog.addShop', { name: '山茶小铺' })
    const skus = [{ name: '单瓶', priceFen: 8_900, stock: 9 }]
    const { productId } = await owner.get('catalog.addProduct', { shopId, title: '山茶籽油', skus })
    const share = await promoter.get('shares.create', { target: { kind: 'product', id: productId } })
    const picture = async () => (await wanted(`/b/728x90/${share.code}.svg`)).body
    expect(await picture()).toMatch(/山茶小铺.*山茶籽油.*¥.*89\.00/)
    await owner.get('catalog.changeProduct', { productId, title: '冷榨山茶籽油' })
    await owner.get('catalog.setOnSale', { productId, onSale: false })
    expect(await picture()).toMatch(/冷榨山茶籽油/)
    expect(await picture()).not.toMatch(/¥/)
  })

  test('of a changed or unknown code is the mall’s own, told as missing: no site gets a broken image', async () => {
    for (const missing of [`${code.slice(1)}x`, codeOf(LINK_SECRET, 'AAAAAAAAAA')]) {
      const answer = await wanted(`/b/160x600/${missing}.svg`)
      expect(answer).toMatchObject({ statusCode: 404, headers: { 'content-type': 'image/svg+xml; charset=utf-8' } })
      expect(answer.body).toContain('推客商城')
    }
  })

  test('of a size that there is not is nothing, and a banner counts no opening', async () => {
    const before = opens().length
    expect(await wanted(`/b/1x1/${code}.svg`)).toMatchObject({ statusCode: 404, body: '' })
    expect(opens()).toHaveLength(before)
  })
})

test('the timer’s function does nothing for a caller who is a person', async () => {
  const { main } = await import('./jobs')
  const tasks = () => product.cloud.database.dump('tasks')
  await product.cloud.clock.advance(DAY_MS)
  const before = tasks()
  const context = {
    ...{ memory_limit_in_mb: 512, time_limit_in_ms: 60_000, request_id: 'r', function_version: '$LATEST' },
    ...{ namespace: 'env', function_name: 'jobs', environ: '', environment: JSON.stringify({ WX_OPENID: 'o1' }) },
  }
  expect(await main({}, context as Parameters<typeof main>[1])).toEqual({ ok: false, code: 'FORBIDDEN' })
  expect(tasks()).toEqual(before)
})
