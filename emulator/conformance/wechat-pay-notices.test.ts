import { fen } from '@shared/kernel/money'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import { NoticeRefused, type PayNotice, type WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { type Cloud, type SealedNotice, startCloud } from '../index'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const NOON = Date.UTC(2026, 10, 21, 4)

let cloud: Cloud
let pay: WechatPay
/** What the merchant understood, and how often it was asked. */
let heard: PayNotice[]
let asked: number
/** What the merchant's server answers to what it understood. */
let status: number

beforeEach(async () => {
  cloud = await startCloud({ stateDir: null, startAtMs: NOON })
  const settings = readSettings(cloud.sdkEnvironment())
  pay = openWechatPay({ settings, now: () => cloud.clock.now() })(() => 10_000)
  ;[heard, asked, status] = [[], 0, 204]
  cloud.wechatPay.onNotice(merchant)
})
afterEach(() => cloud.close())

function merchant({ headers, body }: SealedNotice): number {
  asked += 1
  try {
    heard.push(pay.readNotice(headers, body, cloud.clock.now()))
    return status
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error
    return 401
  }
}
const prepay = (paymentId = 'order0000001') =>
  pay.prepayJsapi({
    paymentId,
    description: '春茶',
    totalFen: fen(9_900),
    expiresAt: cloud.clock.now() + HOUR,
    openid: 'openid-of-li',
  })
const refund = (refundId = 'refund0000001') =>
  pay.refund({ refundId, paymentId: 'order0000001', refundFen: fen(100), totalFen: fen(9_900), reason: '少发' })
const transfer = (billNo = 'bill0001') =>
  pay.transfer({ billNo, openid: 'openid-of-wang', amountFen: fen(5_000), remark: '佣金', realName: null })

describe('what is told', () => {
  test('a payment', async () => {
    await prepay()
    await cloud.wechatPay.pay('order0000001')
    const transaction = await pay.queryPayment('order0000001')
    expect(heard).toEqual([{ kind: 'payment', id: expect.any(String), transaction }])
    expect(transaction).toMatchObject({ state: 'SUCCESS', totalFen: 9_900, payerOpenid: 'openid-of-li' })
  })

  test('the end of a refund, whichever it is', async () => {
    await prepay()
    await cloud.wechatPay.pay('order0000001')
    heard = []
    await refund()
    expect(heard).toEqual([])
    await cloud.wechatPay.catchUp()
    cloud.wechatPay.refundsGo('abnormal')
    await refund('refund0000002')
    await cloud.wechatPay.catchUp()
    await cloud.wechatPay.finishRefund('refund0000002', 'CLOSED')
    expect(heard.map((one) => one.kind === 'refund' && [one.refund.refundId, one.refund.state])).toEqual([
      ['refund0000001', 'SUCCESS'],
      ['refund0000002', 'ABNORMAL'],
      ['refund0000002', 'CLOSED'],
    ])
    expect(heard[0]).toMatchObject({ refund: { paymentId: 'order0000001', refundFen: 100 } })
  })

  test('the end of a transfer, whichever it is', async () => {
    await transfer()
    await cloud.wechatPay.confirmTransfer('bill0001')
    await transfer('bill0002')
    await pay.cancelTransfer('bill0002')
    await cloud.clock.advance(SECOND)
    await transfer('bill0003')
    await cloud.wechatPay.failTransfer('bill0003', 'PAYEE_ACCOUNT_ABNORMAL')
    const bills = heard.map((one) => one.kind === 'transfer' && [one.bill.billNo, one.bill.state, one.bill.failReason])
    expect(bills).toEqual([
      ['bill0001', 'SUCCESS', null],
      ['bill0002', 'CANCELLED', null],
      ['bill0003', 'FAIL', 'PAYEE_ACCOUNT_ABNORMAL'],
    ])
    expect(heard[0]).toMatchObject({ bill: { amountFen: 5_000, packageInfo: null } })
  })
})

describe('until it is acknowledged', () => {
  test('a notice comes again by the ladder, fifteen times, with the same id', async () => {
    status = 500
    await prepay()
    await cloud.wechatPay.pay('order0000001')
    const [s, m, h] = [SECOND, MINUTE, HOUR]
    const ladder = [15 * s, 15 * s, 30 * s, 3 * m, 10 * m, 20 * m, 30 * m, 30 * m, 30 * m, 60 * m]
    for (const wait of [...ladder, 3 * h, 3 * h, 3 * h, 6 * h, 6 * h]) {
      const before = asked
      await cloud.clock.advance(wait - 5 * SECOND)
      expect(asked).toBe(before)
      await cloud.clock.advance(5 * SECOND)
      expect(asked).toBe(before + 1)
    }
    expect(asked).toBe(16)
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
    await cloud.clock.advance(48 * HOUR)
    expect(asked).toBe(16)
    expect(cloud.wechatPay.notices()).toMatchObject([{ state: 'given-up' }])
    expect(cloud.wechatPay.pendingNotices()).toEqual([])
  })

  test.each([200, 204])('%i is an acknowledgement', async (answer) => {
    status = answer
    await prepay()
    await cloud.wechatPay.pay('order0000001')
    await cloud.clock.advance(24 * HOUR)
    expect(asked).toBe(1)
    expect(cloud.wechatPay.notices()).toMatchObject([{ state: 'delivered', attempts: [{ status: answer }] }])
  })

  test('a test can hand it over itself', async () => {
    status = 500
    await prepay()
    await cloud.wechatPay.pay('order0000001')
    const [notice] = cloud.wechatPay.pendingNotices()
    if (!notice) throw new Error('nothing waits')
    expect(pay.readNotice(notice.headers, notice.body, cloud.clock.now())).toMatchObject({ id: notice.id })
    cloud.wechatPay.acknowledge(notice.id)
    expect(cloud.wechatPay.pendingNotices()).toEqual([])
  })
})

describe('mishaps', () => {
  beforeEach(() => prepay())

  test('a lost notice comes 15 seconds later; one that is lost for good never does', async () => {
    cloud.wechatPay.lose()
    await cloud.wechatPay.pay('order0000001')
    expect(asked).toBe(0)
    await cloud.clock.advance(15 * SECOND)
    expect(heard).toHaveLength(1)
    cloud.wechatPay.mishap('lose-for-good')
    await refund()
    await cloud.clock.advance(48 * HOUR)
    expect(heard).toHaveLength(1)
  })

  test('a delayed one comes later', async () => {
    cloud.wechatPay.delay(HOUR)
    await cloud.wechatPay.pay('order0000001')
    await cloud.clock.advance(HOUR - MINUTE)
    expect(asked).toBe(0)
    await cloud.clock.advance(MINUTE)
    expect(heard).toHaveLength(1)
  })

  test('a duplicate has the same id', async () => {
    cloud.wechatPay.duplicate()
    await cloud.wechatPay.pay('order0000001')
    expect(heard).toHaveLength(2)
    expect(heard[0]).toEqual(heard[1])
  })

  test('the order can be turned round', async () => {
    cloud.wechatPay.holdNotices()
    await cloud.wechatPay.pay('order0000001')
    await refund()
    expect(asked).toBe(0)
    await cloud.wechatPay.releaseNotices('reversed')
    expect(heard.map(({ kind }) => kind)).toEqual(['refund', 'payment'])
  })

  test('one that was changed on the way is refused, and comes again', async () => {
    cloud.wechatPay.corrupt()
    await cloud.wechatPay.pay('order0000001')
    expect([asked, heard.length]).toEqual([1, 0])
    await cloud.clock.advance(15 * SECOND)
    expect([asked, heard.length]).toEqual([2, 1])
  })

  test('a notice may say another amount than the query does', async () => {
    cloud.wechatPay.lieAboutAmount(1)
    await cloud.wechatPay.pay('order0000001')
    expect(heard).toMatchObject([{ transaction: { totalFen: 1 } }])
    expect(await pay.queryPayment('order0000001')).toMatchObject({ totalFen: 9_900 })
  })

  test('paid with another amount, paid twice, paid after the end: each is told', async () => {
    await cloud.wechatPay.payAmount('order0000001', 1)
    await cloud.wechatPay.payAgain('order0000001')
    await prepay('order0000002')
    await pay.closePayment('order0000002')
    await cloud.wechatPay.payLate('order0000002')
    const told = heard.map((one) => (one.kind === 'payment' ? one.transaction : null))
    expect(told).toMatchObject([
      { paymentId: 'order0000001', totalFen: 1 },
      { paymentId: 'order0000001', totalFen: 9_900 },
      { paymentId: 'order0000002', state: 'SUCCESS' },
    ])
    expect(new Set(told.map((one) => one?.transactionId)).size).toBe(3)
    await expect(cloud.wechatPay.pay('order0000001')).rejects.toThrow('state SUCCESS')
    await expect(cloud.wechatPay.payAgain('order0000003')).rejects.toThrow('there is no payment')
  })

  test('each payment of one number goes back by its own number, up to its own amount', async () => {
    await cloud.wechatPay.payAmount('order0000001', 1)
    await cloud.wechatPay.payAgain('order0000001')
    const [first, second] = heard.map((one) => (one.kind === 'payment' ? one.transaction.transactionId : null))
    const back = (refundId: string, transactionId: string | null | undefined, refundFen: number, totalFen: number) =>
      pay.refund({
        ...{ refundId, paymentId: 'order0000001', transactionId: transactionId ?? null, reason: '重复付款' },
        ...{ refundFen: fen(refundFen), totalFen: fen(totalFen) },
      })
    await expect(back('refund0000001', second, 9_900, 1)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(back('refund0000002', first, 2, 1)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await back('refund0000003', second, 9_900, 9_900)).toMatchObject({ refundFen: 9_900 })
    expect(await back('refund0000004', first, 1, 1)).toMatchObject({ refundFen: 1 })
    await expect(back('refund0000005', second, 1, 9_900)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

describe('what the product refuses to believe', () => {
  let notice: SealedNotice
  beforeEach(async () => {
    status = 500
    await prepay()
    await cloud.wechatPay.pay('order0000001')
    const [first] = cloud.wechatPay.pendingNotices()
    if (!first) throw new Error('nothing waits')
    notice = first
  })
  const read = (change: { headers?: Record<string, string>; body?: string; now?: number; port?: WechatPay }) =>
    (change.port ?? pay).readNotice(
      { ...notice.headers, ...change.headers },
      change.body ?? notice.body,
      change.now ?? cloud.clock.now(),
    )

  test('header names may be written in any case', () => {
    const headers = Object.entries(notice.headers).map(([name, value]) => [name.toUpperCase(), value])
    expect(pay.readNotice(Object.fromEntries(headers), notice.body, cloud.clock.now()).kind).toBe('payment')
  })

  test('the probe of the signature', async () => {
    status = 204
    const answer = await cloud.wechatPay.probe()
    expect(answer).toBe(401)
  })

  test('another signature, body, key or moment', () => {
    const signature = notice.headers['wechatpay-signature'] ?? ''
    expect(() => read({ headers: { 'wechatpay-signature': `A${signature.slice(1)}` } })).toThrow(NoticeRefused)
    expect(() => read({ body: notice.body.replace('"id":"', '"id":"x') })).toThrow('the signature is wrong')
    expect(() => read({ headers: { 'wechatpay-serial': 'PUB_KEY_ID_9' } })).toThrow('not ours')
    expect(() => pay.readNotice({}, notice.body, cloud.clock.now())).toThrow(NoticeRefused)
    const sentAt = Number(notice.headers['wechatpay-timestamp']) * SECOND
    expect(read({ now: sentAt + 300 * SECOND }).kind).toBe('payment')
    expect(() => read({ now: sentAt + 300 * SECOND + 1 })).toThrow('not fresh')
    expect(() => read({ now: sentAt - 300 * SECOND - 1 })).toThrow('not fresh')
  })

  test('what does not open with its key, or is meant for somebody else', () => {
    const portWith = (change: Record<string, string>) => {
      const settings = readSettings({ ...cloud.sdkEnvironment(), ...change })
      return openWechatPay({ settings, now: () => cloud.clock.now() })(() => 10_000)
    }
    expect(() => read({ port: portWith({ WECHAT_PAY_API_V3_KEY: 'x'.repeat(32) }) })).toThrow('does not open')
    expect(() => read({ port: portWith({ WECHAT_PAY_MCHID: '1900000002' }) })).toThrow('another merchant')
    expect(() => read({ port: portWith({ WECHAT_APPID: 'wx0000000000000002' }) })).toThrow('another app')
  })
})
