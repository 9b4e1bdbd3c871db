import { fen } from '@shared/kernel/money'
import { readSettings } from '../../cloudfunctions/runtime/settings'
import { openWechatPay } from '../../cloudfunctions/runtime/wechat-pay/open'
import type { PayRefused, TransferOrder, WechatPay } from '../../cloudfunctions/runtime/wechat-pay/port'
import { type Cloud, startCloud } from '../index'

const HOUR = 3_600_000
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

const wage = (change: Partial<TransferOrder> = {}): TransferOrder => ({
  billNo: 'bill0001',
  openid: 'openid-of-wang',
  amountFen: fen(5_000),
  remark: '推广佣金',
  realName: null,
  ...change,
})
const stateOf = async (billNo = 'bill0001') => (await pay.queryTransfer(billNo))?.state
const refusal = (code: string) => expect.objectContaining<Partial<PayRefused>>({ name: 'PayRefused', code })

test('a bill waits for its payee, who confirms with the package', async () => {
  const bill = await pay.transfer(wage())
  expect(bill).toEqual({
    billNo: 'bill0001',
    transferBillNo: expect.stringMatching(/^1330000\d+$/),
    state: 'WAIT_USER_CONFIRM',
    amountFen: 5_000,
    failReason: null,
    packageInfo: expect.any(String),
  })
  expect(cloud.wechatPay.balance()).toBe(99_995_000)
  await expect(cloud.wechatPay.requestMerchantTransfer('another')).rejects.toThrow('package')
  await cloud.wechatPay.requestMerchantTransfer(bill.packageInfo ?? '')
  expect(await pay.queryTransfer('bill0001')).toEqual({ ...bill, state: 'SUCCESS', packageInfo: null })
  expect(await pay.queryTransfer('bill0002')).toBeNull()
  expect(cloud.wechatPay.balance()).toBe(99_995_000)
  expect(cloud.wechatPay.bill(NOON).transfers).toMatchObject([{ billNo: 'bill0001', amountFen: 5_000 }])
})

test('the money may be on its way for a while', async () => {
  await pay.transfer(wage())
  await cloud.wechatPay.confirmTransfer('bill0001', { staysTransferring: true })
  expect(await stateOf()).toBe('TRANSFERING')
  expect(await pay.cancelTransfer('bill0001')).toBe('TRANSFERING')
  await cloud.wechatPay.confirmTransfer('bill0001')
  expect(await stateOf()).toBe('SUCCESS')
})

test.each(['accepted', 'processing'] as const)(
  'WeChat may have %s it only, and ask the payee later',
  async (course) => {
    cloud.wechatPay.transfersGo(course)
    expect(await pay.transfer(wage())).toMatchObject({ state: course.toUpperCase(), packageInfo: null })
    await expect(cloud.wechatPay.confirmTransfer('bill0001')).rejects.toThrow('state')
    cloud.wechatPay.acceptTransfer('bill0001')
    const { packageInfo, state } = await pay.transfer(wage())
    expect(state).toBe('WAIT_USER_CONFIRM')
    await cloud.wechatPay.requestMerchantTransfer(packageInfo ?? '')
    expect(await stateOf()).toBe('SUCCESS')
  },
)

test('the same bill again is answered as it was; another under its number is refused', async () => {
  const first = await pay.transfer(wage())
  expect(await pay.transfer(wage())).toEqual(first)
  expect(cloud.wechatPay.balance()).toBe(99_995_000)
  for (const change of [{ amountFen: fen(5_001) }, { openid: 'another' }, { remark: '另一笔' }]) {
    await expect(pay.transfer(wage(change))).rejects.toEqual(refusal('INVALID_REQUEST'))
  }
})

test('a lost reply is answered by a query, or by the same bill again', async () => {
  cloud.faults.inject({ name: 'lost-reply', match: 'wechat-pay:transfer' })
  await expect(pay.transfer(wage())).rejects.toThrow('did not answer')
  expect(await stateOf()).toBe('WAIT_USER_CONFIRM')
  await pay.transfer(wage())
  expect(cloud.wechatPay.bills()).toHaveLength(1)
})

describe('after a day without confirmation', () => {
  test('the bill has failed, its money is back, and the stale answer stays', async () => {
    const first = await pay.transfer(wage())
    await cloud.clock.advance(DAY - HOUR)
    expect(await stateOf()).toBe('WAIT_USER_CONFIRM')
    await cloud.clock.advance(HOUR)
    expect(await pay.queryTransfer('bill0001')).toMatchObject({ state: 'FAIL', failReason: 'OVERDUE_CLOSE' })
    expect(cloud.wechatPay.balance()).toBe(100_000_000)
    expect(await pay.transfer(wage())).toEqual(first)
    await expect(cloud.wechatPay.requestMerchantTransfer(first.packageInfo ?? '')).rejects.toThrow('state FAIL')
    expect(cloud.wechatPay.notices().map(({ plain }) => plain.state)).toEqual(['FAIL'])
  })

  test('or it is cancelled, as the desk decides', async () => {
    cloud.wechatPay.overdueEndsAs('CANCELLED')
    await pay.transfer(wage())
    await cloud.clock.advance(DAY)
    expect(await pay.queryTransfer('bill0001')).toMatchObject({ state: 'CANCELLED', failReason: null })
  })
})

describe('cancelling', () => {
  test('is asked for, and comes later', async () => {
    await pay.transfer(wage())
    expect(await pay.cancelTransfer('bill0001')).toBe('CANCELING')
    expect(await pay.cancelTransfer('bill0001')).toBe('CANCELING')
    expect(await stateOf()).toBe('CANCELING')
    expect(cloud.wechatPay.balance()).toBe(99_995_000)
    await cloud.wechatPay.catchUp()
    expect(await stateOf()).toBe('CANCELLED')
    expect(cloud.wechatPay.balance()).toBe(100_000_000)
    expect(await pay.cancelTransfer('bill0001')).toBe('CANCELLED')
  })

  test('loses when the payee was first', async () => {
    await pay.transfer(wage())
    await cloud.wechatPay.confirmTransfer('bill0001')
    expect(await pay.cancelTransfer('bill0001')).toBe('SUCCESS')
  })

  test('loses even when it was taken, and the payee is faster than it', async () => {
    await pay.transfer(wage())
    expect(await pay.cancelTransfer('bill0001')).toBe('CANCELING')
    await cloud.wechatPay.confirmTransfer('bill0001')
    await cloud.wechatPay.catchUp()
    expect(await stateOf()).toBe('SUCCESS')
  })

  test('an unknown bill is refused', async () => {
    await expect(pay.cancelTransfer('bill0002')).rejects.toEqual(refusal('NOT_FOUND'))
  })
})

describe('real names', () => {
  test('from 2 000 yuan there must be one', async () => {
    await expect(pay.transfer(wage({ amountFen: fen(200_000) }))).rejects.toEqual(refusal('PARAM_ERROR'))
    await pay.transfer(wage({ amountFen: fen(199_999) }))
    const named = wage({ billNo: 'bill0002', amountFen: fen(200_000), realName: '王小明' })
    expect(await pay.transfer(named)).toMatchObject({ state: 'WAIT_USER_CONFIRM' })
    expect(await pay.transfer(named)).toMatchObject({ state: 'WAIT_USER_CONFIRM' })
    await expect(pay.transfer({ ...named, realName: '李四' })).rejects.toEqual(refusal('INVALID_REQUEST'))
  })

  test('the name does not travel in the clear', async () => {
    await pay.transfer(wage({ realName: '王小明' }))
    expect(JSON.stringify(cloud.wechatPay.calls())).not.toContain('王小明')
    expect(cloud.wechatPay.bills()[0]?.realName).toBe('王小明')
  })

  test('a wrong one fails before the payee is asked', async () => {
    cloud.wechatPay.setRealName('openid-of-wang', '王小明')
    expect(await pay.transfer(wage({ realName: '王大明' }))).toMatchObject({ state: 'ACCEPTED', packageInfo: null })
    expect(await pay.queryTransfer('bill0001')).toMatchObject({ state: 'FAIL', failReason: 'NAME_NOT_CORRECT' })
    expect(cloud.wechatPay.balance()).toBe(100_000_000)
    expect(await pay.transfer(wage({ billNo: 'bill0002', realName: '王小明' }))).toMatchObject({
      state: 'WAIT_USER_CONFIRM',
    })
  })

  test('one that was encrypted for somebody else does not open', async () => {
    const { WECHAT_PAY_PUBLIC_KEY: _, ...rest } = cloud.sdkEnvironment()
    const { generateKeyPairSync } = await import('node:crypto')
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const other = { ...rest, WECHAT_PAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
    const settings = readSettings(other)
    const elsewhere = openWechatPay({ settings, now: () => cloud.clock.now() })(() => 10_000)
    // The answer cannot be verified with that key either, so nothing is known; the journal says what WeChat thought.
    await expect(elsewhere.transfer(wage({ realName: '王小明' }))).rejects.toThrow('not trusted')
    expect(cloud.wechatPay.calls()[0]).toMatchObject({ status: 400, answer: { message: '敏感信息解密失败' } })
  })
})

test('without money in the account nothing is made, and the same number works later', async () => {
  cloud.wechatPay.setBalance(4_999)
  await expect(pay.transfer(wage())).rejects.toEqual(refusal('NOT_ENOUGH'))
  expect(await pay.queryTransfer('bill0001')).toBeNull()
  cloud.wechatPay.setBalance(5_000)
  expect(await pay.transfer(wage())).toMatchObject({ state: 'WAIT_USER_CONFIRM' })
  expect(cloud.wechatPay.balance()).toBe(0)
})

test('WeChat may find a reason of its own', async () => {
  await pay.transfer(wage())
  await cloud.wechatPay.failTransfer('bill0001', 'PAYEE_ACCOUNT_ABNORMAL')
  expect(await pay.queryTransfer('bill0001')).toMatchObject({ state: 'FAIL', failReason: 'PAYEE_ACCOUNT_ABNORMAL' })
  await expect(cloud.wechatPay.failTransfer('bill0001', 'AGAIN')).rejects.toThrow('state FAIL')
})

test.each([
  ['a number with a dash', { billNo: 'bill-1' }, 'PARAM_ERROR'],
  ['a number of 33 signs', { billNo: 'b'.repeat(33) }, 'PARAM_ERROR'],
  ['no openid', { openid: '' }, 'PARAM_ERROR'],
  ['no remark', { remark: '' }, 'PARAM_ERROR'],
  ['a remark of 33 signs', { remark: '佣'.repeat(33) }, 'PARAM_ERROR'],
  ['nine fen', { amountFen: fen(9) }, 'INVALID_REQUEST'],
  ['more than the limit', { amountFen: fen(2_000_001), realName: '王小明' }, 'INVALID_REQUEST'],
])('a bill with %s is refused', async (_, change, code) => {
  await expect(pay.transfer(wage(change))).rejects.toEqual(refusal(code))
})

test('the limits of the scene are the console’s', async () => {
  cloud.wechatPay.limitTransfers({ minFen: 10, maxFen: 20_000 })
  await expect(pay.transfer(wage({ amountFen: fen(20_001) }))).rejects.toEqual(refusal('INVALID_REQUEST'))
  await pay.transfer(wage({ amountFen: fen(20_000) }))
})
