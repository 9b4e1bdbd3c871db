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

describe('a phone by its code', () => {
  const phoneOf = (code: string) => product.context().wechat.phoneOf(code)

  test('is its digits without the country’s, whatever the country', async () => {
    expect(await phoneOf(product.cloud.wechat.issuePhoneCode('13812345678'))).toBe('13812345678')
    expect(await phoneOf(product.cloud.wechat.issuePhoneCode('4155550123', '1'))).toBe('4155550123')
  })

  test('is nobody’s when the code is used up or none', async () => {
    const code = product.cloud.wechat.issuePhoneCode('13812345678')
    await phoneOf(code)
    expect([await phoneOf(code), await phoneOf('made-up')]).toEqual([null, null])
  })

  test.each([45011, 48001])('is an operational failure when WeChat answers %p', async (errcode) => {
    product.cloud.wechat.forceError('getuserphonenumber', errcode)
    await expect(phoneOf(product.cloud.wechat.issuePhoneCode('13812345678'))).rejects.toThrow(Operational)
  })

  test('is an operational failure when it is no number', async () => {
    await expect(phoneOf(product.cloud.wechat.issuePhoneCode('secret'))).rejects.toThrow(Operational)
  })
})
