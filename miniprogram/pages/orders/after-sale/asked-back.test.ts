import type { Order } from '../order/shown-order'
import { type AskedBack, amountProblem, everythingLeft, readAmounts } from './asked-back'

/** 1,089.00 of which 89.00 were given back, something that cost nothing, and 8.00 of freight. */
const ORDER = {
  freightFen: 800,
  refundedFen: 8_900,
  lines: [
    { line: 0, paidFen: 108_900, refundedFen: 8_900, refundingFen: 0, isClosed: false },
    { line: 1, paidFen: 0, refundedFen: 0, refundingFen: 0, isClosed: false },
  ],
} as unknown as Order
const asked = (lines: readonly (readonly [number, string])[], freight = ''): AskedBack => ({
  lines: new Map(lines),
  freight,
})

test('everything that is left is proposed, written so that it can be edited', () => {
  expect(everythingLeft(ORDER)).toEqual(
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
  expect(readAmounts(ORDER, asked([[0, '12.3']], '8'))).toEqual({
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
  expect(readAmounts(ORDER, one)).toBeNull()
})

test('a line that cost nothing is given back by naming it', () => {
  expect(readAmounts(ORDER, asked([[1, '0.00']]))).toEqual({ lines: [{ line: 1, fen: 0 }], freightFen: 0, totalFen: 0 })
})

test('where all goods were given back the freight alone is proposed, and is sent beside a line of nothing', () => {
  const closed = { line: 0, paidFen: 1_000, refundedFen: 1_000, refundingFen: 0, isClosed: true }
  const order = { freightFen: 800, refundedFen: 1_300, lines: [closed] } as unknown as Order
  expect(everythingLeft(order)).toEqual(asked([], '5.00'))
  const freight = { lines: [{ line: 0, fen: 0 }], freightFen: 500, totalFen: 500 }
  expect(readAmounts(order, asked([], '5'))).toEqual(freight)
  expect(readAmounts(order, asked([], '5.01'))).toBeNull()
  expect(readAmounts(order, asked([]))).toBeNull()
})
