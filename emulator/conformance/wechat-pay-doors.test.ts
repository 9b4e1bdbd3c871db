import { setTimeout as sleep } from 'node:timers/promises'
import { fen } from '@shared/kernel/money'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import type { WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { type Cloud, startCloud } from '../index'
import { SampleFunctions } from './sample-function'

const HOUR = 3_600_000
const samples = new SampleFunctions()
const notify = samples.declareModule(
  'pay-notify',
  `exports.main = async (event) => {
    if (!event.httpMethod) return process.env.WECHAT_PAY_URL
    const isProbe = event.headers['wechatpay-signature'].startsWith('WECHATPAY/SIGNTEST/')
    return { statusCode: isProbe ? 401 : 204 }
  }`,
  { httpPaths: ['/pay-notify'] },
)

let cloud: Cloud
let pay: WechatPay
beforeEach(async () => {
  cloud = await startCloud({ stateDir: null, functions: [notify] })
  pay = openWechatPay({ settings: readSettings(cloud.sdkEnvironment()), now: () => cloud.clock.now() })(() => 10_000)
})
afterEach(() => cloud.close())
afterAll(() => samples.remove())

const order = (paymentId = 'order0000001') => ({
  paymentId,
  description: '春茶 <b>250</b> 克',
  totalFen: fen(9_905),
  expiresAt: cloud.clock.now() + HOUR,
})
const prepayH5 = () => pay.prepayH5({ ...order(), clientIp: '203.0.113.7' })
const stateOf = async () => (await pay.queryPayment('order0000001'))?.state

test('notices go to the function that has their address, and are acknowledged by it', async () => {
  await pay.prepayJsapi({ ...order(), openid: 'openid-of-li' })
  await cloud.wechatPay.pay('order0000001')
  expect(cloud.wechatPay.notices()).toMatchObject([{ state: 'delivered', attempts: [{ status: 204 }] }])
  expect(await cloud.wechatPay.probe()).toBe(401)
  expect(await cloud.invoke('pay-notify', {})).toBe(`${cloud.url}/wechat-pay`)
})

test('while the function is gone they wait, and come when the clock is wound', async () => {
  await cloud.replaceFunctions([])
  await pay.prepayJsapi({ ...order(), openid: 'openid-of-li' })
  await cloud.wechatPay.pay('order0000001')
  expect(cloud.wechatPay.notices()).toMatchObject([{ state: 'pending', attempts: [{ status: 404 }] }])
  await cloud.replaceFunctions([notify])
  await cloud.clock.advance(15_000)
  expect(cloud.wechatPay.notices()).toMatchObject([{ state: 'delivered' }])
})

test('on the wall clock they come by themselves, after the answer, and so does the end of a cancellation', async () => {
  const live = await startCloud({ stateDir: null, functions: [notify], timers: 'wall-clock' })
  try {
    const merchant = openWechatPay({ settings: readSettings(live.sdkEnvironment()), now: Date.now })(() => 10_000)
    await merchant.transfer({ billNo: 'bill1', openid: 'o', amountFen: fen(50), remark: '佣金', realName: null })
    expect(await merchant.cancelTransfer('bill1')).toBe('CANCELING')
    while (live.wechatPay.notices()[0]?.state !== 'delivered') await sleep(20)
    expect((await merchant.queryTransfer('bill1'))?.state).toBe('CANCELLED')
  } finally {
    await live.close()
  }
})

describe('the cashier', () => {
  const post = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers })
  const shop = 'https://mall.example/app/#/pages/orders/paid?id=1'

  test('shows what is paid for, and takes the browser back when it is paid', async () => {
    const { url } = await prepayH5()
    const page = await (await fetch(`${url}?redirect_url=${encodeURIComponent(shop)}`)).text()
    expect(page).toContain('¥99.05')
    expect(page).toContain('春茶 &#60;b&#62;250&#60;/b&#62; 克')
    expect(page).toContain('确认支付')
    const answer = await post(url, { do: 'pay', redirect_url: shop })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, shop])
    expect(await stateOf()).toBe('SUCCESS')
    expect((await post(url, { do: 'pay' })).status).toBe(200)
    expect(cloud.wechatPay.payments()[0]?.transactions).toHaveLength(1)
  })

  test('takes back unpaid who cancels', async () => {
    const { url } = await prepayH5()
    const answer = await post(url, { do: 'cancel', redirect_url: shop })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, shop])
    expect(await stateOf()).toBe('NOTPAY')
  })

  test('follows no script, serves no other page, and knows no other payment', async () => {
    const { url } = await prepayH5()
    const answer = await post(url, { do: 'cancel', redirect_url: 'javascript:alert(1)' })
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
    expect((await post(url, { do: 'pay' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect(await stateOf()).toBe('NOTPAY')
    const { package: prepay } = await pay.prepayJsapi({ ...order('order0000002'), openid: 'o' })
    expect((await fetch(`${cloud.url}/wechat-pay/cashier/${prepay.slice('prepay_id='.length)}`)).status).toBe(404)
  })
})

describe('the desk', () => {
  const control = async (body: object, path = '') => {
    const response = await fetch(`${cloud.url}/emulator/wechat-pay${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return response.status
  }
  const state = async () => (await fetch(`${cloud.url}/emulator/wechat-pay`)).json()

  test('sees payments, refunds, bills and notices, newest first', async () => {
    await pay.prepayJsapi({ ...order(), openid: 'openid-of-li' })
    await pay.prepayJsapi({ ...order('order0000002'), openid: 'openid-of-li' })
    await cloud.wechatPay.pay('order0000001')
    expect(await state()).toMatchObject({
      payments: [{ paymentId: 'order0000002' }, { paymentId: 'order0000001' }],
      refunds: [],
      bills: [],
      notices: [{ eventType: 'TRANSACTION.SUCCESS' }],
      balanceFen: 100_000_000,
      counts: { 'prepay-jsapi': 2 },
    })
  })

  test('pays for the phone, with or without its signature', async () => {
    const first = await pay.prepayJsapi({ ...order(), openid: 'openid-of-li' })
    expect(await control({ action: 'request-payment', ...first, paySign: 'wrong' })).toBe(400)
    expect(await control({ action: 'request-payment', ...first })).toBe(200)
    const second = await pay.prepayJsapi({ ...order('order0000002'), openid: 'openid-of-li' })
    expect(await control({ prepayId: second.package.slice('prepay_id='.length) }, '/pay')).toBe(200)
    expect(cloud.wechatPay.bill(cloud.clock.now() - HOUR).payments).toHaveLength(2)
  })

  test('plays refunds, transfers, mishaps and errors', async () => {
    await pay.prepayJsapi({ ...order(), openid: 'openid-of-li' })
    const refundIt = { paymentId: 'order0000001', refundFen: fen(5), totalFen: fen(9_905), reason: '少发' }
    const bill = { openid: 'o', amountFen: fen(50), remark: '佣金', realName: null }
    for (const [body, act] of [
      [{ action: 'mishap', kind: 'lose', times: 1 }, null],
      [{ action: 'pay', id: 'order0000001' }, null],
      [{ action: 'refunds-go', course: 'hold' }, () => pay.refund({ ...refundIt, refundId: 'refund1' })],
      [{ action: 'finish-refund', id: 'refund1', state: 'SUCCESS' }, null],
      [{ action: 'transfers-go', course: 'accepted' }, () => pay.transfer({ ...bill, billNo: 'bill1' })],
      [{ action: 'accept-transfer', id: 'bill1' }, null],
      [{ action: 'confirm-transfer', id: 'bill1' }, null],
      [{ action: 'set-balance', fen: 10 }, null],
      [{ action: 'force-error', api: 'refund', status: 403, code: 'RULE_LIMIT' }, null],
    ] as const) {
      expect([body, await control(body)]).toEqual([body, 200])
      await act?.()
    }
    await expect(pay.refund({ ...refundIt, refundId: 'refund2' })).rejects.toMatchObject({ code: 'RULE_LIMIT' })
    expect(await state()).toMatchObject({
      refunds: [{ state: 'SUCCESS' }],
      bills: [{ state: 'SUCCESS' }],
      notices: [{}, {}, { attempts: [{ status: null }] }],
      balanceFen: 10,
    })
  })

  test('hears of what cannot be', async () => {
    for (const body of [
      {},
      { action: 'unknown' },
      { action: 'pay' },
      { action: 'pay', id: 'order0000009' },
      { action: 'refunds-go', course: 'sideways' },
      { action: 'set-balance', fen: -1 },
    ]) {
      expect([body, await control(body)]).toEqual([body, 400])
    }
  })
})
