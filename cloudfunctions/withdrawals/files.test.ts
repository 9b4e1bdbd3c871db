import { fen } from '@shared/kernel/money'
import { DAY_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { newRequestId, type Person, type Product } from '../../tests/product'
import type { ActionContext } from '../runtime/context'
import { refundedLine } from '../settlement/paid-orders.fixture'
import { readCsv, timeCell } from './csv'
import { type Desk, startDesk, toBank } from './desk.fixture'
import { earn } from './earned.fixture'
import { exportToPay } from './export'

let desk: Desk
let product: Product
let finance: Person
const promoterWith = (earned: number) => desk.promoterWith(earned)
const asked = async (person: Person, amountFen: number, payee: { realName?: string } = {}): Promise<string> =>
  (await person.get('withdrawals.request', toBank(amountFen, payee))).billNo
const download = async (url: string | null) => (await fetch(url ?? '')).text()
/** The cells of a file that was written, its first line apart. */
const rowsOf = (text: string, columns: readonly string[]) =>
  readCsv(text)?.rows.map(({ cell }) => columns.map(cell)) ?? []
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

describe('what is to be paid by hand', () => {
  test('is a private file with the payees in full; what is in it can’t be cancelled any more', async () => {
    const promoter = await promoterWith(10_000)
    const [first, second] = [await asked(promoter, 1_230), await asked(promoter, 4_000, { realName: '=李四' })]
    await finance.get('withdrawals.reject', { billNo: await asked(promoter, 50), reason: '资料不全' })
    const { url, rows, isAll } = await finance.get('withdrawals.exportToPay', { channel: 'bank' })
    expect({ rows, isAll }).toEqual({ rows: 2, isAll: true })
    const columns = ['单号', '姓名', '账号', '开户行', '金额(元)', '结果']
    expect(rowsOf(await download(url), columns).sort()).toEqual(
      [
        [first, '张三', '6222 0212 3456 7890 123', '工商银行文三路支行', '12.30', ''],
        [second, "'=李四", '6222 0212 3456 7890 123', '工商银行文三路支行', '40.00', ''],
      ].sort(),
    )
    expect(await promoter.refused('withdrawals.cancel', { billNo: first })).toBe('NOT_CANCELLABLE')
    await product.cloud.clock.advance(1_000)
    const later = await asked(promoter, 100)
    expect(await promoter.get('withdrawals.cancel', { billNo: later })).toMatchObject({ state: 'cancelled' })
    for (const billNo of [first, second]) await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
    expect(await finance.get('withdrawals.exportToPay', { channel: 'bank' })).toEqual({
      ...{ url: null, rows: 0, isAll: true, exportedBefore: 0 },
    })
  })

  test('that stands in a file is in no other one, unless finance asks for it again; then the file says since when', async () => {
    const promoter = await promoterWith(10_000)
    const billNo = await asked(promoter, 1_000)
    const exported = async (more: object = {}) => {
      const made = await finance.get('withdrawals.exportToPay', { channel: 'bank', ...more })
      const cells = made.url === null ? [] : rowsOf(await download(made.url), ['单号', '上次导出'])
      return { rows: made.rows, exportedBefore: made.exportedBefore, cells }
    }
    expect(await exported()).toEqual({ rows: 1, exportedBefore: 0, cells: [[billNo, '']] })
    const first = product.cloud.clock.now()
    await product.cloud.clock.advance(1_000)
    expect(await exported()).toEqual({ rows: 0, exportedBefore: 1, cells: [] })
    const again = { again: true, requestId: newRequestId() }
    for (let sending = 0; sending < 2; sending += 1) {
      expect(await exported(again)).toEqual({ rows: 1, exportedBefore: 1, cells: [[billNo, timeCell(first)]] })
      await product.cloud.clock.advance(1_000)
    }
    expect(await promoter.refused('withdrawals.cancel', { billNo })).toBe('NOT_CANCELLABLE')
    await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
  })

  test('goes into one file only when two people make theirs at once', async () => {
    const promoter = await promoterWith(10_000)
    const bills = [await asked(promoter, 100), await asked(promoter, 100), await asked(promoter, 100)]
    const owner = desk.owner
    const files = await Promise.all(
      [finance, owner, finance, owner].map((one) => one.get('withdrawals.exportToPay', { channel: 'bank' })),
    )
    const texts = await Promise.all(files.map(({ url }) => (url === null ? '' : download(url))))
    for (const billNo of bills) expect(texts.filter((text) => text.includes(billNo))).toHaveLength(1)
    for (const billNo of bills) await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
  })

  test('that a file had no time for is told, and stands in the next one', async () => {
    const promoter = await promoterWith(10_000)
    for (let bill = 0; bill < 60; bill += 1) await asked(promoter, 30)
    const { visitorId } = await finance.get('members.me', {})
    const made = async () => {
      const context = product.context()
      const caller = { visitorId } as ActionContext['caller']
      const wish = { channel: 'bank', again: false, requestId: newRequestId() } as const
      return exportToPay(wish, { ...context, caller, db: { ...context.db, hasTime: () => false } })
    }
    const [first, second, third] = [await made(), await made(), await made()]
    expect([first, second, third].map(({ rows, isAll }) => [rows, isAll])).toEqual([
      [50, false],
      [10, true],
      [0, true],
    ])
    const texts = [await download(first.url), await download(second.url)].join('')
    const bills = new Set(texts.match(/[0-9A-Za-z]{32}/g))
    expect(bills.size).toBe(60)
    const csv = results(...[...bills].map((billNo) => `${billNo},失败,,户名不符`))
    expect(await finance.get('withdrawals.importResults', { csv })).toEqual({ done: 60, left: 0, errors: [] })
  })

  test('holds an export and a cancellation at once apart: paid by the file, or cancelled, never both', async () => {
    const promoter = await promoterWith(10_000)
    for (let round = 0; round < 10; round += 1) {
      const billNo = await asked(promoter, 100)
      const [file, cancelled] = await Promise.all([
        finance.get('withdrawals.exportToPay', { channel: 'bank' }),
        promoter.ask('withdrawals.cancel', { billNo }),
      ])
      const isInFile = file.url !== null && (await download(file.url)).includes(billNo)
      expect(cancelled.ok).toBe(!isInFile)
      if (isInFile) await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
      await product.cloud.clock.advance(1_000)
    }
  })

  test('is written down with who took it, and the same request makes the same file', async () => {
    const promoter = await promoterWith(1_000)
    const billNo = await asked(promoter, 1_000)
    const requestId = newRequestId()
    const first = await finance.get('withdrawals.exportToPay', { channel: 'bank', requestId })
    const again = await finance.get('withdrawals.exportToPay', { channel: 'bank', requestId })
    expect(new URL(again.url ?? '').pathname).toBe(new URL(first.url ?? '').pathname)
    const trail = product.cloud.database.dump('audit').filter(({ action }) => action === 'withdrawals.exportToPay')
    expect(new Set(trail.map(({ _id }) => _id)).size).toBe(trail.length)
    expect(await finance.refused('withdrawals.exportToPay', { channel: 'alipay', requestId })).toBe('CONFLICT')
    await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
  })
})

describe('a statement', () => {
  test('says every movement of the month, and agrees with the ledger at both ends', async () => {
    // 2028-03-20 12:00 in Shanghai, as if nothing had been.
    await product.cloud.clock.advanceTo(Date.UTC(2028, 2, 20, 4))
    const promoter = await promoterWith(0)
    // Paid on 20 March, settled on 4 April.
    const orderId = await earn(product, promoter.id, 5_000)
    const billNo = await asked(promoter, 3_000)
    await product.cloud.clock.advance(DAY_MS)
    await finance.get('withdrawals.markPaid', { billNo, receiptNumber: '0001' })
    await product.cloud.clock.advance(DAY_MS)
    await refundedLine(product.context(), { orderId, line: 0, refund: fen(30_000) })
    // Settled on 21 April; 1 000 of it repay the debt.
    await earn(product, promoter.id, 1_500)
    await product.cloud.clock.advance(15 * DAY_MS)
    await asked(promoter, 200)

    const columns = ['类型', '说明', '待结算', '可提现', '提现中', '已提现', '欠款']
    const of = async (month: string) => {
      const { url, rows } = await promoter.get('withdrawals.statement', { month })
      return { rows, table: rowsOf(await download(url), columns) }
    }
    expect(await of('2028-03')).toEqual({
      rows: 1,
      table: [
        ['月初余额', '', '0.00', '0.00', '0.00', '0.00', '0.00'],
        ['顾客付款', '', '50.00', '0.00', '0.00', '0.00', '0.00'],
        ['本月合计', '', '50.00', '0.00', '0.00', '0.00', '0.00'],
        ['月末余额', '', '50.00', '0.00', '0.00', '0.00', '0.00'],
      ],
    })
    expect(await of('2028-04')).toEqual({
      rows: 6,
      table: [
        ['月初余额', '', '50.00', '0.00', '0.00', '0.00', '0.00'],
        ['佣金结算', 'x ×1', '-50.00', '50.00', '0.00', '0.00', '0.00'],
        ['申请提现', '银行卡 已到账', '0.00', '-30.00', '30.00', '0.00', '0.00'],
        ['提现到账', '', '0.00', '0.00', '-30.00', '30.00', '0.00'],
        ['退款扣回', '', '0.00', '-20.00', '0.00', '0.00', '-10.00'],
        ['顾客付款', '', '15.00', '0.00', '0.00', '0.00', '0.00'],
        ['佣金结算', 'x ×1', '-15.00', '5.00', '0.00', '0.00', '10.00'],
        ['本月合计', '', '-50.00', '5.00', '0.00', '30.00', '0.00'],
        ['月末余额', '', '0.00', '5.00', '0.00', '30.00', '0.00'],
      ],
    })
    expect((await of('2028-05')).table).toEqual([
      ['月初余额', '', '0.00', '5.00', '0.00', '30.00', '0.00'],
      ['申请提现', '银行卡 审核中', '0.00', '-2.00', '2.00', '0.00', '0.00'],
      ['本月合计', '', '0.00', '-2.00', '2.00', '0.00', '0.00'],
      ['月末余额', '', '0.00', '3.00', '2.00', '30.00', '0.00'],
    ])
    expect((await of('2026-01')).table.map((row) => row.slice(2))).toEqual(
      Array.from({ length: 3 }, () => ['0.00', '0.00', '0.00', '0.00', '0.00']),
    )

    const staffs = await finance.get('withdrawals.staffStatement', { promoterId: promoter.id, month: '2028-04' })
    expect(staffs.rows).toBe(6)
    const nobody = { promoterId: 'A'.repeat(16), month: '2028-04' }
    expect(await finance.refused('withdrawals.staffStatement', nobody)).toBe('NOT_FOUND')
    expect(await promoter.refused('withdrawals.staffStatement', nobody)).toBe('FORBIDDEN')
  })
})
