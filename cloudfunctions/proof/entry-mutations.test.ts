import { expectBooksBalance } from '../../tests/books'
import { ChangedBooks, type EntryRow, failed } from '../../tests/changed-books'
import type { EntryLine } from '../ledger/model'
import type { Invariant } from './findings'

let books: ChangedBooks
beforeAll(async () => {
  books = await ChangedBooks.start()
}, 120_000)
afterAll(() => books.product.close())

/** One unit less for the line's account (of a debt: more), and more for `other`. */
function moved(lines: EntryLine[], index: number, other: string): EntryLine[] {
  const step = lines[index]?.account.includes('debt') ? 1 : -1
  const changed = lines.map((line, at) => ({ ...line, amount: line.amount + (at === index ? step : 0) }))
  const known = changed.find(({ account }) => account === other)
  if (known !== undefined) known.amount -= step
  else changed.push({ account: other, program: lines[index]?.program ?? null, amount: -step })
  return changed.filter(({ amount }) => amount !== 0)
}

/** The same account of somebody else; null where there is only one of its kind. */
function twinOf(account: string): string | null {
  const parts = account.split(':')
  if (parts.length < 2) return null
  parts[parts.length === 4 || parts[0]?.startsWith('points') ? 2 : 1] = 'somebodyelse0001'
  return parts[0] === 'issuer' || parts[0] === 'hold' ? null : parts.join(':')
}

const KINDS = ['hold', 'unhold', 'payment', 'grant', 'settle', 'refund'] as const
const BILL_KINDS = ['withdraw', 'payout', 'payout-back', 'payout-return'] as const

test('the books hold before anything is changed, and have an entry of each kind', async () => {
  await expectBooksBalance(books.product)
  expect([...new Set(books.entries().map(({ kind }) => kind))].sort()).toEqual([...KINDS, ...BILL_KINDS].sort())
})

describe.each([...KINDS, ...BILL_KINDS])('in an entry of the kind %s', (kind) => {
  /** One entry of each shape: payments with and without points are two, two orders that were placed are one. */
  const ofKind = () => {
    const shape = ({ lines }: EntryRow) => lines.map(({ account }) => account.replace(/[0-9A-Za-z]{16}/g, '')).join()
    const all = books.entries().filter((entry) => entry.kind === kind)
    return [...new Map(all.map((entry) => [shape(entry), entry])).values()]
  }

  test('one fen or point that moves to the same account of somebody else is found, line by line', async () => {
    for (const entry of ofKind()) {
      for (const [index, { account }] of entry.lines.entries()) {
        const twin = twinOf(account)
        if (twin === null) continue
        const findings = await books.provedWith(() => books.rewrite(entry, moved(entry.lines, index, twin)))
        const found = failed(findings)
        expect({ entry: entry._id, account, found }).toMatchObject({ found: expect.arrayContaining([9]) })
        // Each entry still adds up, and so do the balances: it is the rows that tell.
        expect([1, 2, 5].filter((number) => found.includes(number as Invariant))).toEqual([])
      }
    }
  }, 180_000)

  test('one fen or point that moves to another account of the entry, or of the house, is found', async () => {
    for (const entry of ofKind()) {
      for (const [index, { account, program }] of entry.lines.entries()) {
        const house = program === null ? 'clearing:tea' : `redeemed:${program}`
        const others = entry.lines.filter((line) => line.program === program && line.account !== account)
        const other = others[index % Math.max(1, others.length)]?.account ?? house
        for (const target of new Set([house, other])) {
          const findings = await books.provedWith(() => books.rewrite(entry, moved(entry.lines, index, target)))
          expect({ entry: entry._id, account, target, found: failed(findings).length > 0 }).toMatchObject({
            found: true,
          })
        }
      }
    }
  }, 180_000)

  test('an entry that is dropped is found', async () => {
    for (const entry of ofKind()) {
      const findings = await books.provedWith(async () => {
        const back = await books.rewrite(entry, [])
        await books.db.remove('entries', entry._id)
        return async () => {
          const { _id, ...fields } = entry
          await books.db.insert('entries', _id, fields)
          await back()
        }
      })
      expect({ entry: entry._id, found: failed(findings) }).toMatchObject({ found: expect.arrayContaining([9]) })
    }
  }, 180_000)

  test('an entry that is there twice, under another reference, is found', async () => {
    const [entry] = ofKind()
    if (entry === undefined) throw new Error('no such entry')
    const again = `${entry.reference}x`
    const findings = await books.provedWith(async () => {
      const amounts = Object.fromEntries(entry.lines.map(({ account, amount }) => [account, amount]))
      const back = await books.moveBalances(amounts)
      const { _id, ...fields } = entry
      await books.db.insert('entries', `${kind}_${again}`, { ...fields, reference: again })
      return async () => {
        await books.db.remove('entries', `${kind}_${again}`)
        await back()
      }
    })
    expect(findings.of(9)).toContain(`entry ${kind}_${again} (${kind} of ${again}) is explained by no row`)
  })
})

describe('a settlement that is booked to the wrong person', () => {
  test('passes 1 to 8 and is found by 9', async () => {
    const settle = books.settlement()
    const lines = settle.lines.map((line) =>
      line.account.endsWith(':available') ? { ...line, account: 'promoter:merchant:somebodyelse0001:available' } : line,
    )
    const findings = await books.provedWith(() => books.rewrite(settle, lines))
    expect(findings.of(9).join('\n')).toContain('promoter:merchant:somebodyelse0001:available')
    // 3 or 8 tell only where the right person has spent it meanwhile.
    expect(failed(findings).filter((number) => ![3, 8].includes(number))).toEqual([9])
  })
})
