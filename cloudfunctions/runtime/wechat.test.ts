import { HOUR_MS } from '@shared/kernel/time'
import { type Product, startProduct } from '../../tests/product'
import { Operational } from './failures'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const draw = () => product.context().wechat.drawCode({ scene: 'abc', page: 'pages/members/register/index' })
const tokens = () => product.cloud.wechat.counts().stable_token ?? 0

test('a token is fetched once and kept, and renewed before its two hours are over', async () => {
  await draw()
  const first = tokens()
  await draw()
  expect(tokens()).toBe(first)
  await product.cloud.clock.advance(2 * HOUR_MS - 60_000)
  await draw()
  expect(tokens()).toBe(first + 1)
})

test('a scene that WeChat does not take is an operational failure that names the code', async () => {
  const tooLong = product.context().wechat.drawCode({ scene: 'x'.repeat(33), page: 'pages/members/register/index' })
  await expect(tooLong).rejects.toThrow(Operational)
  await expect(tooLong).rejects.toThrow(/40169/)
})
