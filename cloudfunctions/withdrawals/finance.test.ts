import { fen } from '@shared/kernel/money'
import { MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { newRequestId, type Person, type Product } from '../../tests/product'
import { refundedLine } from '../settlement/paid-orders.fixture'
import { type Desk, type Promoter, startDesk, toBank, toWallet } from './desk.fixture'
import { earn } from './earned.fixture'

let desk: Desk
let product: Product
let finance: Person
const promoterWith = (earned: number) => desk.promoterWith(earned)
const figures = (promoter: Promoter) => desk.figures(promoter)
const setLimits: Desk['setLimits'] = (limits) => desk.setLimits(limits)
const bills = () => product.cloud.wechatPay.bills()

beforeAll(async () => {
  desk = await startDesk()
  product = desk.product
  finance = desk.finance
})
afterEach(() => product.cloud.faults.clear())
afterAll(async () => {
  await expectBooksBalance(product)
  await product.close()
})

describe('finance', () => {
  test('a large wallet withdrawal waits for a person: approved it is sent, rejected it comes back', async () => {
    await setLimits({ wechatMaxFen: 1_000_000 })
    const promoter = await promoterWith(300_000)
    const large = { ...toWallet(100_000), realName: '张三' }
    const [sent, refused] = [
      await promoter.get('withdrawals.request', large),
      await promoter.get('withdrawals.request', large),
    ]
    expect([sent.state, refused.state]).toEqual(['reviewing', 'reviewing'])
    const regretted = await promoter.get('withdrawals.request', large)
    expect(await promoter.get('withdrawals.cancel', { billNo: regretted.billNo })).toMatchObject({ state: 'cancelled' })
    expect(await finance.refused('withdrawals.approve', { billNo: regretted.billNo })).toBe('ALREADY_DECIDED')
    expect(bills().filter(({ openid }) => openid === promoter.openid)).toEqual([])
    const requestId = newRequestId()
    const { billNo } = sent
    expect(await finance.get('withdrawals.approve', { billNo, requestId })).toMatchObject({ state: 'waiting-user' })
    expect(await finance.get('withdrawals.approve', { billNo, requestId })).toMatchObject({ state: 'waiting-user' })
    expect(await finance.refused('withdrawals.approve', { billNo })).toBe('ALREADY_DECIDED')
    expect(await finance.refused('withdrawals.reject', { billNo, reason: '太晚了' })).toBe('ALREADY_DECIDED')
    const rejection = { billNo: refused.billNo, reason: '资料不全' }
    expect(await finance.get('withdrawals.reject', rejection)).toMatchObject({ state: 'rejected', reason: '资料不全' })
    expect(await figures(promoter)).toMatchObject({ available: 200_000, withdrawing: 100_000 })
    await setLimits({})
  })

  test('WeChat not answering the approval leaves it to the job', async () => {
    await setLimits({ reviewFromFen: 100 })
    const promoter = await promoterWith(1_000)
    const { billNo } = await promoter.get('withdrawals.request', toWallet(1_000))
    product.cloud.faults.inject({ name: 'crash-before', match: 'wechat-pay:transfer' })
    expect(await finance.get('withdrawals.approve', { billNo })).toMatchObject({ state: 'paying' })
    await desk.later(6 * MINUTE_MS)
    expect(await promoter.get('withdrawals.withdrawal', { billNo })).toMatchObject({ state: 'waiting-user' })
    await setLimits({})
  })

  test('a bank withdrawal is paid by hand with the receipt’s number, and may come back', async () => {
    const promoter = await promoterWith(5_000)
    const { billNo, state } = await promoter.get('withdrawals.request', toBank(5_000))
    expect(state).toBe('reviewing')
    const receipt = { billNo, receiptNumber: '20261121000001', requestId: newRequestId() }
    expect(await finance.get('withdrawals.markPaid', receipt)).toMatchObject({ state: 'paid' })
    expect(await finance.get('withdrawals.markPaid', receipt)).toMatchObject({ receiptNumber: '20261121000001' })
    expect(await figures(promoter)).toEqual({ available: 0, withdrawing: 0, paid: 5_000, debt: 0 })
    const again = { billNo, receiptNumber: '20261121000002' }
    expect(await finance.refused('withdrawals.markPaid', again)).toBe('ALREADY_DECIDED')
    const back = { billNo, reason: '账号不存在', requestId: newRequestId() }
    expect(await finance.get('withdrawals.markReturned', back)).toMatchObject({ state: 'returned' })
    expect(await finance.get('withdrawals.markReturned', back)).toMatchObject({ state: 'returned' })
    expect(await figures(promoter)).toEqual({ available: 5_000, withdrawing: 0, paid: 0, debt: 0 })
    const trail = product.cloud.database.dump('audit').filter(({ subject }) => subject === billNo)
    expect(trail.map(({ action, before, after }) => [action, before, after]).sort()).toEqual([
      ['withdrawals.markPaid', 'reviewing', 'paid'],
      ['withdrawals.markReturned', 'paid', 'returned'],
    ])
  })

  test('marks no wallet by hand, and approves nothing that it pays by hand', async () => {
    const promoter = await promoterWith(5_000)
    const { billNo } = await promoter.get('withdrawals.request', toWallet(1_000))
    expect(await finance.refused('withdrawals.markPaid', { billNo, receiptNumber: '0001' })).toBe('PAID_BY_WECHAT')
    expect(await finance.refused('withdrawals.markReturned', { billNo, reason: '退回' })).toBe('PAID_BY_WECHAT')
    const manual = await promoter.get('withdrawals.request', toBank(1_000))
    expect(await finance.refused('withdrawals.approve', { billNo: manual.billNo })).toBe('INVALID_INPUT')
    expect(await finance.refused('withdrawals.reject', { billNo: 'A'.repeat(32), reason: '没有' })).toBe('NOT_FOUND')
    for (const person of [promoter, await desk.staff('operator'), await desk.staff('verifier')]) {
      expect(await person.refused('withdrawals.markPaid', { billNo: manual.billNo, receiptNumber: '0001' })).toBe(
        'FORBIDDEN',
      )
      expect(await person.refused('withdrawals.exportToPay', { channel: 'bank' })).toBe('FORBIDDEN')
    }
  })
})

function orderOf({ id }: Promoter): string {
  const row = product.cloud.database.dump('commissions').find(({ promoterId }) => promoterId === id)
  return String(row?.orderId)
}

describe('a refund of what was earned', () => {
  test('DF2: after the payout it becomes a debt, which the next earnings repay first', async () => {
    const promoter = await promoterWith(1_000)
    const orderId = orderOf(promoter)
    const { billNo } = await promoter.get('withdrawals.request', toBank(1_000))
    await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
    // 60 % of the line goes back: 600 of the 1 000 are owed.
    await refundedLine(product.context(), { orderId, line: 0, refund: fen(6_000) })
    expect(await figures(promoter)).toEqual({ available: 0, withdrawing: 0, paid: 1_000, debt: -600 })
    expect(await promoter.get('withdrawals.offer', {})).toMatchObject({
      accounts: [{ withdrawableFen: 0, debtFen: 600 }],
    })
    expect(await promoter.refused('withdrawals.request', toBank(30))).toBe('BALANCE_NOT_ENOUGH')
    await earn(product, promoter.id, 700)
    expect(await figures(promoter)).toEqual({ available: 100, withdrawing: 0, paid: 1_000, debt: 0 })
    await promoter.get('withdrawals.request', toBank(100))
  })

  test.each(['failed', 'returned'] as const)(
    'DF8: while a withdrawal is open, and then it is %s: debt first',
    async (end) => {
      const promoter = await promoterWith(1_000)
      const orderId = orderOf(promoter)
      const { billNo } = await promoter.get('withdrawals.request', toBank(900))
      await refundedLine(product.context(), { orderId, line: 0, refund: fen(3_000) })
      // 300 are taken back: 100 were available, 200 are owed; the 900 are on their way.
      expect(await figures(promoter)).toEqual({ available: 0, withdrawing: 900, paid: 0, debt: -200 })
      if (end === 'failed') await finance.get('withdrawals.reject', { billNo, reason: '户名不符' })
      else {
        await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
        expect(await figures(promoter)).toEqual({ available: 0, withdrawing: 0, paid: 900, debt: -200 })
        await finance.get('withdrawals.markReturned', { billNo, reason: '户名不符' })
      }
      expect(await figures(promoter)).toEqual({ available: 700, withdrawing: 0, paid: 0, debt: 0 })
    },
  )
})
