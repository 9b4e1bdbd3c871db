/*
 * A second, naive reading of MongoDB's manual, "Comparison/Sort Order", for the tests of the first. It knows the types
 * that the tests make.
 */

type Doc = Record<string, unknown>

const TYPES: readonly ((value: unknown) => boolean)[] = [
  (value) => Array.isArray(value) && value.length === 0,
  (value) => value === null || value === undefined,
  (value) => typeof value === 'number',
  (value) => typeof value === 'string',
  (value) => Object.prototype.toString.call(value) === '[object Object]',
  (value) => Array.isArray(value),
  (value) => typeof value === 'boolean',
  (value) => value instanceof Date,
]

function compare(left: unknown, right: unknown): number {
  const types = TYPES.findIndex((is) => is(left)) - TYPES.findIndex((is) => is(right))
  if (types !== 0) return types
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(String(right)))
  if (Array.isArray(left) && Array.isArray(right)) return compareAll(left, right)
  if (TYPES[4]?.(left)) return compareAll(Object.entries(left as Doc).flat(), Object.entries(right as Doc).flat())
  if (left === null || left === undefined) return 0
  return Number(left) === Number(right) ? 0 : Number(left) - Number(right) < 0 ? -1 : 1
}

function compareAll(left: readonly unknown[], right: readonly unknown[]): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++)
    if (compare(left[index], right[index])) return compare(left[index], right[index])
  return left.length - right.length
}

function values(value: unknown, path: readonly string[]): unknown[] {
  if (path.length === 0) return Array.isArray(value) && value.length > 0 ? value : [value]
  if (Array.isArray(value)) {
    const found = value.filter((item) => TYPES[4]?.(item)).flatMap((item) => values(item, path))
    return found.length > 0 ? found : [undefined]
  }
  const inner =
    value !== null && typeof value === 'object' && !(value instanceof Date) ? (value as Doc)[path[0] ?? ''] : undefined
  return values(inner, path.slice(1))
}

/** An array counts by its least element when ascending, by its greatest when descending. */
export function compareNaively(left: Doc, right: Doc, order: readonly (readonly [string, 1 | -1])[]): number {
  for (const [field, direction] of order) {
    const [a, b] = [left, right].map((doc) =>
      [...values(doc, field.split('.'))].sort(compare).at(direction === 1 ? 0 : -1),
    )
    const difference = compare(a, b) * direction
    if (difference !== 0) return difference
  }
  return 0
}
