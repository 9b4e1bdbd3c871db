import { actions } from '@shared/contracts'
import { DECISION_BASES, REJECTED_REASONS, SHARE_KINDS } from '@shared/contracts/attribution'
import { DAY_MS } from '@shared/kernel/time'
import {
  basisSentence,
  basisWords,
  cause,
  otherCause,
  otherCounts,
  type Rejected,
  reasonSentence,
  validity,
  verdict,
} from './attribution'

const why = actions['attribution.why'].output
/** Shanghai is eight hours ahead of UTC, all year. */
const at = (month: number, day: number, hour: number, minute: number) =>
  Date.UTC(2026, month - 1, day, hour - 8, minute)

const mine = { kind: 'product', at: at(11, 20, 14, 5), until: null, promoterName: null, isMine: true } as const
const decided = (over: object = {}) =>
  why.parse({
    basis: 'direct',
    ruleset: 'alliance-2024',
    decidedAt: at(11, 21, 9, 12),
    isMine: true,
    because: { ...mine, boundBy: null },
    rejected: [],
    ...over,
  })
const other = (over: Partial<Rejected> = {}): Rejected => ({
  ...mine,
  isMine: false,
  kind: 'live',
  reason: 'older',
  ...over,
})

const CHINESE = /^[\u4e00-\u9fff][^!！您{}]+$/

test.each(DECISION_BASES)('an order line decided by %s says so in plain Chinese', (basis) => {
  expect(basisWords(basis)).toMatch(CHINESE)
  expect(basisSentence(decided({ basis }))).toMatch(CHINESE)
  expect(verdict(decided({ basis }))).toMatch(CHINESE)
})

test.each(REJECTED_REASONS)('a candidate that lost because of %s has words of its own', (reason) => {
  expect(reasonSentence(reason)).toMatch(CHINESE)
  const rest = REJECTED_REASONS.filter((another) => another !== reason).map(reasonSentence)
  expect(rest).not.toContain(reasonSentence(reason))
})

test.each(SHARE_KINDS)('what was opened, a %s, is named', (kind) => {
  expect(cause({ ...mine, kind, boundBy: null })).toMatch(/^打开你的[\u4e00-\u9fff]{2,}$/)
})

test('what led to the promoter reads as on the drawing', () => {
  expect(cause({ ...mine, boundBy: null })).toBe('打开你的商品卡')
  expect(validity(at(11, 20, 14, 5), at(11, 20, 14, 5) + 30 * DAY_MS, at(11, 22, 0, 0))).toBe('30 天内有效，到 12-20')
  expect(otherCounts([other()])).toEqual(['另有 1 位推客较早，未计入'])
})

test('an end that something else moved is told as a time, not as a number of days', () => {
  const until = at(12, 20, 8, 30)
  expect(validity(at(11, 20, 14, 5), until, at(11, 22, 0, 0))).toBe('有效到 12-20 08:30')
  expect(validity(at(12, 20, 14, 5), Date.UTC(2027, 0, 2, 0, 0), at(12, 21, 0, 0))).toBe('有效到 2027-01-02 08:00')
})

test('a customer who was bound came by a code, by a share, or by a share whose kind is not known', () => {
  expect(cause({ ...mine, kind: null, boundBy: 'code' })).toBe('用你的推荐码注册')
  expect(cause({ ...mine, boundBy: 'share' })).toBe('从你的商品卡注册')
  expect(cause({ ...mine, kind: null, boundBy: 'share' })).toBe('从你的分享注册')
})

test('to a promoter the others have no names', () => {
  expect(otherCause(other())).toBe('打开另一位推客的直播间')
  expect(otherCause(other({ isMine: true }))).toBe('打开你的直播间')
})

test('the staff read masked names, and of somebody without one what they are', () => {
  const forStaff = decided({ isMine: false, because: { ...mine, isMine: false, promoterName: '小*', boundBy: null } })
  expect(verdict(forStaff)).toBe('这件商品归小*')
  expect(otherCause(other({ promoterName: '' }))).toBe('打开微信用户的直播间')
})

test('the others are counted by why they lost; several of one kind may be one person', () => {
  expect(otherCounts([other(), other(), other({ reason: 'expired' }), other({ isMine: true })])).toEqual([
    '另有 2 次打开较早，未计入',
    '另有 1 位推客已过有效期，未计入',
    '你的另 1 次分享较早，未计入',
  ])
})

test('a line that nobody earns says so', () => {
  const nobody = decided({ basis: 'none', isMine: false, because: null, ruleset: null })
  expect(verdict(nobody)).toBe('这件商品不归任何推客')
  expect(basisSentence(nobody)).toBe('没有符合规则的分享，所以不归任何推客。')
})
