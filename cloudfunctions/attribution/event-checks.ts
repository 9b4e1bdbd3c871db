import { CONTENT_KINDS } from '@shared/contracts/catalog-shapes'
import { BadEvent, type LogEvent } from './events'
import { isDays, LOCK_KEYS } from './lock-days'
import { MINTED_VIA, TARGET_KINDS } from './model'
import { readPlainVisit } from './visit-pattern'

/**
 * The shape of every event, and the only place that says it. Written by hand, because a million lines are checked in
 * about the time that parsing them takes, and because a complaint has to name the very field (bench/replay.ts).
 *
 * A check answers null, or what is wrong, as a text that goes on after the field's name: ` must be …` or `.kind must be …`.
 */
type Check = (value: unknown) => string | null

const leaf =
  (isFine: (value: unknown) => boolean, words: string): Check =>
  (value) =>
    isFine(value) ? null : ` must be ${words}`

const id = leaf((value) => typeof value === 'string' && value !== '', 'a non-empty string')
const text = leaf((value) => typeof value === 'string', 'a string')
const flag = leaf((value) => typeof value === 'boolean', 'true or false')
const time = leaf((value) => Number.isSafeInteger(value), 'a whole number of milliseconds')
const amount = leaf(
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  'a whole number of fen, not negative',
)
const days = leaf(isDays, 'a whole number of days, not negative')
const oneOf = (words: readonly string[]): Check =>
  leaf((value) => typeof value === 'string' && words.includes(value), `one of ${words.join(', ')}`)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value)

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return ' must be a list'
    for (let index = 0; index < value.length; index += 1) {
      const complaint = check(value[index])
      if (complaint !== null) return `[${index}]${complaint}`
    }
    return null
  }

type Fields = Readonly<Record<string, Check>>

/** A table without a prototype: a field that is named `constructor` is as unknown as any other. */
const table = <T>(entries: Readonly<Record<string, T>>): Record<string, T | undefined> =>
  Object.assign(Object.create(null), entries)

function object(required: Fields, optional: Fields = {}): Check {
  const checks = table({ ...required, ...optional })
  const names = Object.keys(required)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return ' must be an object'
    const fields = value as Record<string, unknown>
    for (const name in fields) {
      const check = checks[name]
      if (check === undefined) return ` has an unknown field ${JSON.stringify(name)}`
      const complaint = check(fields[name])
      if (complaint !== null) return `.${name}${complaint}`
    }
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] as string
      if (fields[name] === undefined) return ` has no field "${name}"`
    }
    return null
  }
}

const event = (required: Fields, optional: Fields = {}): Check => object({ t: time, type: text, ...required }, optional)

const EVENTS = table<Check>({
  promoter: event({ promoter: id }, { code: id }),
  product: event({ product: id, shop: id, promoted: flag }),
  content: event({ content: id, kind: oneOf(CONTENT_KINDS), channel: id, shop: id }),
  coupon: event({ coupon: id, shop: id }),
  lock: event({ shop: id, days: object({}, Object.fromEntries(LOCK_KEYS.map((key) => [key, days]))) }),
  rulesets: event({ names: listOf(id) }),
  share: event({ share: id, promoter: id, target: object({ kind: oneOf(TARGET_KINDS), id }), via: oneOf(MINTED_VIA) }),
  visit: event({ visitor: id, share: orNull(id), page: object({ kind: text, id }) }, { forwardedBy: orNull(id) }),
  register: event({ customer: id }, { share: id, code: id }),
  order: event({ order: id, buyer: id, lines: listOf(object({ product: id, amount }, { channel: orNull(id) })) }),
})

/** Reads one line of the log. Throws a BadEvent that says what is wrong with it. */
export function readEvent(line: string): LogEvent {
  const visit = readPlainVisit(line)
  if (visit !== null) return visit
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new BadEvent(`not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return checkEvent(value)
}

/** Checks a parsed line. Throws a BadEvent. */
export function checkEvent(value: unknown): LogEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadEvent('an event must be an object')
  const { type } = value as { type?: unknown }
  const check = typeof type === 'string' ? EVENTS[type] : undefined
  if (check === undefined) throw new BadEvent(`unknown type ${JSON.stringify(type) ?? '(none)'}`)
  const complaint = check(value)
  if (complaint !== null) throw new BadEvent(`${type}${complaint}`)
  return value as LogEvent
}
