import { ChangedBooks, failed, type Row } from '../../tests/changed-books'
import type { EntryLine } from '../ledger/model'
import type { Invariant } from './findings'

let books: ChangedBooks
beforeAll(async () => {
  books = await ChangedBooks.start()
}, 120_000)
afterAll(() => books.product.close())

const lineChange = (index: number, change: object) => (row: Row) => {
  return { lines: (row.lines as object[]).map((line, at) => (at === index ? { ...line, ...change } : line)) }
}
const isSettledOrder = (row: Row) => row.grantedPoints !== null

describe.each<[string, string, (row: Row) => boolean, (row: Row) => object, Invariant]>([
  [
    'a balance',
    'balances',
    ({ _id }) => _id === 'agency_own',
    ({ amounts }) => ({ amounts: { ...(amounts as object), available: 1 } }),
    2,
  ],
  [
    'a commission that was settled behind the ledger’s back',
    'commissions',
    ({ state }) => state === 'frozen',
    () => ({ state: 'settled', settledAt: 1 }),
    4,
  ],
  [
    'a commission that is called frozen again',
    'commissions',
    ({ state }) => state === 'settled',
    () => ({ state: 'frozen', settledAt: null }),
    9,
  ],
  [
    'a commission that is void while its line is open',
    'commissions',
    ({ state }) => state === 'frozen',
    () => ({ state: 'void' }),
    6,
  ],
  [
    'a commission of somebody else',
    'commissions',
    ({ state }) => state === 'settled',
    () => ({ promoterId: 'somebodyelse0001' }),
    6,
  ],
  [
    'a commission’s amount',
    'commissions',
    ({ promoterFen }) => promoterFen === 2_000,
    () => ({ promoterFen: 1_999 }),
    6,
  ],
  [
    'a commission’s terms',
    'commissions',
    ({ promoterFen }) => promoterFen === 2_000,
    ({ terms }) => ({ terms: { ...(terms as object), serviceRate: 1 } }),
    6,
  ],
  ['a line’s commission', 'orders', isSettledOrder, lineChange(0, { commission: null }), 6],
  ['what a line was paid', 'orders', isSettledOrder, lineChange(1, { paidFen: 3_332 }), 6],
  ['what of a line was refunded', 'orders', isSettledOrder, lineChange(1, { refundedFen: 2_999 }), 6],
  ['a line that is closed too early', 'orders', isSettledOrder, lineChange(1, { isClosed: true }), 6],
  ['points that were returned', 'orders', ({ points }) => points === 900, lineChange(0, { pointsReturned: 0 }), 6],
  ['the points that an order gave', 'orders', isSettledOrder, () => ({ grantedPoints: 1 }), 6],
  [
    'the points that an order holds',
    'orders',
    ({ state, points }) => state === 'unpaid' && points === 100,
    () => ({ points: 99 }),
    4,
  ],
  ['an order’s freight', 'orders', isSettledOrder, () => ({ freightFen: 799 }), 6],
  ['an order’s shop', 'orders', isSettledOrder, () => ({ shopId: 'somebodyelse0001' }), 9],
  ['a payment’s total', 'payments', ({ state }) => state === 'paid', () => ({ totalFen: 1 }), 6],
  [
    'a payment that was not paid',
    'payments',
    ({ state }) => state === 'paid',
    () => ({ state: 'open', paidAt: null }),
    6,
  ],
  [
    'a refund that never came',
    'refunds',
    ({ kind, state }) => kind === 'slice' && state === 'succeeded',
    () => ({ state: 'sent', succeededAt: null }),
    6,
  ],
  [
    'a refund’s amount',
    'refunds',
    ({ kind, state }) => kind === 'slice' && state === 'succeeded',
    () => ({ amountFen: 1 }),
    9,
  ],
  ['a withdrawal that was not paid', 'withdrawals', ({ state }) => state === 'paid', () => ({ state: 'paying' }), 4],
  ['a withdrawal’s amount', 'withdrawals', ({ state }) => state === 'reviewing', () => ({ amountFen: 301 }), 4],
  [
    'a withdrawal of somebody else',
    'withdrawals',
    ({ state }) => state === 'reviewing',
    () => ({ promoterId: 'somebodyelse0001' }),
    9,
  ],
  [
    'stock that was sold and is free',
    'stock',
    ({ used }) => Number(used) > 0,
    ({ used, free }) => ({ used: Number(used) - 1, free: Number(free) + 1 }),
    7,
  ],
  [
    'stock that was never there',
    'stock',
    ({ free }) => Number(free) > 0,
    ({ free }) => ({ free: Number(free) + 1 }),
    7,
  ],
  [
    'stock below zero',
    'stock',
    ({ free, used }) => Number(free) > 0 && used === 0,
    ({ free }) => ({ free: -1, ended: Number(free) + 1 }),
    7,
  ],
  [
    'stock that ended by itself',
    'stock',
    ({ free, used }) => Number(free) > 0 && used === 0,
    // All of it: a piece or two of this bucket may have been in closed lines, and could have ended.
    ({ free }) => ({ free: 0, ended: Number(free) }),
    7,
  ],
])('%s', (_what, collection, find, change, invariant) => {
  test(`that is changed in ${collection} is found by ${invariant}`, async () => {
    const findings = await books.changed(collection, find, change)
    expect(failed(findings)).toContain(invariant)
  })
})

describe('rows without their like', () => {
  test.each(['commissions', 'refunds', 'orders', 'payments', 'withdrawals'])(
    'one of %s that is gone is found',
    async (collection) => {
      for (const { _id, ...fields } of books.rows(collection)) {
        const findings = await books.provedWith(async () => {
          await books.db.remove(collection, _id)
          return () => books.db.insert(collection, _id, fields)
        })
        expect({ _id, found: failed(findings).length > 0 }).toEqual({ _id, found: true })
      }
    },
    60_000,
  )

  test('one of stock that is gone is found', async () => {
    const sold = books.rows('stock').find(({ used }) => Number(used) > 0)
    if (sold === undefined) throw new Error('nothing was sold')
    const { _id, ...fields } = sold
    const findings = await books.provedWith(async () => {
      await books.db.remove('stock', _id)
      return () => books.db.insert('stock', _id, fields)
    })
    expect(findings.of(7).join()).toContain(_id)
  })

  test.each(['commissions', 'refunds'])('one of %s that belongs to nothing is found', async (collection) => {
    const [row] = books.rows(collection)
    if (row === undefined) throw new Error('no row')
    const { _id, ...fields } = row
    const findings = await books.provedWith(async () => {
      await books.db.insert(collection, 'stranger', { ...fields, orderId: 'nosuchorder00001' })
      return () => books.db.remove(collection, 'stranger')
    })
    expect(findings.of(6).join()).toContain('stranger belongs to no order')
  })
})

describe('what no row can tell', () => {
  const settle = () => books.settlement()
  const withLine = (line: EntryLine) => books.provedWith(() => books.rewrite(settle(), [...settle().lines, line]))

  test('an entry that does not add up is found by 1', async () => {
    const findings = await withLine({ account: 'merchant:x', program: null, amount: 1 })
    expect(failed(findings)).toContain(1)
  })

  test('points that are posted to an account of fen are found by 1', async () => {
    const findings = await withLine({ account: 'merchant:x', program: 'tea', amount: 1 })
    expect(findings.of(1).join('\n')).toContain('posts to merchant:x in the unit tea')
  })

  test('an account that there is not is found by 3', async () => {
    const findings = await withLine({ account: 'promoter:merchant:p:pocket', program: null, amount: 1 })
    expect(findings.of(3).join('\n')).toContain('promoter:merchant:p:pocket, which is no account')
  })

  test('an account of the wrong sign is found by 3', async () => {
    const findings = await withLine({ account: 'agency:own:paid', program: null, amount: -1 })
    expect(findings.of(3)).toContain('agency:own:paid holds -1')
  })

  test('an available balance beside a debt is found by 8', async () => {
    const debtor =
      books
        .entries()
        .flatMap(({ lines }) => lines)
        .find(({ account }) => account.endsWith(':debt'))?.account ?? ''
    const available = debtor.replace(/debt$/, 'available')
    const findings = await books.provedWith(() =>
      books.rewrite(settle(), [
        ...settle().lines.map((line) => (line.account === available ? { ...line, amount: line.amount + 5 } : line)),
        { account: debtor, program: null, amount: -5 },
      ]),
    )
    expect(findings.of(8)).toEqual([expect.stringContaining(`${available} holds 5 beside a debt of -`)])
    expect(failed(findings)).toEqual([8])
  })

  test('an entry that stands for another one is found by 5', async () => {
    const findings = await books.changed(
      'entries',
      ({ kind }) => kind === 'hold',
      () => ({ reference: 'another000000001' }),
    )
    expect(failed(findings)).toContain(5)
  })
})
