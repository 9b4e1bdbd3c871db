import { DAY_MS, distance, HOUR_MS, longTime } from './times'

const AT_NOON = Date.UTC(2026, 10, 21, 4)

test('the virtual time is Shanghai’s', () => {
  expect(longTime(AT_NOON)).toMatch(/2026.*11.*21.*周六.*12:00/)
})

test.each([
  [0, ''],
  [20_000, ''],
  [HOUR_MS, '1 小时'],
  [DAY_MS + 2 * HOUR_MS + 60_000, '1 天 2 小时'],
  [30 * DAY_MS, '30 天'],
  [-DAY_MS, ''],
])('%d ms ahead is told as “%s”', (ms, words) => {
  expect(distance(ms)).toBe(words)
})
