import { LINK_SECRET, type Product, PUBLIC_URL, startProduct } from '../../tests/product'
import { codeOf } from '../shares/code'

type Open = typeof import('./open')

let product: Product
let open: Open['main']
let code: string
beforeAll(async () => {
  product = await startProduct()
  // The function connects when it is loaded, and by then the environment must say where to.
  open = (await import('./open')).main
  const promoter = product.as('promoter')
  await promoter.get('members.register', {})
  await promoter.get('promoters.enroll', {})
  code = (await promoter.get('shares.create', { target: { kind: 'register' } })).code
})
afterAll(() => product.close())

const get = (path: string, httpMethod = 'GET') => open({ path, httpMethod }, {} as Parameters<Open['main']>[1])
const page = (share: string) => `${PUBLIC_URL}/app/#/pages/members/register/index?s=${share}`
const counted = () => product.cloud.database.dump('tampered-shares').reduce((sum, { count }) => sum + Number(count), 0)

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

test('the timer’s function does nothing for a caller who is a person', async () => {
  const { main } = await import('./jobs')
  const context = {
    ...{ memory_limit_in_mb: 512, time_limit_in_ms: 60_000, request_id: 'r', function_version: '$LATEST' },
    ...{ namespace: 'env', function_name: 'jobs', environ: '', environment: JSON.stringify({ WX_OPENID: 'o1' }) },
  }
  expect(await main({}, context as Parameters<typeof main>[1])).toEqual({ ok: false, code: 'FORBIDDEN' })
  expect(product.cloud.database.dump('tasks')).toEqual([])
})
