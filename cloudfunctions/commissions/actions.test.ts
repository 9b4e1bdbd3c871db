import type { Output } from '@shared/contracts'
import { fen } from '@shared/kernel/money'
import { DAY_MS } from '@shared/kernel/time'
import { NOON, type Person, type Product, startProduct } from '../../tests/product'
import { promoter as account } from '../ledger/accounts'
import { openBook } from '../ledger/book'
import { add } from '../ledger/rules'
import { AGENCY, IN_POINTS, OWN_MALL, PLATFORM, paidOrder, refundedLine } from '../settlement/paid-orders.fixture'
import { settleDue } from '../settlement/settle'

let product: Product
let wang: Person
let li: Person
let id: string
beforeEach(async () => {
  product = await startProduct()
  wang = await promoter('wang')
  li = await promoter('li')
  id = (await wang.get('members.me', {})).visitorId
})
afterEach(() => product.close())

async function promoter(name: string): Promise<Person> {
  const person = product.as(name)
  await person.get('members.register', {})
  await person.get('promoters.enroll', {})
  return person
}
let made = 0
async function ordered(
  lines: Parameters<typeof paidOrder>[1]['lines'],
  receivedAt: number | null = NOON - 16 * DAY_MS,
): Promise<string> {
  made += 1
  const orderId = `order${String(made).padStart(11, '0')}`
  await paidOrder(product.context(), { orderId, lines, paidAt: NOON - 20 * DAY_MS + made, receivedAt })
  return orderId
}
const settle = () => settleDue({ ...product.context(60), now: NOON })
const commission = (orderId: string, line = 0) => wang.get('commissions.commission', { orderId, line })

describe('a promoter’s own commission', () => {
  test('is estimated from the payment on, has a day once it was received, and is settled then', async () => {
    const waiting = await ordered([{ paidFen: 1_000, promoterId: id }], null)
    expect(await commission(waiting)).toMatchObject({
      ...{ state: 'frozen', waitingFor: 'receipt', dueAt: null, amount: 100, paidIn: 'fen', payer: 'merchant' },
      ...{ split: 'merchant', paidFen: 1_000, leftFen: 1_000, basis: 'direct', ruleset: 'alliance-2024' },
    })
    const received = await ordered([{ paidFen: 1_000, promoterId: id }])
    // Received sixteen days ago, and a hold of fifteen.
    expect(await commission(received)).toMatchObject({ waitingFor: 'hold', dueAt: NOON - DAY_MS })
    await settle()
    expect(await commission(received)).toMatchObject({ state: 'settled', waitingFor: null, settledAt: NOON })
  })

  test('says who pays it, and in what', async () => {
    const orderId = await ordered([
      { paidFen: 1_000, promoterId: id, terms: AGENCY },
      { paidFen: 1_000, promoterId: id, terms: PLATFORM },
      { paidFen: 1_000, promoterId: id, terms: IN_POINTS },
    ])
    const said = await Promise.all([0, 1, 2].map((line) => commission(orderId, line)))
    expect(said.map(({ payer, split, paidIn, amount }) => [payer, split, paidIn, amount])).toEqual([
      ['own', 'agency', 'fen', 100],
      ['wechat', 'platform', 'fen', 100],
      ['merchant', 'merchant', 'points', 1_000],
    ])
  })

  test('follows what is left of the line, and ends with it', async () => {
    const orderId = await ordered([{ paidFen: 1_000, promoterId: id }])
    await refundedLine(product.context(), { orderId, line: 0, refund: fen(301) })
    // 699 × 20 % = 139, half of it 69.
    expect(await commission(orderId)).toMatchObject({ amount: 69, leftFen: 699, state: 'frozen' })
    await refundedLine(product.context(), { orderId, line: 0, refund: fen(699) })
    expect(await commission(orderId)).toMatchObject({ amount: 0, leftFen: 0, state: 'void', waitingFor: null })
  })

  test('is nobody else’s to see', async () => {
    const orderId = await ordered([{ paidFen: 1_000, promoterId: id }])
    expect(await li.refused('commissions.commission', { orderId, line: 0 })).toBe('NOT_FOUND')
    expect(await wang.refused('commissions.commission', { orderId, line: 1 })).toBe('NOT_FOUND')
    expect((await li.get('commissions.mine', {})).items).toEqual([])
    expect(await product.as('nobody').refused('commissions.mine', {})).toBe('NOT_REGISTERED')
  })

  test('stands in a list, newest first, by state, page after page without gaps', async () => {
    const first = await ordered(Array(3).fill({ paidFen: 1_000, promoterId: id }))
    const second = await ordered(Array(2).fill({ paidFen: 1_000, promoterId: id }), null)
    await settle()
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Output<'commissions.mine'> = await wang.get('commissions.mine', {
        size: 2,
        ...(cursor === null ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ orderId, line }) => `${orderId}_${line}`))
      cursor = page.cursor
    } while (cursor !== null)
    expect(seen).toEqual([`${second}_1`, `${second}_0`, `${first}_2`, `${first}_1`, `${first}_0`])
    const of = async (state: 'frozen' | 'settled') =>
      (await wang.get('commissions.mine', { state })).items.map(({ orderId }) => orderId)
    expect(await of('frozen')).toEqual([second, second])
    expect(await of('settled')).toEqual([first, first, first])
  })

  test('stands in a customer’s list when its order is theirs, by state as well', async () => {
    const [mine, others] = [
      await ordered([{ paidFen: 1_000, promoterId: id }]),
      await ordered([{ paidFen: 500, promoterId: id }], null),
    ]
    const { db } = product.context()
    await db.patch('commissions', `${mine}_0`, { buyerId: 'customer00000001' })
    await db.patch('commissions', `${others}_0`, { buyerId: 'customer00000002' })
    const of = async (customerId: string, state?: 'frozen' | 'settled') => {
      const asked = { customerId, ...(state === undefined ? {} : { state }) }
      return (await wang.get('commissions.mine', asked)).items.map(({ orderId }) => orderId)
    }
    expect(await of('customer00000001')).toEqual([mine])
    expect(await of('customer00000002')).toEqual([others])
    await settle()
    expect([await of('customer00000001', 'settled'), await of('customer00000001', 'frozen')]).toEqual([[mine], []])
    expect((await li.get('commissions.mine', { customerId: 'customer00000001' })).items).toEqual([])
  })
})

describe('the promoter’s numbers', () => {
  const nothing = { frozenFen: 0, withdrawableFen: 0, withdrawingFen: 0, withdrawnFen: 0, debtFen: 0 }

  test('are nothing before anything happened', async () => {
    expect(await wang.get('commissions.summary', {})).toEqual({ accounts: [], points: [] })
  })

  test('are the ledger’s, an account for each payer and each points program', async () => {
    await ordered([{ paidFen: 5_000, promoterId: id }], null)
    await ordered([
      { paidFen: 1_000, promoterId: id, terms: OWN_MALL },
      { paidFen: 2_000, promoterId: id, terms: AGENCY },
      { paidFen: 3_000, promoterId: id, terms: PLATFORM },
      { paidFen: 4_000, promoterId: id, terms: IN_POINTS },
    ])
    await settle()
    const { accounts, points } = await wang.get('commissions.summary', {})
    expect(Object.fromEntries(accounts.map(({ payer, ...figures }) => [payer, figures]))).toEqual({
      merchant: { ...nothing, frozenFen: 500, withdrawableFen: 100 },
      own: { ...nothing, withdrawableFen: 200 },
      wechat: { ...nothing, withdrawnFen: 300 },
    })
    expect(points).toEqual([{ program: 'shop000000000001', frozen: 0, points: 4_000, debt: 0 }])
    expect(await li.get('commissions.summary', {})).toEqual({ accounts: [], points: [] })
  })

  test('DF2, DF9: show a debt when what was withdrawn is refunded, and earn it back first', async () => {
    const orderId = await ordered([{ paidFen: 1_000, promoterId: id }])
    await settle()
    const { db, now } = product.context()
    await db.transact(async (tx) => {
      const book = openBook(tx, now)
      const of = (field: 'available' | 'withdrawing' | 'paid') => account('merchant', id, field)
      await book.post('withdraw', 'bill0001', [add(of('available'), -100), add(of('withdrawing'), 100)])
      await book.post('payout', 'bill0001', [add(of('withdrawing'), -100), add(of('paid'), 100)])
      await book.save()
    })
    await refundedLine(product.context(), { orderId, line: 0, refund: fen(1_000) })
    const numbers = async () => (await wang.get('commissions.summary', {})).accounts
    expect(await commission(orderId)).toMatchObject({ state: 'clawed-back', amount: 0 })
    expect(await numbers()).toEqual([{ ...nothing, payer: 'merchant', withdrawnFen: 100, debtFen: 100 }])
    await ordered([{ paidFen: 1_600, promoterId: id }])
    await settle()
    expect(await numbers()).toEqual([{ ...nothing, payer: 'merchant', withdrawnFen: 100, withdrawableFen: 60 }])
  })
})
