const SECOND_MS = 1000
const DAY_MS = 24 * 60 * 60 * SECOND_MS
/** CloudBase reads the fields in UTC+8, whatever the time zone of the function. */
const ZONE_MS = 8 * 60 * 60 * SECOND_MS

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface FieldRule {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly words?: readonly string[]
}

/** developers.weixin.qq.com, timer triggers: seven fields, wildcards `, - * /`. */
const FIELDS = {
  second: { name: 'second', from: 0, to: 59 },
  minute: { name: 'minute', from: 0, to: 59 },
  hour: { name: 'hour', from: 0, to: 23 },
  day: { name: 'day', from: 1, to: 31 },
  month: { name: 'month', from: 1, to: 12, words: MONTHS },
  weekday: { name: 'weekday', from: 0, to: 6, words: WEEKDAYS },
  year: { name: 'year', from: 1970, to: 2099 },
} as const satisfies Record<string, FieldRule>

/** The expression is not CloudBase's; `message` names the field. */
export class BadCron extends Error {
  constructor(expression: string, reason: string) {
    super(`The timer "${expression}" ${reason}.`)
    this.name = 'BadCron'
  }
}

export interface Cron {
  /** The first instant strictly after `afterMs` (epoch ms), or null when there is none before the year 2100. */
  next(afterMs: number): number | null
}

/** Reads a timer expression. Throws `BadCron`. */
export function parseCron(expression: string): Cron {
  const parts = expression.trim().split(/\s+/)
  if (parts.length !== 7) throw new BadCron(expression, `has ${parts.length} fields instead of 7`)
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = parts
  const read = (rule: FieldRule, text: string) => readField(expression, rule, text)
  return new SteppingCron({
    seconds: ascending(read(FIELDS.second, second)),
    minutes: ascending(read(FIELDS.minute, minute)),
    hours: ascending(read(FIELDS.hour, hour)),
    days: read(FIELDS.day, day),
    months: read(FIELDS.month, month),
    weekdays: read(FIELDS.weekday, weekday),
    years: read(FIELDS.year, year),
    // Both given means either (same page); one left open leaves the decision to the other.
    eitherDay: day !== '*' && weekday !== '*',
  })
}

interface Schedule {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly weekdays: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  readonly eitherDay: boolean
}

class SteppingCron implements Cron {
  constructor(private readonly schedule: Schedule) {}

  next(afterMs: number): number | null {
    // Shifted so that the UTC getters read the clock on a wall in China.
    const local = Math.floor(afterMs / SECOND_MS) * SECOND_MS + SECOND_MS + ZONE_MS
    const lastDay = Date.UTC(FIELDS.year.to, 11, 31)
    let dayStart = Math.floor(local / DAY_MS) * DAY_MS
    let secondOfDay = (local - dayStart) / SECOND_MS
    for (; dayStart <= lastDay; dayStart += DAY_MS, secondOfDay = 0) {
      if (!this.includesDay(new Date(dayStart))) continue
      const found = this.secondOfDayFrom(secondOfDay)
      if (found !== null) return dayStart + found * SECOND_MS - ZONE_MS
    }
    return null
  }

  private includesDay(date: Date): boolean {
    const { years, months, days, weekdays, eitherDay } = this.schedule
    if (!years.has(date.getUTCFullYear()) || !months.has(date.getUTCMonth() + 1)) return false
    const byDay = days.has(date.getUTCDate())
    const byWeekday = weekdays.has(date.getUTCDay())
    return eitherDay ? byDay || byWeekday : byDay && byWeekday
  }

  private secondOfDayFrom(earliest: number): number | null {
    for (const hour of this.schedule.hours) {
      if (hour * 3600 + 3599 < earliest) continue
      for (const minute of this.schedule.minutes) {
        if (hour * 3600 + minute * 60 + 59 < earliest) continue
        for (const second of this.schedule.seconds) {
          const candidate = hour * 3600 + minute * 60 + second
          if (candidate >= earliest) return candidate
        }
      }
    }
    return null
  }
}

function readField(expression: string, rule: FieldRule, text: string): ReadonlySet<number> {
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [range = '', stepText, ...more] = item.split('/')
    const step = stepText === undefined ? 1 : Number(stepText)
    if (more.length > 0 || !Number.isInteger(step) || step < 1) {
      throw new BadCron(expression, `has no readable ${rule.name}: "${item}"`)
    }
    const [from, to] = readRange(expression, rule, range, stepText !== undefined)
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return values
}

function readRange(expression: string, rule: FieldRule, text: string, stepped: boolean): [number, number] {
  if (text === '*') return [rule.from, rule.to]
  const ends = text.split('-').map((end) => readValue(rule, end))
  const [from = Number.NaN, to = stepped ? rule.to : from] = ends
  if (ends.length > 2 || !(rule.from <= from && from <= to && to <= rule.to)) {
    throw new BadCron(expression, `has no ${rule.name} "${text}" between ${rule.from} and ${rule.to}`)
  }
  return [from, to]
}

function readValue(rule: FieldRule, text: string): number {
  const word = rule.words?.indexOf(text.toUpperCase()) ?? -1
  if (word >= 0) return rule.from + word
  return /^\d+$/.test(text) ? Number(text) : Number.NaN
}

function ascending(values: ReadonlySet<number>): readonly number[] {
  return [...values].sort((one, other) => one - other)
}
