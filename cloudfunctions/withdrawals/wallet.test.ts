import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { newRequestId, type Person, type Product } from '../../tests/product'
import { takeBill } from './bill'
import { type Desk, type Promoter, startDesk } from './desk.fixture'

let desk: Desk
let product: Product
const promoterWith = (earned: number) => desk.promoterWith(earned)
const figures = (promoter: Promoter) => desk.figures(promoter)
const later = (ms: number) => desk.later(ms)
const ask = (person: Person, amountFen: number, more = {}) =>
  person.get('withdrawals.request', { payer: 'merchant', channel: 'wechat', amountFen, ...more })
const shown = async (person: Person, billNo: string) => person.get('withdrawals.withdrawal', { billNo })
const pay = () => product.cloud.wechatPay
const billsOf = ({ openid }: Promoter) =>
  pay()
    .bills()
    .filter((bill) => bill.openid === openid)
const alarms = () => product.cloud.database.dump('alarms').map(({ _id }) => String(_id))

beforeAll(async () => {
  desk = await startDesk()
  product = desk.product
  pay().onNotice(async ({ headers, body }) => {
    const context = product.context()
    const notice = context.pay.readNotice(headers, body, context.now)
    if (notice.kind === 'transfer') await takeBill(context, notice.bill)
    return 204
  })
})
afterEach(async () => {
  product.cloud.faults.clear()
  for (const { billNo, state } of pay().bills()) {
    if (!['SUCCESS', 'FAIL', 'CANCELLED'].includes(state)) await pay().failTransfer(billNo, 'TEST_ENDED')
  }
  pay().transfersGo('confirm')
  pay().setBalance(100_000_000)
})
afterAll(async () => {
  await expectBooksBalance(product)
  await product.close()
})

describe('a withdrawal to a WeChat wallet', () => {
  test('waits for the promoter’s confirmation, and is paid when WeChat says so', async () => {
    const promoter = await promoterWith(5_000)
    const { billNo, state } = await ask(promoter, 3_000, { note: '十一月' })
    expect(billNo).toMatch(/^[0-9A-Za-z]{32}$/)
    expect(state).toBe('waiting-user')
    expect(await figures(promoter)).toEqual({ available: 2_000, withdrawing: 3_000, paid: 0, debt: 0 })
    const { confirm, confirmBefore, requestedAt } = await shown(promoter, billNo)
    expect(confirmBefore).toBe(requestedAt + DAY_MS)
    await pay().requestMerchantTransfer(confirm?.package ?? '')
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'paid', confirm: null, note: '十一月', reason: '' })
    expect(await figures(promoter)).toEqual({ available: 2_000, withdrawing: 0, paid: 3_000, debt: 0 })
  })

  test('is one bill however often it is asked for with one request id; another amount is a conflict', async () => {
    const promoter = await promoterWith(5_000)
    const requestId = newRequestId()
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(promoter, 1_000, { requestId })))
    expect(new Set(asked.map(({ billNo }) => billNo)).size).toBe(1)
    expect(billsOf(promoter)).toHaveLength(1)
    expect(await figures(promoter)).toMatchObject({ available: 4_000, withdrawing: 1_000 })
    const other = { payer: 'merchant', channel: 'wechat', amountFen: 1_001, requestId } as const
    expect(await promoter.refused('withdrawals.request', other)).toBe('CONFLICT')
  })

  test('is paid by the job when the notice was lost, and once only when it comes twice', async () => {
    const promoter = await promoterWith(5_000)
    const [lost, doubled] = [await ask(promoter, 1_000), await ask(promoter, 2_000)]
    pay().lose()
    await pay().confirmTransfer(lost.billNo)
    expect((await shown(promoter, lost.billNo)).state).toBe('waiting-user')
    await later(5 * MINUTE_MS)
    expect((await shown(promoter, lost.billNo)).state).toBe('paid')
    pay().duplicate()
    await pay().confirmTransfer(doubled.billNo)
    expect(await figures(promoter)).toEqual({ available: 2_000, withdrawing: 0, paid: 3_000, debt: 0 })
  })

  test('is asked after when the promoter presses refresh', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    pay().lose()
    await pay().confirmTransfer(billNo)
    expect(await promoter.get('withdrawals.refresh', { billNo })).toMatchObject({ state: 'paid' })
    const stranger = await promoterWith(100)
    expect(await stranger.refused('withdrawals.refresh', { billNo })).toBe('NOT_FOUND')
    expect(await stranger.refused('withdrawals.withdrawal', { billNo })).toBe('NOT_FOUND')
    expect(await stranger.refused('withdrawals.cancel', { billNo })).toBe('NOT_FOUND')
  })

  test('comes back by WeChat’s word alone: a wrong name fails, and the reason is kept', async () => {
    const promoter = await promoterWith(1_000)
    pay().setRealName(promoter.openid, '张三')
    const { billNo, state } = await ask(promoter, 1_000, { realName: '李四' })
    expect(state).toBe('paying')
    await pay().catchUp()
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'failed', reason: 'NAME_NOT_CORRECT', payee: '李*' })
    expect(await figures(promoter)).toEqual({ available: 1_000, withdrawing: 0, paid: 0, debt: 0 })
    expect(await ask(promoter, 1_000, { realName: '张三' })).toMatchObject({ state: 'waiting-user' })
  })

  test('that nobody confirms for a day is expired when WeChat says so, and not before', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    pay().lose(9)
    // Our clock alone ends nothing.
    product.cloud.faults.inject({ name: 'crash-before', match: 'wechat-pay:query-transfer', times: 99 })
    await later(DAY_MS + MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'waiting-user', confirm: null })
    product.cloud.faults.clear()
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'expired', reason: 'OVERDUE_CLOSE' })
    expect(await figures(promoter)).toMatchObject({ available: 1_000, withdrawing: 0 })
  })

  test('waits with its number while the merchant’s purse is empty, and goes when it is filled', async () => {
    const promoter = await promoterWith(1_000)
    pay().setBalance(999)
    const { billNo, state } = await ask(promoter, 1_000)
    expect(state).toBe('paying')
    expect(alarms()).toContain(`withdrawal.refused_${billNo}`)
    for (let minutes = 0; minutes < 20; minutes += 5) await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'paying', reason: 'NOT_ENOUGH' })
    pay().setBalance(1_000_000)
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'waiting-user', reason: '' })
    expect(billsOf(promoter).map((bill) => bill.billNo)).toEqual([billNo])
  })

  test('fails after the second refusal of the same bill, five minutes later', async () => {
    const promoter = await promoterWith(1_000)
    pay().forceError('transfer', 400, 'PARAM_ERROR', 2)
    const { billNo, state } = await ask(promoter, 1_000)
    expect(state).toBe('paying')
    await later(MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'paying', reason: 'PARAM_ERROR' })
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'failed', reason: 'PARAM_ERROR' })
    expect(await figures(promoter)).toMatchObject({ available: 1_000, withdrawing: 0 })
    expect(billsOf(promoter)).toEqual([])
  })

  test('does not fail by a refusal when an earlier sending had made the bill', async () => {
    const promoter = await promoterWith(1_000)
    product.cloud.faults.inject({ name: 'lost-reply', match: 'wechat-pay:transfer' })
    const { billNo, state } = await ask(promoter, 1_000)
    expect(state).toBe('paying')
    // The query does not find it either, and the second sending is refused.
    pay().forceError('query-transfer', 404, 'NOT_FOUND')
    pay().forceError('transfer', 400, 'INVALID_REQUEST')
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'waiting-user' })
  })
})

describe('a reply of WeChat that is lost', () => {
  test.each(['lost-reply', 'crash-before'] as const)(
    '%s at the sending: the same number is sent again',
    async (name) => {
      const promoter = await promoterWith(1_000)
      product.cloud.faults.inject({ name, match: 'wechat-pay:transfer' })
      const { billNo, state } = await ask(promoter, 1_000)
      expect(state).toBe('paying')
      expect(await figures(promoter)).toMatchObject({ available: 0, withdrawing: 1_000 })
      await later(5 * MINUTE_MS)
      expect(billsOf(promoter).map((bill) => bill.billNo)).toEqual([billNo])
      const { confirm } = await shown(promoter, billNo)
      await pay().requestMerchantTransfer(confirm?.package ?? '')
      expect(await figures(promoter)).toMatchObject({ available: 0, withdrawing: 0, paid: 1_000 })
    },
  )

  test('a bill that WeChat accepts first gets its confirmation later', async () => {
    const promoter = await promoterWith(1_000)
    pay().transfersGo('accepted')
    const { billNo, state } = await ask(promoter, 1_000)
    expect(state).toBe('paying')
    pay().acceptTransfer(billNo)
    expect(await promoter.get('withdrawals.refresh', { billNo })).toMatchObject({ state: 'waiting-user' })
    expect((await shown(promoter, billNo)).confirm).toEqual({
      ...{ mchId: expect.any(String), appId: expect.any(String) },
      package: billsOf(promoter)[0]?.packageInfo,
    })
  })
})

describe('cancelling', () => {
  test('asks WeChat, and the money is back when WeChat says CANCELLED', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    pay().forceError('query-transfer', 403, 'NO_AUTH')
    expect(await promoter.get('withdrawals.cancel', { billNo })).toMatchObject({
      ...{ state: 'waiting-user', isCancelling: true },
    })
    expect((await shown(promoter, billNo)).confirm).toBeNull()
    expect(await figures(promoter)).toMatchObject({ available: 0, withdrawing: 1_000 })
    await product.cloud.clock.advance(2_000)
    await pay().catchUp()
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'cancelled', isCancelling: false })
    expect(await figures(promoter)).toMatchObject({ available: 1_000, withdrawing: 0 })
    // Asked again it answers what became of it.
    expect(await promoter.get('withdrawals.cancel', { billNo })).toMatchObject({ state: 'cancelled' })
  })

  test('may lose against the confirmation: then it is paid, once', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    await promoter.get('withdrawals.cancel', { billNo })
    await pay().confirmTransfer(billNo)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'paid', isCancelling: false })
    expect(await figures(promoter)).toMatchObject({ available: 0, withdrawing: 0, paid: 1_000 })
    expect(await promoter.get('withdrawals.cancel', { billNo })).toMatchObject({ state: 'paid' })
  })

  test('is asked again by the job when WeChat did not hear it', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    product.cloud.faults.inject({ name: 'crash-before', match: 'wechat-pay:cancel-transfer' })
    expect(await promoter.get('withdrawals.cancel', { billNo })).toMatchObject({ isCancelling: true })
    await later(5 * MINUTE_MS)
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'cancelled' })
  })

  test('ends what WeChat refuses for good, and what it never knew', async () => {
    const promoter = await promoterWith(1_000)
    pay().setBalance(1)
    const { billNo } = await ask(promoter, 1_000)
    expect(await promoter.get('withdrawals.cancel', { billNo })).toMatchObject({ state: 'paying', isCancelling: true })
    await later(5 * MINUTE_MS)
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'cancelled' })
    expect(await figures(promoter)).toMatchObject({ available: 1_000, withdrawing: 0 })
  })

  test('of what is over is refused', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    await pay().confirmTransfer(billNo)
    expect(await promoter.refused('withdrawals.cancel', { billNo })).toBe('NOT_CANCELLABLE')
  })
})

describe('what WeChat says that can’t be', () => {
  test('another amount, an unknown number, and an end after another raise an alarm and change nothing', async () => {
    const promoter = await promoterWith(1_000)
    const { billNo } = await ask(promoter, 1_000)
    const bill = { billNo, transferBillNo: null, failReason: null, packageInfo: null }
    await takeBill(product.context(), { ...bill, state: 'SUCCESS', amountFen: 1_001 })
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'waiting-user' })
    await takeBill(product.context(), { ...bill, state: 'SUCCESS', amountFen: 1_000 })
    await takeBill(product.context(), { ...bill, state: 'FAIL', amountFen: 1_000 })
    expect(await shown(promoter, billNo)).toMatchObject({ state: 'paid' })
    const nobody = { ...bill, billNo: 'B'.repeat(32) }
    expect(await takeBill(product.context(), { ...nobody, state: 'SUCCESS', amountFen: 1 })).toBeNull()
    expect(alarms()).toEqual(
      expect.arrayContaining([
        `withdrawal.amount-differs_${billNo}`,
        `withdrawal.contradicted_${billNo}`,
        `withdrawal.unknown_${nobody.billNo}`,
      ]),
    )
    expect(await figures(promoter)).toMatchObject({ available: 0, withdrawing: 0, paid: 1_000 })
  })
})
