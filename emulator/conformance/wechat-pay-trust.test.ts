import { generateKeyPairSync } from 'node:crypto'
import { Operational } from '../../cloudfunctions/runtime/failures'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import type { WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { type Cloud, startCloud } from '../index'
import { orderAt, slice } from './wechat-pay.fixture'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 10, 21, 4)
const OTHER_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

let cloud: Cloud
let pay: WechatPay
beforeEach(async () => {
  cloud = await startCloud({ stateDir: null, startAtMs: NOON })
  pay = portWith({})
})
afterEach(() => cloud.close())

/** The product's own client, some of its settings changed. */
function portWith(change: Record<string, string>, remainingMs = 10_000): WechatPay {
  const settings = readSettings({ ...cloud.sdkEnvironment(), ...change })
  return openWechatPay({ settings, now: () => cloud.clock.now() })(() => remainingMs)
}
const order = (change: object = {}) => orderAt(cloud, change)
async function paid(): Promise<void> {
  await pay.prepayJsapi(order())
  await cloud.wechatPay.pay('order0000001')
}

describe('when something is wrong on the way, nothing is known', () => {
  test.each([
    ['an answer with a wrong signature', () => cloud.wechatPay.tamperAnswers('signature'), /signature is wrong/],
    ['an answer of six minutes ago', () => cloud.wechatPay.tamperAnswers('time'), /not fresh/],
    ['a failure of theirs', () => cloud.wechatPay.forceError('prepay-jsapi', 500, 'SYSTEM_ERROR'), /HTTP 500/],
    ['too many calls', () => cloud.wechatPay.forceError('prepay-jsapi', 429, 'FREQUENCY_LIMITED'), /HTTP 429/],
    ['a user who is paying', () => cloud.wechatPay.forceError('prepay-jsapi', 202, 'USERPAYING'), /HTTP 202/],
    ['a lost reply', () => cloud.faults.inject({ name: 'lost-reply', match: 'wechat-pay:prepay-jsapi' }), /did not/],
  ])('%s', async (_, inject, reason) => {
    inject()
    await expect(pay.prepayJsapi(order())).rejects.toThrow(Operational)
    inject()
    await expect(pay.prepayJsapi(order())).rejects.toThrow(reason)
    await pay.prepayJsapi(order())
  })

  test('WeChat is waited for no longer than is left of the request', async () => {
    cloud.faults.inject({ name: 'timeout', match: 'wechat-pay:*' })
    const startedAt = performance.now()
    await expect(portWith({}, 200).queryPayment('order0000001')).rejects.toThrow('did not answer')
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    cloud.faults.clear()
  })

  test('a reply that was lost after the refund was booked: asked again it is the same refund', async () => {
    await paid()
    cloud.faults.inject({ name: 'lost-reply', match: 'wechat-pay:refund' })
    await expect(pay.refund(slice())).rejects.toThrow(Operational)
    expect(await pay.refund(slice())).toMatchObject({ state: 'SUCCESS' })
    expect(cloud.wechatPay.refunds()).toHaveLength(1)
  })
})

describe('only our merchant is served', () => {
  test.each([
    ['another private key', { WECHAT_PAY_PRIVATE_KEY: OTHER_KEY }],
    ['another serial', { WECHAT_PAY_SERIAL: 'ABC' }],
    ['another merchant', { WECHAT_PAY_MCHID: '1900000002' }],
  ])('%s is not', async (_, change) => {
    await expect(portWith(change).queryPayment('order0000001')).rejects.toThrow(/HTTP 401/)
  })

  test('a clock that is six minutes off is not, nor is a request without a signature', async () => {
    const settings = readSettings(cloud.sdkEnvironment())
    const off = openWechatPay({ settings, now: () => cloud.clock.now() - 6 * MINUTE })(() => 10_000)
    await expect(off.queryPayment('order0000001')).rejects.toThrow(/HTTP 401/)
    const bare = await fetch(`${cloud.url}/wechat-pay/v3/pay/transactions/jsapi`, { method: 'POST', body: '{}' })
    expect(bare.status).toBe(401)
    expect(bare.headers.get('wechatpay-signature')).toBeNull()
    const answer = (await fetch(`${cloud.url}/wechat-pay/v3/unknown`)).status
    expect(answer).toBe(404)
  })

  test('keys whose line breaks are written as \\n work', async () => {
    const { WECHAT_PAY_PRIVATE_KEY = '', WECHAT_PAY_PUBLIC_KEY = '' } = cloud.sdkEnvironment()
    const onOneLine = {
      WECHAT_PAY_PRIVATE_KEY: WECHAT_PAY_PRIVATE_KEY.replaceAll('\n', '\\n'),
      WECHAT_PAY_PUBLIC_KEY: WECHAT_PAY_PUBLIC_KEY.replaceAll('\n', '\\n'),
    }
    expect(await portWith(onOneLine).queryPayment('order0000001')).toBeNull()
  })

  test('a key that is none is a setting that is wrong, and stays out of the words', async () => {
    const broken = portWith({ WECHAT_PAY_PRIVATE_KEY: 'no secret of anybody' }).queryPayment('order0000001')
    await expect(broken).rejects.toThrow(Operational)
    await expect(broken).rejects.toThrow('setting WECHAT_PAY_PRIVATE_KEY is missing or malformed')
  })

  test('without a notify address of its own the product is told at its public one', async () => {
    const { WECHAT_PAY_NOTIFY_URL: _, ...rest } = cloud.sdkEnvironment()
    const settings = readSettings({ ...rest, PUBLIC_URL: 'https://mall.example' })
    await openWechatPay({ settings, now: () => cloud.clock.now() })(() => 10_000).prepayJsapi(order())
    expect(cloud.wechatPay.payments()[0]?.notifyUrl).toBe('https://mall.example/pay-notify')
  })

  test('calls are kept newest first and counted', async () => {
    await paid()
    await pay.queryPayment('order0000001')
    expect(cloud.wechatPay.calls()[0]).toMatchObject({ api: 'query-payment', status: 200, request: null })
    expect(cloud.wechatPay.counts()).toEqual({ 'prepay-jsapi': 1, 'query-payment': 1 })
  })
})
