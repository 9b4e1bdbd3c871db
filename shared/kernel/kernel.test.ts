import fc from 'fast-check'
import { ERRORS, type ErrorCode, isOutcomeUnknown } from './errors'
import { CODE_ALPHABET, ID_ALPHABET, normalizeCode, signsFrom } from './ids'
import { decodeCursor, encodeCursor, pageOf } from './page'
import { POINTS_MAX, points } from './points'
import { formatPercent, parsePercent, ppm, RATE_ONE } from './rates'
import { canStep, flawsOf, isFinal, type Steps } from './steps'
import { businessDay, DAY_MS, startOfBusinessDay } from './time'

describe('a rate', () => {
  test('reads as the percentage that was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: RATE_ONE }).map(ppm), (rate) => {
        expect(parsePercent(formatPercent(rate))).toBe(rate)
      }),
    )
  })
  test.each([
    [100_000, '10'],
    [5_000, '0.5'],
    [12_345, '1.2345'],
    [RATE_ONE, '100'],
  ])('%i ppm reads %s %%', (rate, text) => {
    expect(formatPercent(ppm(rate))).toBe(text)
  })
  test.each([-1, 0.5, RATE_ONE + 1])('is never %p ppm', (value) => {
    expect(() => ppm(value)).toThrow(RangeError)
  })
  test.each(['101', '1.23456', 'ten', ''])('%p is no percentage', (text) => {
    expect(parsePercent(text)).toBeNull()
  })
})

test.each([0.5, POINTS_MAX + 1, Number.NaN])('points are never %p', (value) => {
  expect(() => points(value)).toThrow(RangeError)
})

describe('a business day in Shanghai', () => {
  // 2026-11-21 00:00 in Shanghai is 2026-11-20 16:00 UTC.
  const midnight = Date.UTC(2026, 10, 20, 16)
  test.each([
    { say: 'the last millisecond of the day before', at: midnight - 1, day: '2026-11-20' },
    { say: 'its first millisecond', at: midnight, day: '2026-11-21' },
    { say: 'its last millisecond', at: midnight + DAY_MS - 1, day: '2026-11-21' },
  ])('$say', ({ at, day }) => {
    expect(businessDay(at)).toBe(day)
  })
  test('begins where its name changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY_MS, max: 4e12 }), (at) => {
        const start = startOfBusinessDay(at)
        expect(start <= at && at < start + DAY_MS).toBe(true)
        expect(businessDay(start)).toBe(businessDay(at))
        expect(businessDay(start - 1)).not.toBe(businessDay(at))
      }),
    )
  })
})

describe('ids and codes', () => {
  test('a code has no sign that can be taken for another', () => {
    for (const sign of '01OILU') expect(CODE_ALPHABET).not.toContain(sign)
  })
  test.each([' k7-qf 2', 'K7QF2', 'ｋ７ｑｆ２', 'k7–qf2'])('%p is typed for K7QF2', (typed) => {
    expect(normalizeCode(typed)).toBe('K7QF2')
  })
  test('signs are drawn without bias: every fair byte counts once for its sign, the others not at all', () => {
    const tally = new Map<string, number>()
    for (let byte = 0; byte < 248; byte += 1) {
      const sign = signsFrom([byte], ID_ALPHABET, 1)
      tally.set(sign, (tally.get(sign) ?? 0) + 1)
    }
    expect([...new Set(tally.values())]).toEqual([4])
    expect(tally.size).toBe(62)
    for (let byte = 248; byte < 256; byte += 1) expect(() => signsFrom([byte], ID_ALPHABET, 1)).toThrow(RangeError)
  })
})

describe('paging', () => {
  test('a cursor comes back as the position that it was made of', () => {
    const ids = fc.stringMatching(/^[0-9A-Za-z_-]{1,64}$/)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), ids, (at, id) => {
        expect(decodeCursor(encodeCursor({ at, id }))).toEqual({ at, id })
      }),
    )
  })
  test.each(['', '.', 'abc', '{"$gt":""}', 'zzzzzzzzzz.a', 'a.b c'])('%p is no cursor of ours', (text) => {
    expect(decodeCursor(text)).toBeNull()
  })
  test('the last page has no cursor, a page before it ends at its last row', () => {
    const rows = [3, 2, 1].map((at) => ({ at, id: `r${at}` }))
    const page = pageOf(rows, 2, (row) => row)
    expect(page.items).toEqual(rows.slice(0, 2))
    expect(decodeCursor(page.cursor ?? '')).toEqual({ at: 2, id: 'r2' })
    expect(pageOf(rows, 3, (row) => row).cursor).toBeNull()
  })
})

describe('a life cycle', () => {
  const steps: Steps<'new' | 'open' | 'done' | 'lost' | 'loop'> = {
    new: ['open'],
    open: ['done', 'loop'],
    done: [],
    lost: ['done'],
    loop: ['loop'],
  }
  test('steps only where its table says', () => {
    expect(canStep(steps, 'new', 'open')).toBe(true)
    expect(canStep(steps, 'new', 'done')).toBe(false)
    expect(isFinal(steps, 'done')).toBe(true)
  })
  test('is told which states nobody reaches and which never end', () => {
    expect(flawsOf(steps, 'new')).toEqual(['lost is never reached', 'loop never ends'])
  })
})

test('only an answer that is a refusal says for certain that nothing happened', () => {
  const unknown = (Object.keys(ERRORS) as ErrorCode[]).filter(isOutcomeUnknown)
  expect(unknown).toEqual(['BUSY', 'INTERNAL'])
})
