import { type Product, startProduct } from '../../../tests/product'
import { Operational } from '../failures'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const NUMBER = 'A'.repeat(32)
const queries = {
  'query-payment': () => product.context().pay.queryPayment(NUMBER),
  'query-refund': () => product.context().pay.queryRefund(NUMBER),
  'query-transfer': () => product.context().pay.queryTransfer(NUMBER),
}

describe.each(Object.entries(queries))('%s', (api, query) => {
  test('that WeChat refuses says nothing of the number: it is asked again', async () => {
    product.cloud.wechatPay.forceError(api, 403, 'NO_AUTH')
    const reason = 'WeChat Pay refused to answer a question: NO_AUTH'
    await expect(query()).rejects.toMatchObject({ name: Operational.name, reason })
    await expect(query()).resolves.toBeNull()
  })

  test('that fails leaves the status and the code for the log, and nothing else of the answer', async () => {
    product.cloud.wechatPay.forceError(api, 500, 'SYSTEM_ERROR')
    await expect(query()).rejects.toThrow(/^WeChat Pay answered HTTP 500 SYSTEM_ERROR$/)
    product.cloud.wechatPay.forceError(api, 202, 'USERPAYING')
    await expect(query()).rejects.toThrow(/^WeChat Pay answered HTTP 202 USERPAYING$/)
    product.cloud.wechatPay.forceError(api, 500, '张三 6222')
    await expect(query()).rejects.toThrow(/^WeChat Pay answered HTTP 500$/)
  })
})
