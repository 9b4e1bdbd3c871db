import { yuan } from './money'

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [8_900, '89.00'],
  [128_640, '1,286.40'],
  [999_999_999, '9,999,999.99'],
  [-128_640, '-1,286.40'],
])('%i fen read %s', (amount, words) => expect(yuan(amount)).toBe(words))
