import { moment, timeLeft } from './date'

/** Shanghai is eight hours ahead of UTC, all year. */
const shanghai = (year: number, month: number, day: number, hour: number, minute: number) =>
  Date.UTC(year, month - 1, day, hour - 8, minute)

const now = shanghai(2026, 11, 21, 14, 5)

test.each([
  ['just now', now - 59_999, '刚刚'],
  ['a minute ago', now - 60_000, '1 分钟前'],
  ['almost an hour ago', now - 3_599_999, '59 分钟前'],
  ['an hour ago', now - 3_600_000, '今天 13:05'],
  ['just after midnight', shanghai(2026, 11, 21, 0, 0), '今天 00:00'],
  ['just before midnight', shanghai(2026, 11, 20, 23, 59), '昨天 23:59'],
  ['the day before yesterday', shanghai(2026, 11, 19, 23, 59), '11-19'],
  ['last year', shanghai(2025, 11, 20, 9, 0), '2025-11-20'],
  ['later today, by a clock that runs ahead', shanghai(2026, 11, 21, 14, 6), '今天 14:06'],
])('%s', (_, at, words) => expect(moment(at, now)).toBe(words))

test('a countdown counts whole seconds up to its end and stops there', () => {
  expect(timeLeft(300_000)).toBe('5:00')
  expect(timeLeft(299_001)).toBe('5:00')
  expect(timeLeft(299_000)).toBe('4:59')
  expect(timeLeft(1)).toBe('0:01')
  expect(timeLeft(0)).toBe('0:00')
  expect(timeLeft(-5_000)).toBe('0:00')
})
