import { AFTER_SALE, ORDER } from '../../trade/staff-order.fixture'
import type { Order } from '../order/shown-order'
import { canAskBack } from '../order/what-can-be-done'
import { type Amounts, amountProblem, readAmounts, refundableOf, wholeOf } from './refundable'

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
  expect(canAskBack(ORDER)).toBe(true)
  expect(canAskBack({ ...ORDER, hasOpenAfterSale: true })).toBe(false)
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

/** 1,089.00 of which 89.00 were given back, something that cost nothing, and 8.00 of freight. */
const BOUGHT = {
  freightFen: 800,
  refundedFen: 8_900,
  lines: [
    { line: 0, paidFen: 108_900, refundedFen: 8_900, refundingFen: 0, isClosed: false },
    { line: 1, paidFen: 0, refundedFen: 0, refundingFen: 0, isClosed: false },
  ],
} as unknown as Order
const asked = (lines: readonly (readonly [number, string])[], freight = ''): Amounts => ({
  lines: new Map(lines),
  freight,
})

test('everything that is left is proposed, written so that it can be edited', () => {
  expect(wholeOf(refundableOf(BOUGHT, null))).toEqual(
    asked([
      [0, '1000.00'],
      [1, '0.00'],
    ]),
  )
})

test.each([
  ['', '请填写金额，最多两位小数'],
  ['10.001', '请填写金额，最多两位小数'],
  ['-1', '请填写金额，最多两位小数'],
  ['1000.01', '最多可退 1,000.00 元'],
  ['1000', null],
  ['0.01', null],
])('of 1,000.00, %s: %s', (typed, problem) => {
  expect(amountProblem(typed, 100_000)).toBe(problem)
})

test('the amounts add up with the freight', () => {
  expect(readAmounts(refundableOf(BOUGHT, null), asked([[0, '12.3']], '8'))).toEqual({
    lines: [{ line: 0, fen: 1_230 }],
    freightFen: 800,
    totalFen: 2_030,
  })
})

test.each([
  ['no line', asked([], '8')],
  ['too much of a line', asked([[0, '1000.01']])],
  ['too much freight', asked([[0, '1']], '8.01')],
  ['nothing of a line that cost something', asked([[0, '0']])],
])('%s is not sent', (_, one) => {
  expect(readAmounts(refundableOf(BOUGHT, null), one)).toBeNull()
})

test('a line that cost nothing is given back by naming it', () => {
  expect(readAmounts(refundableOf(BOUGHT, null), asked([[1, '0.00']]))).toEqual({
    lines: [{ line: 1, fen: 0 }],
    freightFen: 0,
    totalFen: 0,
  })
})

test('where all goods were given back the freight alone is proposed, and is sent beside a line of nothing', () => {
  const closed = { line: 0, paidFen: 1_000, refundedFen: 1_000, refundingFen: 0, isClosed: true }
  const order = { freightFen: 800, refundedFen: 1_300, lines: [closed] } as unknown as Order
  expect(wholeOf(refundableOf(order, null))).toEqual(asked([], '5.00'))
  const freight = { lines: [{ line: 0, fen: 0 }], freightFen: 500, totalFen: 500 }
  expect(readAmounts(refundableOf(order, null), asked([], '5'))).toEqual(freight)
  expect(readAmounts(refundableOf(order, null), asked([], '5.01'))).toBeNull()
  expect(readAmounts(refundableOf(order, null), asked([]))).toBeNull()
})
