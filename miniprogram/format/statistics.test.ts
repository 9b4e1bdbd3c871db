import { SHARE_KINDS } from '@shared/contracts/attribution'
import { PROMOTION_HINTS } from '@shared/contracts/statistics'
import { adviceOf, cashbackWords, freshness, funnelOf, shareTitle } from './statistics'

const NOW = Date.UTC(2026, 10, 21, 6, 30)
const total = (visitors: number, registrations: number, payers: number) =>
  funnelOf({ visits: 0, linkOpens: 0, orders: 0, paidFen: 0, visitors, registrations, payers })
const rates = (...people: [number, number, number]) => total(...people).map(({ rate }) => rate)

test('freshness is a time of today, a day otherwise, and honest before the first count', () => {
  expect(freshness(Date.UTC(2026, 10, 21, 6, 5), NOW)).toBe('每 5 分钟更新 · 截至 14:05')
  expect(freshness(Date.UTC(2026, 10, 20, 6, 5), NOW)).toBe('每 5 分钟更新 · 截至 11-20 14:05')
  expect(freshness(null, NOW)).toBe('还在统计，稍后再来看')
})

test('rates are whole percent of the step before, never more than there were', () => {
  // 86 of 733 is 11.7 %, 31 of 86 is 36.0 %.
  expect(rates(733, 86, 31)).toEqual([null, '11%', '36%'])
  expect(rates(3, 3, 3)).toEqual([null, '100%', '100%'])
  expect(rates(1_000, 1, 0)).toEqual([null, '不到 1%', '0%'])
  expect(rates(100, 1, 1)).toEqual([null, '1%', '100%'])
})

test('a step that nobody could come from has no rate', () => {
  expect(rates(0, 0, 0)).toEqual([null, null, null])
  expect(rates(0, 2, 0)).toEqual([null, null, '0%'])
  expect(rates(1, 2, 5)).toEqual([null, null, null])
})

test('bars are in proportion to the longest, and somebody is never nothing', () => {
  expect(total(200, 50, 1).map(({ length }) => length)).toEqual([100, 25, 1])
  expect(total(9_999_999, 1, 0).map(({ length }) => length)).toEqual([100, 1, 0])
  expect(total(0, 0, 0).map(({ length }) => length)).toEqual([0, 0, 0])
  expect(total(1, 4, 2).map(({ length }) => length)).toEqual([25, 100, 50])
})

test.each(PROMOTION_HINTS)('the hint %s is said with one thing to do, or not at all', (hint) => {
  const advice = adviceOf({ hint, bestTag: hint === 'best-channel' ? '车友群' : null })
  if (hint === 'nothing') expect(advice).toBeNull()
  else expect(advice?.text.length).toBeGreaterThan(5)
  if (hint === 'best-channel') expect(advice?.text).toContain('「车友群」')
})

test('a rate is a percentage, and says so when it pays in points', () => {
  expect(cashbackWords({ rate: 100_000, paidIn: 'fen' })).toBe('返佣 10%')
  expect(cashbackWords({ rate: 125_000, paidIn: 'points' })).toBe('返佣 12.5% 积分')
})

test('the best channel without a tag is still told', () => {
  expect(adviceOf({ hint: 'best-channel', bestTag: null })?.text).not.toContain('null')
})

test.each(SHARE_KINDS)('a share of a %s without a title has a name', (kind) => {
  expect(shareTitle({ title: '', kind })).not.toBe('')
  expect(shareTitle({ title: '山茶籽油', kind })).toBe('山茶籽油')
})
