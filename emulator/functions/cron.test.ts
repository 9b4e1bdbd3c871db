import fc from 'fast-check'
import { BadCron, parseCron } from './cron'

const shanghai = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['every minute', '0 * * * * * *', '2026-03-01T10:00:00', '2026-03-01T10:01:00'],
  ['the instant itself is not after itself', '0 0 10 * * * *', '2026-03-01T10:00:00', '2026-03-02T10:00:00'],
  ['a millisecond before it is', '0 0 10 * * * *', '2026-03-01T09:59:59.999', '2026-03-01T10:00:00'],
  ['hours are Shanghai’s', '0 30 2 * * * *', '2026-03-01T00:00:00', '2026-03-01T02:30:00'],
  ['every five seconds', '*/5 * * * * * *', '2026-03-01T10:00:03', '2026-03-01T10:00:05'],
  ['from ten, every fifteen minutes', '0 10/15 * * * * *', '2026-03-01T10:26:00', '2026-03-01T10:40:00'],
  ['a range with steps', '0 0 9-17/4 * * * *', '2026-03-01T13:30:00', '2026-03-01T17:00:00'],
  ['the 31st skips shorter months', '0 0 0 31 * * *', '2026-04-01T00:00:00', '2026-05-31T00:00:00'],
  ['29 February waits for a leap year', '0 0 0 29 2 * *', '2026-03-01T00:00:00', '2028-02-29T00:00:00'],
  ['weekdays by number, 0 is Sunday', '0 0 9 * * 1-5 *', '2026-02-28T10:00:00', '2026-03-02T09:00:00'],
  ['weekdays and months by name', '0 0 9 * MAR MON-FRI *', '2026-02-28T10:00:00', '2026-03-02T09:00:00'],
  ['day and weekday together mean either', '0 0 0 15 * 0 *', '2026-03-02T00:00:00', '2026-03-08T00:00:00'],
  ['either, the other way round', '0 0 0 15 * 0 *', '2026-03-08T00:00:00', '2026-03-15T00:00:00'],
  ['one year only', '0 0 0 1 1 * 2030', '2026-03-01T00:00:00', '2030-01-01T00:00:00'],
])('%s', (_, expression, after, expected) => {
  const next = parseCron(expression).next(shanghai(after))
  expect(next === null ? null : new Date(next).toISOString()).toBe(new Date(shanghai(expected)).toISOString())
})

test('a year that is over has no next run', () => {
  expect(parseCron('0 0 0 1 1 * 2020').next(shanghai('2026-01-01T00:00:00'))).toBeNull()
  expect(parseCron('0 0 0 30 2 * *').next(shanghai('2026-01-01T00:00:00'))).toBeNull()
})

test.each([
  '* * * * * *',
  '60 * * * * * *',
  '0 0 24 * * * *',
  '0 0 0 0 * * *',
  '0 0 0 * 13 * *',
  '0 0 0 * * 7 *',
  '0 0 0 * * * 1969',
  '*/0 * * * * * *',
  '5-1 * * * * * *',
  '1-2-3 * * * * * *',
  '-1 * * * * * *',
  ', * * * * * *',
  'x * * * * * *',
  '1/2/3 * * * * * *',
  '0 0 0 ? * * *',
])('"%s" is refused', (expression) => {
  expect(() => parseCron(expression)).toThrow(BadCron)
})

// A second reading that shares nothing with the parser: fields are made as sets, written as text, and time is stepped.
const field = (from: number, to: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant({ text: '*', allowed: null }) },
    fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 }).map((values) => ({
      text: values.join(','),
      allowed: values,
    })),
    fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to })).map(([one, other]) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      return { text: `${low}-${high}`, allowed: Array.from({ length: high - low + 1 }, (_, index) => low + index) }
    }),
    fc.integer({ min: 1, max: 20 }).map((step) => ({
      text: `*/${step}`,
      allowed: Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
        (value) => (value - from) % step === 0,
      ),
    })),
  )

type Field = { text: string; allowed: number[] | null }
const admits = ({ allowed }: Field, value: number) => allowed === null || allowed.includes(value)

function admitsDay(day: Field, weekday: Field, local: Date): boolean {
  const byDay = admits(day, local.getUTCDate())
  const byWeekday = admits(weekday, local.getUTCDay())
  return day.text !== '*' && weekday.text !== '*' ? byDay || byWeekday : byDay && byWeekday
}

const start = fc.integer({ min: shanghai('2026-01-01T00:00:00'), max: shanghai('2028-12-31T00:00:00') })

test('agrees with stepping second by second', () => {
  fc.assert(
    fc.property(field(0, 59), field(0, 59), field(0, 23), start, (second, minute, hour, after) => {
      const found = parseCron(`${second.text} ${minute.text} ${hour.text} * * * *`).next(after)
      let expected = (Math.floor(after / 1000) + 1) * 1000
      for (; ; expected += 1000) {
        const local = new Date(expected + 8 * 3600_000)
        if (!admits(hour, local.getUTCHours()) || !admits(minute, local.getUTCMinutes())) continue
        if (admits(second, local.getUTCSeconds())) break
      }
      expect(found).toBe(expected)
    }),
    { numRuns: 60 },
  )
})

test('agrees with stepping day by day', () => {
  fc.assert(
    fc.property(field(1, 31), field(1, 12), field(0, 6), start, (day, month, weekday, after) => {
      const found = parseCron(`0 0 0 ${day.text} ${month.text} ${weekday.text} *`).next(after)
      const zone = 8 * 3600_000
      let expected = (Math.floor((after + zone) / 86_400_000) + 1) * 86_400_000 - zone
      const end = after + 9 * 366 * 86_400_000
      for (; expected < end; expected += 86_400_000) {
        const local = new Date(expected + zone)
        if (admits(month, local.getUTCMonth() + 1) && admitsDay(day, weekday, local)) break
      }
      expect(found !== null && found < end ? found : null).toBe(expected < end ? expected : null)
    }),
    { numRuns: 200 },
  )
})
