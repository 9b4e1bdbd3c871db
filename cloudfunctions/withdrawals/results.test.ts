import { expectBooksBalance } from '../../tests/books'
import { newRequestId, type Person, type Product } from '../../tests/product'
import type { ActionContext } from '../runtime/context'
import { type Desk, startDesk, toBank } from './desk.fixture'
import { importResults } from './results'

let desk: Desk
let product: Product
let finance: Person
const promoterWith = (earned: number) => desk.promoterWith(earned)
const asked = async (person: Person, amountFen: number): Promise<string> =>
  (await person.get('withdrawals.request', toBank(amountFen))).billNo
const stateOf = async (billNo: string) => (await product.context().db.get('withdrawals', billNo))?.state
const results = (...lines: string[]) => ['单号,结果,回单号,原因', ...lines].join('\r\n')

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

describe('results of payments by hand', () => {
  test('DF23: a file pays each row once, however often it comes', async () => {
    const promoter = await promoterWith(10_000)
    const [paid, bounced] = [await asked(promoter, 1_000), await asked(promoter, 2_000)]
    const csv = results(`${paid},成功,2026112100001,`, `${bounced},失败,,户名不符`)
    const requestId = newRequestId()
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => finance.get('withdrawals.importResults', { csv, requestId })),
    )
    for (const answer of answers) expect(answer).toEqual({ done: 2, left: 0, errors: [] })
    expect(await finance.get('withdrawals.importResults', { csv })).toEqual({ done: 2, left: 0, errors: [] })
    expect([await stateOf(paid), await stateOf(bounced)]).toEqual(['paid', 'rejected'])
    const entries = product.cloud.database.dump('entries').map(({ _id }) => String(_id))
    for (const billNo of [paid, bounced]) expect(entries.filter((id) => id.endsWith(billNo))).toHaveLength(2)
    const other = results(`${paid},成功,2026112100002,`)
    expect(await finance.refused('withdrawals.importResults', { csv: other, requestId })).toBe('CONFLICT')
    const back = results(`${paid},退回,,银行退票`)
    expect(await finance.get('withdrawals.importResults', { csv: back })).toEqual({ done: 1, left: 0, errors: [] })
    expect(await stateOf(paid)).toBe('returned')
    // The first file again says what is no longer so.
    expect(await finance.get('withdrawals.importResults', { csv })).toEqual({
      ...{ done: 0, left: 0, errors: [{ row: 2, field: '单号', problem: 'over' }] },
    })
  })

  test('one bad row, and nothing is done; each is named with its line and why', async () => {
    const promoter = await promoterWith(10_000)
    const good = await asked(promoter, 1_000)
    const wallet = await promoter.get('withdrawals.request', { payer: 'merchant', channel: 'wechat', amountFen: 100 })
    const rejectedOne = await asked(promoter, 100)
    await finance.get('withdrawals.reject', { billNo: rejectedOne, reason: '资料不全' })
    const csv = results(
      `${good},成功,0001,`,
      `${'A'.repeat(32)},成功,0001,`,
      `${wallet.billNo},成功,0001,`,
      `${rejectedOne},成功,0001,`,
      `${good},成功,0001,`,
      `B,成功,,`,
      `C,失败,,`,
      `D,好了,,`,
      '',
      `E,成功,12,`,
    )
    expect(await finance.get('withdrawals.importResults', { csv })).toEqual({
      ...{ done: 0, left: 0 },
      errors: [
        { row: 3, field: '单号', problem: 'unknown' },
        { row: 4, field: '单号', problem: 'by-wechat' },
        { row: 5, field: '单号', problem: 'over' },
        { row: 6, field: '单号', problem: 'twice' },
        { row: 7, field: '回单号', problem: 'missing' },
        { row: 8, field: '原因', problem: 'missing' },
        { row: 9, field: '结果', problem: 'malformed' },
        { row: 11, field: '回单号', problem: 'malformed' },
      ],
    })
    expect(await stateOf(good)).toBe('reviewing')
    expect(await finance.get('withdrawals.importResults', { csv: '单号,结果,原因\r\nA,成功,' })).toEqual({
      ...{ done: 0, left: 0, errors: [{ row: 1, field: '回单号', problem: 'missing' }] },
    })
  })

  test('a row that nobody filled in waits for another file and stops no other; one half filled in is a flaw', async () => {
    const promoter = await promoterWith(10_000)
    const [paid, open] = [await asked(promoter, 1_000), await asked(promoter, 2_000)]
    const csv = results(`${open},,,`, `${paid},成功,0001,`)
    expect(await finance.get('withdrawals.importResults', { csv })).toEqual({ done: 1, left: 0, errors: [] })
    expect([await stateOf(paid), await stateOf(open)]).toEqual(['paid', 'reviewing'])
    expect(await finance.get('withdrawals.importResults', { csv: results(`${open},,0002,`) })).toEqual({
      ...{ done: 0, left: 0, errors: [{ row: 2, field: '结果', problem: 'missing' }] },
    })
  })

  test('what a file had no time for is told, and the same file again does it: nothing twice', async () => {
    const promoter = await promoterWith(10_000)
    const bills: string[] = []
    for (let bill = 0; bill < 7; bill += 1) bills.push(await asked(promoter, 30))
    const csv = results(...bills.map((billNo) => `${billNo},成功,0001,`))
    const { visitorId } = await finance.get('members.me', {})
    let asks = 0
    const context = product.context()
    const hasTime = () => {
      asks += 1
      return asks <= 3
    }
    const caller = { visitorId } as ActionContext['caller']
    const requestId = newRequestId()
    const timed = { ...context, caller, db: { ...context.db, hasTime } }
    expect(await importResults({ csv, requestId }, timed)).toEqual({ done: 3, left: 4, errors: [] })
    expect(await finance.get('withdrawals.importResults', { csv, requestId })).toEqual({ done: 7, left: 0, errors: [] })
    const payouts = product.cloud.database.dump('entries').filter(({ kind }) => kind === 'payout')
    for (const billNo of bills) expect(payouts.filter(({ reference }) => reference === billNo)).toHaveLength(1)
  })

  test('DF23: a run that was cut off at any call is finished by the same file', async () => {
    const promoter = await promoterWith(10_000)
    const first = results(`${await asked(promoter, 30)},成功,0001,`, `${await asked(promoter, 30)},失败,,户名不符`)
    await finance.get('withdrawals.importResults', { csv: first })
    const calls = product.lastCalls()
    expect(calls).toBeGreaterThan(15)
    for (let skip = 0; skip < calls; skip += 1) {
      const [paid, bounced] = [await asked(promoter, 30), await asked(promoter, 30)]
      const csv = results(`${paid},成功,0001,`, `${bounced},失败,,户名不符`)
      product.cloud.faults.inject({ name: 'crash-before', match: '*', skip })
      await finance.ask('withdrawals.importResults', { csv })
      product.cloud.faults.clear()
      expect(await finance.get('withdrawals.importResults', { csv })).toEqual({ done: 2, left: 0, errors: [] })
      expect([await stateOf(paid), await stateOf(bounced)]).toEqual(['paid', 'rejected'])
    }
  })

  test('takes five hundred rows, and not one more; those without a result do not count', async () => {
    const numbers: string[] = []
    for (let person = 0; person < 10; person += 1) {
      const promoter = await promoterWith(1_000)
      for (let index = 0; index < 5; index += 1) numbers.push(await asked(promoter, 30))
    }
    const lines = numbers.map((billNo) => `${billNo},成功,0001,`)
    const many = Array.from({ length: 451 }, (_, row) => `A${row},成功,0001,`)
    const tooMany = results(...lines, ...many)
    expect(await finance.refused('withdrawals.importResults', { csv: tooMany })).toBe('TOO_MANY_ROWS')
    const { errors } = await finance.get('withdrawals.importResults', { csv: results(...lines, ...many.slice(1)) })
    expect(errors).toHaveLength(450)
    const csv = results(...lines, ...many.map((line) => `${line.split(',')[0]},,,`))
    expect(await finance.get('withdrawals.importResults', { csv })).toEqual({ done: 50, left: 0, errors: [] })
  })
})
