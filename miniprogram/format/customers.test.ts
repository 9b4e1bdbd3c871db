import { daysAgo, lastOrderSays } from './customers'

/** Noon of 21 November 2026 in Shanghai. */
const NOW = Date.UTC(2026, 10, 21, 4)

test.each([
  // 16:00 in London is midnight in Shanghai: the day changes there.
  [Date.UTC(2026, 10, 20, 16), '今天'],
  [Date.UTC(2026, 10, 20, 15, 59), '昨天'],
  [Date.UTC(2026, 10, 18, 4), '3 天前'],
  [Date.UTC(2026, 9, 22, 4), '30 天前'],
  [Date.UTC(2026, 9, 21, 4), '10-21'],
  [Date.UTC(2025, 10, 21, 4), '2025-11-21'],
])('seen from 21 November, %d is %s', (at, words) => {
  expect(daysAgo(at, NOW)).toBe(words)
})

test('whoever never ordered has not yet', () => {
  expect(lastOrderSays({ lastOrderAt: null }, NOW)).toBe('还没下单')
  expect(lastOrderSays({ lastOrderAt: Date.UTC(2026, 10, 18, 4) }, NOW)).toBe('最近下单 3 天前')
})
