import type { Order } from './shown-order'
import { canAskBack, leftOfFreight, leftOfLine, openLines } from './what-can-be-done'

/** Two lines of 89.00 and 30.00 with 8.00 of freight: 127.00 paid. */
function order(change: Partial<Order> = {}, ...lines: Partial<Order['lines'][number]>[]): Order {
  const plain = { refundedFen: 0, refundingFen: 0, isClosed: false }
  const both = [
    { ...plain, line: 0, paidFen: 8_900, ...lines[0] },
    { ...plain, line: 1, paidFen: 3_000, ...lines[1] },
  ]
  return { state: 'shipped', freightFen: 800, refundedFen: 0, hasOpenAfterSale: false, ...change, lines: both } as Order
}
const first = ({ lines }: Order) => lines[0] as Order['lines'][number]

test('what is left of a line is what was paid, less what was given back and what is on its way back', () => {
  expect(leftOfLine(first(order({}, { refundedFen: 1_000, refundingFen: 900 })))).toBe(7_000)
})

test('what was given back of no line was freight', () => {
  // 15.00 were given back, 10.00 of them for the first line.
  const one = order({ refundedFen: 1_500 }, { refundedFen: 1_000 })
  expect(leftOfFreight(one)).toBe(300)
  expect(leftOfFreight(order())).toBe(800)
})

test('a line that was given back whole is no longer offered, a line that cost nothing is until it is closed', () => {
  const numbers = (one: Order) => openLines(one).map(({ line }) => line)
  expect(numbers(order({}, { refundedFen: 8_900, isClosed: true }))).toEqual([1])
  expect(numbers(order({}, { refundingFen: 8_900 }, { paidFen: 0 }))).toEqual([1])
})

test.each<[Order['state'], boolean]>([
  ['unpaid', false],
  ['gift-offered', true],
  ['to-ship', true],
  ['shipped', true],
  ['received', true],
  ['closed', false],
  ['refunded', false],
])('of an order that is %s something can be asked back: %s', (state, expected) => {
  expect(canAskBack(order({ state }))).toBe(expected)
})

test('one after-sale at a time', () => {
  expect(canAskBack(order({ hasOpenAfterSale: true }))).toBe(false)
})

test('of an order whose goods all went back the freight that is left can be asked back, unless a refund is on its way', () => {
  const gone = (change: Partial<Order>) => {
    const lines = [8_900, 3_000].map((refundedFen) => ({ refundedFen, isClosed: true }))
    return order({ state: 'refunded', refundedFen: 11_900, ...change }, ...lines)
  }
  const refunds = (state: Order['refunds'][number]['state']) => [{ state }] as Order['refunds']
  expect(canAskBack(gone({ refunds: refunds('closed') }))).toBe(true)
  expect(canAskBack(gone({ refunds: refunds('sent') }))).toBe(false)
  expect(canAskBack(gone({ refunds: refunds('succeeded'), refundedFen: 12_700 }))).toBe(false)
})
