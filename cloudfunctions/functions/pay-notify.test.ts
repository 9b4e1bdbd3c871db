import type { SealedNotice } from '../../emulator'
import { type Market, startMarket } from '../../tests/market'
import { answerNotice } from './notices'

type Notify = typeof import('./pay-notify')

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())

/** An order, paid at WeChat, and the notice of it that nobody has heard yet. */
async function unheard() {
  const shopId = await market.addShop()
  const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock: 9 })
  const buyer = await market.newMember()
  const { paymentId } = await market.buy(buyer, { items: [{ skuId, quantity: 1 }] })
  const heard: SealedNotice[] = []
  market.product.cloud.wechatPay.onNotice((notice) => {
    heard.push(notice)
    return 204
  })
  await market.pay(buyer, paymentId)
  market.product.cloud.wechatPay.onNotice(market.notify)
  const [notice] = heard
  if (notice === undefined) throw new Error('no notice')
  return { notice, isPaid: () => market.row('payments', paymentId).state === 'paid' }
}
const answer = (event: object) => answerNotice({ httpMethod: 'POST', ...event }, market.product.context())

describe('a notice of WeChat Pay', () => {
  test('is acknowledged once it is done, and again when it comes again', async () => {
    const { notice, isPaid } = await unheard()
    expect(isPaid()).toBe(false)
    for (const _ of [1, 2]) expect(await answer(notice)).toEqual({ statusCode: 204, headers: {}, body: '' })
    expect(isPaid()).toBe(true)
  })

  test('is read whatever the case of its headers, and from a body in base64', async () => {
    const { notice, isPaid } = await unheard()
    const headers = Object.fromEntries(
      Object.entries(notice.headers).map(([name, value]) => [name.toUpperCase(), value]),
    )
    const body = Buffer.from(notice.body).toString('base64')
    expect((await answer({ headers, body, isBase64Encoded: true })).statusCode).toBe(204)
    expect(isPaid()).toBe(true)
  })

  test.each([
    { say: 'whose body was changed', change: ({ headers, body }: SealedNotice) => ({ headers, body: `${body} ` }) },
    { say: 'without a signature', change: ({ body }: SealedNotice) => ({ headers: {}, body }) },
    { say: 'without headers or body', change: () => ({ headers: null, body: undefined }) },
  ])('$say is refused, and changes nothing', async ({ change }) => {
    const { notice, isPaid } = await unheard()
    const refused = await answer(change(notice))
    expect(refused.statusCode).toBe(401)
    expect(JSON.parse(refused.body)).toEqual({ code: 'FAIL' })
    expect(isPaid()).toBe(false)
  })

  test('of more than five minutes ago is refused', async () => {
    const { notice, isPaid } = await unheard()
    await market.product.cloud.clock.advance(301_000)
    expect((await answer(notice)).statusCode).toBe(401)
    expect(isPaid()).toBe(false)
  })

  test('that is WeChat’s own probe with a wrong signature is refused', async () => {
    expect(await market.product.cloud.wechatPay.probe()).toBe(401)
  })

  test('that could not be carried out is not acknowledged, and WeChat sends it again', async () => {
    const { notice, isPaid } = await unheard()
    market.product.cloud.faults.inject({ name: 'conflict', match: 'database.commitTransaction', times: 10_000 })
    expect((await answer(notice)).statusCode).toBe(500)
    market.product.cloud.faults.clear()
    expect(isPaid()).toBe(false)
    expect((await answer(notice)).statusCode).toBe(204)
    expect(isPaid()).toBe(true)
  })

  test('comes by POST', async () => {
    expect((await answer({ httpMethod: 'GET' })).statusCode).toBe(405)
  })

  test('comes from nobody: a caller with a session is sent away', async () => {
    const { main }: Notify = await import('./pay-notify')
    const { notice, isPaid } = await unheard()
    const context = {
      ...{ memory_limit_in_mb: 256, time_limit_in_ms: 10_000, request_id: 'r', function_version: '$LATEST' },
      ...{ namespace: 'env', function_name: 'pay-notify', environ: '', environment: '{"WX_OPENID":"o1"}' },
    }
    const event = { httpMethod: 'POST', ...notice }
    expect(await main(event, context as Parameters<Notify['main']>[1])).toMatchObject({ statusCode: 403 })
    expect(isPaid()).toBe(false)
  })
})
