import { invalidParam, requestFailed } from './errors'
import { LIMITS } from './limits'
import { Binary, type Document, isPlainObject, ObjectId } from './values'

/*
 * The wire's text: MongoDB Extended JSON v2, canonical. Source of the forms: the specification's "Conversion table" at
 * github.com/mongodb/specifications (extended-json), and `$tcb_server_date`, which the vendor's SDK adds.
 */

/** @param serverNow what `$tcb_server_date` counts from, epoch ms; it may throw where the service does not allow it. */
export function parseEjson(text: string, serverNow: () => number): unknown {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw invalidParam('a parameter is not JSON')
  }
  return revive(json, serverNow, 0)
}

function revive(value: unknown, serverNow: () => number, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  // Twice the limit: canonical types and operators nest deeper than the document they build.
  if (depth > LIMITS.nestingDepth * 2) throw requestFailed(`nested deeper than ${LIMITS.nestingDepth} levels`)
  if (Array.isArray(value)) return value.map((item) => revive(item, serverNow, depth + 1))
  const fields = value as Document
  const keys = Object.keys(fields)
  const first = keys[0]
  const type = first?.startsWith('$') && keys.length === 1 ? TYPES[first] : undefined
  if (first !== undefined && type) {
    const built = type(fields[first], serverNow)
    if (built === undefined) throw invalidParam(`malformed ${first}`)
    return built
  }
  const document: Document = {}
  for (const key of keys) {
    if (key === '__proto__') throw requestFailed('the field name __proto__ is not supported by the emulator')
    document[key] = revive(fields[key], serverNow, depth + 1)
  }
  return document
}

type Build = (inner: unknown, serverNow: () => number) => unknown

const integer = (inner: unknown) =>
  typeof inner === 'string' && /^-?\d{1,19}$/.test(inner) ? Number(inner) : undefined

/** Own keys only, or `{"$constructor": …}` would find a function. */
const TYPES: Readonly<Record<string, Build>> = Object.assign(Object.create(null), {
  $numberInt: integer,
  $numberLong: integer,
  $numberDouble: (inner) => {
    if (typeof inner !== 'string' || inner.trim() === '') return undefined
    return inner === 'NaN' || !Number.isNaN(Number(inner)) ? Number(inner) : undefined
  },
  $date: (inner) => {
    const ms = isPlainObject(inner) ? integer(inner.$numberLong) : inner
    const date = typeof ms === 'number' || typeof ms === 'string' ? new Date(ms) : undefined
    return date && !Number.isNaN(date.getTime()) ? date : undefined
  },
  $oid: (inner) => (typeof inner === 'string' && /^[0-9a-f]{24}$/i.test(inner) ? new ObjectId(inner) : undefined),
  $regularExpression: (inner) => (isPlainObject(inner) ? regularExpression(inner.pattern, inner.options) : undefined),
  $binary: (inner) =>
    isPlainObject(inner) && typeof inner.base64 === 'string'
      ? new Binary(inner.base64, String(inner.subType))
      : undefined,
  $undefined: () => null,
  $tcb_server_date: (inner, serverNow) => {
    const offset = isPlainObject(inner) ? revive(inner.offset ?? 0, serverNow, 0) : undefined
    return typeof offset === 'number' ? new Date(serverNow() + offset) : undefined
  },
  $numberDecimal: () => unsupported('Decimal128'),
  $timestamp: () => unsupported('Timestamp'),
  $minKey: () => unsupported('MinKey'),
  $maxKey: () => unsupported('MaxKey'),
  $code: () => unsupported('Code'),
} satisfies Record<string, Build>)

function unsupported(type: string): never {
  throw requestFailed(`the emulator does not support the BSON type ${type}`)
}

/** JavaScript flags that change a match are kept; `g` and `y` would make `test` stateful. */
function regularExpression(pattern: unknown, options: unknown): RegExp | undefined {
  if (typeof pattern !== 'string' || (options !== undefined && typeof options !== 'string')) return undefined
  try {
    return new RegExp(pattern, (options ?? '').replace(/[gy]/g, ''))
  } catch {
    throw requestFailed(`Regular expression is invalid: ${pattern}`)
  }
}

const INT32 = 2 ** 31
const INT64 = 2 ** 63

export function stringifyEjson(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') return `{${number(value)}}`
  if (Array.isArray(value)) return `[${value.map(stringifyEjson).join(',')}]`
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (value instanceof ObjectId) return `{"$oid":"${value.hex}"}`
  if (value instanceof RegExp)
    return JSON.stringify({ $regularExpression: { pattern: value.source, options: value.flags } })
  if (value instanceof Binary) return JSON.stringify({ $binary: { base64: value.base64, subType: value.subType } })
  const fields = Object.entries(value as Document).filter(([, inner]) => inner !== undefined)
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${stringifyEjson(inner)}`).join(',')}}`
}

function number(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -INT32 && value < INT32) return `"$numberInt":"${value}"`
    if (value >= -INT64 && value < INT64) return `"$numberLong":"${BigInt(value)}"`
  }
  return `"$numberDouble":"${Object.is(value, -0) ? '-0.0' : value}"`
}
