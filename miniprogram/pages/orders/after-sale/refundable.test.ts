import { AFTER_SALE, ORDER } from '../staff-order.fixture'
import { canRefund, readAmounts, refundableOf, wholeOf } from './refundable'

const mosts = (refundable: ReturnType<typeof refundableOf>) => refundable.lines.map(({ mostFen }) => mostFen)

test('without an after-sale everything that is left can be given back, and the freight is left blank', () => {
  const [first, second] = ORDER.lines
  if (first === undefined || second === undefined) throw new Error('the fixture has two lines')
  // 89.00 of which 10.00 is back and 4.00 on its way: 75.00 is left.
  const lines = [{ ...first, refundedFen: 1_000, refundingFen: 400 }, second]
  const refundable = refundableOf({ ...ORDER, lines, refundedFen: 1_000 }, null)
  expect(mosts(refundable)).toEqual([7_500, 3_980])
  expect(refundable.freightMostFen).toBe(800)
  expect(readAmounts(refundable, wholeOf(refundable))).toEqual({
    lines: [
      { line: 0, fen: 7_500 },
      { line: 1, fen: 3_980 },
    ],
    freightFen: 0,
    totalFen: 11_480,
  })
})

test('an after-sale bounds what is given back by what it asks for, and names its lines only', () => {
  const refundable = refundableOf({ ...ORDER, hasOpenAfterSale: true }, AFTER_SALE)
  expect(mosts(refundable)).toEqual([5_000])
  const whole = wholeOf(refundable)
  expect(readAmounts(refundable, whole)).toEqual({ lines: [{ line: 0, fen: 5_000 }], freightFen: 300, totalFen: 5_300 })
  expect(readAmounts(refundable, { ...whole, freight: '3.01' })).toBeNull()
  expect(readAmounts(refundable, { ...whole, lines: new Map([[0, '50.01']]) })).toBeNull()
})

test('less can be given, but not nothing, and not without a line', () => {
  const refundable = refundableOf(ORDER, null)
  const less = { lines: new Map([[1, '0.5']]), freight: '' }
  expect(readAmounts(refundable, less)).toMatchObject({ lines: [{ line: 1, fen: 50 }], totalFen: 50 })
  expect(readAmounts(refundable, { ...less, lines: new Map([[1, '0']]) })).toBeNull()
  expect(readAmounts(refundable, { lines: new Map(), freight: '8' })).toBeNull()
})

test('while an after-sale is open there is no refund beside it', () => {
  expect(canRefund(ORDER)).toBe(true)
  expect(canRefund({ ...ORDER, hasOpenAfterSale: true })).toBe(false)
})

test('of an order whose goods all went back the freight is given back beside a line of nothing', () => {
  const lines = ORDER.lines.map((line) => ({ ...line, refundedFen: line.paidFen, isClosed: true }))
  const order = { ...ORDER, state: 'refunded' as const, lines, refundedFen: 12_880 }
  const asked = { ...AFTER_SALE, lines: [{ line: 1, fen: 0 }], freightFen: 300, amountFen: 300 }
  for (const [afterSale, line, freight] of [[null, 0, '8.00'] as const, [asked, 1, '3.00'] as const]) {
    const refundable = refundableOf(order, afterSale)
    const freightFen = afterSale === null ? 800 : 300
    expect(wholeOf(refundable).freight).toBe(freight)
    const amounts = { lines: [{ line, fen: 0 }], freightFen, totalFen: freightFen }
    expect(readAmounts(refundable, wholeOf(refundable))).toEqual(amounts)
  }
})
