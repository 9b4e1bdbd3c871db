import { fen } from '@shared/kernel/money'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import type { PayRefused, WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { type Cloud, startCloud } from '../index'
import { orderAt, slice } from './wechat-pay.fixture'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOON = Date.UTC(2026, 10, 21, 4)

let cloud: Cloud
let pay: WechatPay
beforeEach(async () => {
  cloud = await startCloud({ stateDir: null, startAtMs: NOON })
  const settings = readSettings(cloud.sdkEnvironment())
  pay = openWechatPay({ settings, now: () => cloud.clock.now() })(() => 10_000)
})
afterEach(() => cloud.close())

const order = (change: object = {}) => orderAt(cloud, change)
async function paid(): Promise<void> {
  await pay.prepayJsapi(order())
  await cloud.wechatPay.pay('order0000001')
}
const refusal = (code: string) => expect.objectContaining<Partial<PayRefused>>({ name: 'PayRefused', code })

describe('paying in the mini-program', () => {
  test('what the phone is given is signed, and pays', async () => {
    const params = await pay.prepayJsapi(order())
    expect(params).toMatchObject({
      timeStamp: String(Math.floor(cloud.clock.now() / 1000)),
      signType: 'RSA',
      package: expect.stringMatching(/^prepay_id=wx\w+$/),
    })
    const forged = { ...params, nonceStr: 'another' }
    await expect(cloud.wechatPay.requestPayment(forged)).rejects.toThrow('签名验证失败')
    await cloud.wechatPay.requestPayment(params)
    expect(await pay.queryPayment('order0000001')).toEqual({
      paymentId: 'order0000001',
      transactionId: expect.stringMatching(/^4200001\d{21}$/),
      state: 'SUCCESS',
      totalFen: 9_900,
      paidAt: expect.any(Number),
      payerOpenid: 'openid-of-li',
    })
  })

  test('before that nobody paid, and an unknown number is null', async () => {
    await pay.prepayJsapi(order())
    expect(await pay.queryPayment('order0000001')).toMatchObject({ state: 'NOTPAY', transactionId: null, paidAt: null })
    expect(await pay.queryPayment('order0000002')).toBeNull()
  })

  test('the same order again is the same prepay; another under its number is refused', async () => {
    const first = await pay.prepayJsapi(order())
    expect((await pay.prepayJsapi(order())).package).toBe(first.package)
    for (const change of [{ totalFen: fen(9_901) }, { openid: 'another' }, { description: '绿茶' }]) {
      await expect(pay.prepayJsapi(order(change))).rejects.toEqual(refusal('INVALID_REQUEST'))
    }
    await expect(pay.prepayH5({ ...order(), clientIp: '1.2.3.4' })).rejects.toEqual(refusal('INVALID_REQUEST'))
  })

  test('a prepay is good for two hours, then the same order gets another', async () => {
    const expiresAt = cloud.clock.now() + DAY
    const first = await pay.prepayJsapi(order({ expiresAt }))
    await cloud.clock.advance(2 * HOUR)
    await expect(cloud.wechatPay.requestPayment({ ...first })).rejects.toThrow('too old')
    const second = await pay.prepayJsapi(order({ expiresAt }))
    expect(second.package).not.toBe(first.package)
    await cloud.wechatPay.requestPayment(second)
  })

  test('after its end it cannot be paid, asked for or closed again', async () => {
    await pay.prepayJsapi(order())
    await cloud.clock.advance(30 * MINUTE)
    await expect(cloud.wechatPay.pay('order0000001')).rejects.toThrow('closed')
    expect((await pay.queryPayment('order0000001'))?.state).toBe('CLOSED')
    await expect(pay.prepayJsapi(order())).rejects.toEqual(refusal('ORDER_CLOSED'))
    expect(await pay.closePayment('order0000001')).toBe('closed')
  })

  test.each([
    ['a number of five signs', { paymentId: 'order' }],
    ['a number with a space', { paymentId: 'order 000001' }],
    ['no description', { description: '' }],
    ['a description of 128 signs', { description: '茶'.repeat(128) }],
    ['no openid', { openid: '' }],
    ['nothing to pay', { totalFen: fen(0) }],
    ['an end in the past', { expiresAt: NOON - 1 }],
  ])('an order with %s is refused', async (_, change) => {
    await expect(pay.prepayJsapi(order(change))).rejects.toEqual(refusal('PARAM_ERROR'))
  })
})

describe('closing', () => {
  test('closed once and again; an unknown number counts as closed', async () => {
    await pay.prepayJsapi(order())
    expect(await pay.closePayment('order0000001')).toBe('closed')
    expect(await pay.closePayment('order0000001')).toBe('closed')
    expect(await pay.closePayment('order0000002')).toBe('closed')
    await expect(cloud.wechatPay.pay('order0000001')).rejects.toThrow('closed')
  })

  test('what was paid meanwhile is told', async () => {
    await paid()
    expect(await pay.closePayment('order0000001')).toBe('paid')
    expect(cloud.wechatPay.counts()['query-payment']).toBeUndefined()
    await pay.refund(slice())
    expect(await pay.closePayment('order0000001')).toBe('paid')
    await expect(pay.prepayJsapi(order())).rejects.toEqual(refusal('ORDERPAID'))
  })

  test('a refusal that is not known is settled by the state', async () => {
    await paid()
    cloud.wechatPay.forceError('close-payment', 403, 'TRADE_ERROR')
    expect(await pay.closePayment('order0000001')).toBe('paid')
    await pay.prepayJsapi(order({ paymentId: 'order0000002' }))
    cloud.wechatPay.forceError('close-payment', 403, 'TRADE_ERROR')
    await expect(pay.closePayment('order0000002')).rejects.toEqual(refusal('TRADE_ERROR'))
  })
})

describe('refunds', () => {
  test('slices up to what was paid; WeChat is at it first, and done then', async () => {
    await paid()
    expect(await pay.refund(slice())).toEqual({
      refundId: 'refund0000001',
      paymentId: 'order0000001',
      state: 'PROCESSING',
      refundFen: 1_000,
    })
    expect(await pay.queryRefund('refund0000001')).toMatchObject({ state: 'SUCCESS', refundFen: 1_000 })
    expect((await pay.queryPayment('order0000001'))?.state).toBe('REFUND')
    const rest = slice({ refundId: 'refund0000002', refundFen: fen(8_901) })
    await expect(pay.refund(rest)).rejects.toEqual(refusal('INVALID_REQUEST'))
    expect(await pay.refund({ ...rest, refundFen: fen(8_900) })).toMatchObject({ state: 'PROCESSING' })
    expect(await pay.queryRefund('refund0000003')).toBeNull()
  })

  test('the same slice again is the same refund; another under its number is refused', async () => {
    await paid()
    await pay.refund(slice())
    expect(await pay.refund(slice())).toMatchObject({ state: 'SUCCESS' })
    expect(cloud.wechatPay.refunds()).toHaveLength(1)
    await expect(pay.refund(slice({ refundFen: fen(999) }))).rejects.toEqual(refusal('INVALID_REQUEST'))
  })

  test('they may be abnormal, closed, or stay on their way, as the desk decides', async () => {
    await paid()
    const { wechatPay } = cloud
    wechatPay.refundsGo('abnormal')
    await pay.refund(slice())
    wechatPay.refundsGo('closed')
    await pay.refund(slice({ refundId: 'refund0000002' }))
    wechatPay.refundsGo('hold')
    await pay.refund(slice({ refundId: 'refund0000003' }))
    const states = async () =>
      Promise.all([1, 2, 3].map(async (n) => (await pay.queryRefund(`refund000000${n}`))?.state))
    expect(await states()).toEqual(['ABNORMAL', 'CLOSED', 'PROCESSING'])
    await wechatPay.finishRefund('refund0000001', 'SUCCESS')
    await wechatPay.finishRefund('refund0000003', 'SUCCESS')
    expect(await states()).toEqual(['SUCCESS', 'CLOSED', 'SUCCESS'])
    await expect(wechatPay.finishRefund('refund0000003', 'CLOSED')).rejects.toThrow('has ended')
    wechatPay.refundsGo('not-enough')
    await expect(pay.refund(slice({ refundId: 'refund0000004' }))).rejects.toEqual(refusal('NOT_ENOUGH'))
    expect(await pay.queryRefund('refund0000004')).toBeNull()
  })

  test('a closed one gives its amount back, 50 are the most, and a year is the longest', async () => {
    await paid()
    cloud.wechatPay.refundsGo('closed')
    await pay.refund(slice({ refundId: 'closed', refundFen: fen(9_900) }))
    cloud.wechatPay.refundsGo('success')
    for (let n = 1; n <= 49; n += 1) await pay.refund(slice({ refundId: `slice${n}`, refundFen: fen(1) }))
    await cloud.clock.advance(365 * DAY - HOUR)
    await pay.refund(slice({ refundId: 'slice50', refundFen: fen(1) }))
    const tooMany = pay.refund(slice({ refundId: 'slice51', refundFen: fen(1) }))
    await expect(tooMany).rejects.toMatchObject({ detail: '超过最大退款次数' })
    await cloud.clock.advance(2 * HOUR)
    const tooLate = pay.refund(slice({ refundId: 'late', refundFen: fen(1) }))
    await expect(tooLate).rejects.toMatchObject({ detail: '订单已经超过可退款的最大期限' })
  })

  test('of what nobody paid there are none', async () => {
    await expect(pay.refund(slice())).rejects.toEqual(refusal('RESOURCE_NOT_EXISTS'))
    await pay.prepayJsapi(order())
    await expect(pay.refund(slice())).rejects.toEqual(refusal('INVALID_REQUEST'))
  })

  test('the total must be what was paid', async () => {
    await pay.prepayJsapi(order())
    await cloud.wechatPay.payAmount('order0000001', 5_000)
    await expect(pay.refund(slice())).rejects.toMatchObject({ detail: '订单金额不一致' })
    await pay.refund(slice({ totalFen: fen(5_000), refundFen: fen(5_000) }))
  })
})

test('the bill of a day lists what passed on it', async () => {
  await paid()
  await pay.refund(slice())
  const today = cloud.wechatPay.bill(NOON)
  expect(today.payments).toMatchObject([{ paymentId: 'order0000001', totalFen: 9_900 }])
  expect(today.refunds).toMatchObject([{ refundId: 'refund0000001', refundFen: 1_000 }])
  expect(today.transfers).toEqual([])
  expect(cloud.wechatPay.bill(NOON + DAY)).toEqual({ payments: [], refunds: [], transfers: [] })
})
