import { freightText } from './freight-text'

test.each([
  [800, 9_900, '运费 ¥8.00，满 ¥99.00 包邮'],
  [800, null, '运费 ¥8.00'],
  [0, null, '包邮'],
  [800, 0, '包邮'],
  [999_999_999, 999_999_999, '运费 ¥9,999,999.99，满 ¥9,999,999.99 包邮'],
])('freight of %p fen that is free from %p on reads %s', (freightFen, freeFromFen, words) => {
  expect(freightText(freightFen, freeFromFen)).toBe(words)
})
