import { DAY_MS, HOUR_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { newRequestId, type Person, type Product } from '../../tests/product'
import { takeBill } from './bill'
import { type Desk, type Promoter, startDesk, toAlipay, toBank, toWallet } from './desk.fixture'
import { LIMITS_DEFAULT as LIMITS } from './model'

let desk: Desk
let product: Product
let owner: Person
let finance: Person
const promoterWith = (earned: number) => desk.promoterWith(earned)
const figures = (promoter: Promoter) => desk.figures(promoter)
const setLimits: Desk['setLimits'] = (limits) => desk.setLimits(limits)
const bills = () => product.cloud.wechatPay.bills()

beforeAll(async () => {
  desk = await startDesk()
  product = desk.product
  owner = desk.owner
  finance = desk.finance
})
afterEach(() => product.cloud.faults.clear())
afterAll(async () => {
  await expectBooksBalance(product)
  await product.close()
})

describe('asking for money', () => {
  test('WD-1: what can be withdrawn is the ledger’s: available, with the debt beside it', async () => {
    const promoter = await promoterWith(1_234)
    expect(await promoter.get('withdrawals.offer', {})).toEqual({
      accounts: [{ payer: 'merchant', withdrawableFen: 1_234, debtFen: 0 }],
      ...{ limits: LIMITS, leftTodayFen: 2_000_000 },
    })
    await promoter.get('withdrawals.request', toBank(234))
    expect(await promoter.get('withdrawals.offer', {})).toMatchObject({
      accounts: [{ payer: 'merchant', withdrawableFen: 1_000, debtFen: 0 }],
      leftTodayFen: 1_999_766,
    })
  })

  test('more than is available is refused, from a payer who owes nothing too', async () => {
    const promoter = await promoterWith(1_000)
    expect(await promoter.ask('withdrawals.request', toBank(1_001))).toMatchObject({
      ...{ ok: false, code: 'BALANCE_NOT_ENOUGH', data: { withdrawableFen: 1_000 } },
    })
    expect(await promoter.refused('withdrawals.request', { ...toBank(100), payer: 'own' })).toBe('BALANCE_NOT_ENOUGH')
    expect(await promoter.refused('withdrawals.request', { ...toBank(100), payer: 'wechat' })).toBe(
      'BALANCE_NOT_ENOUGH',
    )
    expect(await (await promoterWith(0)).refused('withdrawals.request', toBank(100))).toBe('BALANCE_NOT_ENOUGH')
    expect(await (await desk.member()).refused('withdrawals.request', toBank(100))).toBe('NOT_A_PROMOTER')
  })

  test('DF5: 100 withdrawals of the whole balance at once: exactly one is accepted', async () => {
    const promoter = await promoterWith(1_000)
    const asked = Array.from({ length: 100 }, () => promoter.ask('withdrawals.request', toBank(1_000)))
    const answers = await Promise.all(asked)
    const codes = answers.map((answer) => (answer.ok ? 'OK' : answer.code))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
    // Whoever was crowded out for the whole of the request hears BUSY, and has asked for nothing.
    expect(codes.filter((code) => !['OK', 'BALANCE_NOT_ENOUGH', 'BUSY'].includes(code))).toEqual([])
    expect(await figures(promoter)).toEqual({ available: 0, withdrawing: 1_000, paid: 0, debt: 0 })
    expect((await promoter.get('withdrawals.mine', { size: 50 })).items).toHaveLength(1)
  })

  test('a wallet is paid inside WeChat only; elsewhere a bank or Alipay is', async () => {
    const promoter = await promoterWith(1_000)
    const { code } = await promoter.get('members.createLinkCode', {})
    const browser = product.as(`browser-of-${promoter.openid}`, 'cloudbase')
    await browser.get('members.linkIdentity', { code })
    expect(await browser.refused('withdrawals.request', toWallet(100))).toBe('NOT_IN_WECHAT')
    expect(await browser.get('withdrawals.request', toAlipay(100))).toMatchObject({
      ...{ state: 'reviewing', payee: '张* z***@mail.example' },
    })
  })

  test('the payee is masked for everybody; the openid never leaves', async () => {
    const promoter = await promoterWith(1_000)
    const answer = await promoter.get('withdrawals.request', toBank(1_000))
    expect(answer.payee).toBe('张* ****0123')
    const [row] = (await finance.get('withdrawals.staffList', { channel: 'bank', state: 'reviewing' })).items
    expect(row).toMatchObject({ billNo: answer.billNo, payee: '张* ****0123', promoterName: '小*' })
    expect(JSON.stringify([answer, row])).not.toMatch(/6222|张三|asker-/)
  })

  test('a reply of the database that is lost, at every call: asked once, taken once', async () => {
    const promoter = await promoterWith(100_000)
    const calls = await callsOf(() => promoter.get('withdrawals.request', toWallet(100)))
    expect(calls).toBeGreaterThan(8)
    for (let skip = 0; skip < calls; skip += 1) {
      const { available } = await figures(promoter)
      const requestId = newRequestId()
      product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      let answer = await promoter.ask('withdrawals.request', { ...toWallet(100), requestId })
      product.cloud.faults.clear()
      if (!answer.ok) answer = await promoter.ask('withdrawals.request', { ...toWallet(100), requestId })
      expect(answer).toMatchObject({ ok: true, output: { amountFen: 100 } })
      expect((await figures(promoter)).available).toBe(available - 100)
    }
    // A bill whose sending was cut short goes with the next run of the job.
    await product.cloud.clock.advance(6 * 60_000)
    await product.runJobs()
    const sent = bills().filter(({ openid }) => openid === promoter.openid)
    expect(sent.map(({ amountFen }) => amountFen)).toEqual(Array.from({ length: calls + 1 }, () => 100))
  })

  test('a reply that is lost while WeChat’s word is taken, at every call: paid once', async () => {
    const promoter = await promoterWith(100_000)
    const take = async (billNo: string) => {
      const word = { billNo, state: 'SUCCESS', amountFen: 100, transferBillNo: null, failReason: null } as const
      await takeBill(product.context(), { ...word, packageInfo: null })
    }
    const { billNo: first } = await promoter.get('withdrawals.request', toWallet(100))
    const meter = product.context()
    await takeBill(meter, {
      ...{ billNo: first, state: 'SUCCESS', amountFen: 100, transferBillNo: null, failReason: null, packageInfo: null },
    })
    for (let skip = 0; skip < meter.meter.calls; skip += 1) {
      const { billNo } = await promoter.get('withdrawals.request', toWallet(100))
      const { paid } = await figures(promoter)
      product.cloud.faults.inject({ name: 'lost-reply', match: '*', skip })
      await take(billNo).catch(() => undefined)
      product.cloud.faults.clear()
      await take(billNo)
      expect(await figures(promoter)).toMatchObject({ paid: paid + 100, withdrawing: 0 })
    }
  })
})

/** Wire requests of the SDK that `work` sends. */
async function callsOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  return product.lastCalls()
}

describe('limits', () => {
  test('count per person and Shanghai day, are given back on the same day, and begin anew at midnight', async () => {
    await setLimits({ userDayFen: 20_000 })
    const promoter = await promoterWith(100_000)
    const { billNo } = await promoter.get('withdrawals.request', toBank(15_000))
    expect(await promoter.ask('withdrawals.request', toBank(5_001))).toMatchObject({
      ...{ code: 'DAY_LIMIT', data: { leftTodayFen: 5_000 } },
    })
    await promoter.get('withdrawals.cancel', { billNo })
    expect(await promoter.get('withdrawals.offer', {})).toMatchObject({ leftTodayFen: 20_000 })
    const { billNo: second } = await promoter.get('withdrawals.request', toBank(20_000))
    // The fixture's time of day is noon.
    await product.cloud.clock.advance(12 * HOUR_MS - 10 * 60_000)
    expect(await promoter.refused('withdrawals.request', toBank(30))).toBe('DAY_LIMIT')
    await product.cloud.clock.advance(10 * 60_000)
    await promoter.get('withdrawals.request', toBank(20_000))
    // What comes back of yesterday gives nothing back of today.
    await promoter.get('withdrawals.cancel', { billNo: second })
    expect(await promoter.get('withdrawals.offer', {})).toMatchObject({ leftTodayFen: 0 })
    await setLimits({})
  })

  test('count for the merchant too, without saying how much others took', async () => {
    await product.cloud.clock.advance(DAY_MS)
    await setLimits({ userDayFen: 30_000, merchantDayFen: 30_000 })
    const [one, other] = [await promoterWith(100_000), await promoterWith(100_000)]
    await one.get('withdrawals.request', toBank(29_000))
    const answer = await other.ask('withdrawals.request', toBank(1_001))
    expect(answer).toMatchObject({ ok: false, code: 'DAY_LIMIT' })
    expect(answer).not.toHaveProperty('data')
    await other.get('withdrawals.request', toBank(1_000))
    await setLimits({})
  })

  test('are set by the owner, begin in a minute, and may not contradict each other', async () => {
    expect(await finance.refused('withdrawals.setLimits', LIMITS)).toBe('FORBIDDEN')
    expect(await owner.ask('withdrawals.setLimits', { ...LIMITS, minFen: 20_001 })).toMatchObject({
      ...{ code: 'LIMITS_REFUSED', data: { field: 'wechatMaxFen' } },
    })
    const requestId = newRequestId()
    const first = await owner.get('withdrawals.setLimits', { ...LIMITS, minFen: 50, requestId })
    expect(await owner.get('withdrawals.setLimits', { ...LIMITS, minFen: 50, requestId })).toEqual(first)
    expect(await owner.refused('withdrawals.setLimits', { ...LIMITS, minFen: 51, requestId })).toBe('CONFLICT')
    const promoter = await promoterWith(100)
    expect(await promoter.refused('withdrawals.request', toBank(49))).toBe('BELOW_MINIMUM')
    await setLimits({})
  })
})

test('the list pages newest first, with what each is', async () => {
  const promoter = await promoterWith(5_000)
  for (const amount of [100, 200, 300]) {
    await promoter.get('withdrawals.request', toBank(amount))
    await product.cloud.clock.advance(1_000)
  }
  const first = await promoter.get('withdrawals.mine', { size: 2 })
  expect(first.items.map(({ amountFen }) => amountFen)).toEqual([300, 200])
  const rest = await promoter.get('withdrawals.mine', { size: 2, cursor: first.cursor ?? '' })
  expect(rest.items.map(({ amountFen }) => amountFen)).toEqual([100])
  expect(rest.cursor).toBeNull()
})
