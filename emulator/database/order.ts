import { requestFailed } from './errors'
import { Binary, type Document, isPlainObject, ObjectId } from './values'

/** Fields with 1 (ascending) or -1, the most significant first. */
export type Order = readonly (readonly [field: string, direction: 1 | -1])[]

/** @throws DatabaseError when a direction is neither 1 nor -1 */
export function parseOrder(value: unknown): Order {
  if (!isPlainObject(value)) throw requestFailed('an order must be an object')
  return Object.entries(value).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed(`the order of ${field} must be 1 or -1`)
    return [field, direction] as const
  })
}

/** MongoDB manual, "Comparison/Sort Order": the rank of a value's type; a missing field sorts as null. */
function rank(value: unknown): number {
  if (value === EMPTY_ARRAY) return 0
  if (value === null || value === undefined) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (isPlainObject(value)) return 4
  if (Array.isArray(value)) return 5
  if (value instanceof Binary) return 6
  if (value instanceof ObjectId) return 7
  if (typeof value === 'boolean') return 8
  if (value instanceof Date) return 9
  return 10
}

/** Sorts before null. MongoDB manual, "Comparison/Sort Order", section Arrays. */
const EMPTY_ARRAY = Symbol('empty array')

/** Order of two values across all types, as MongoDB sorts them. */
export function compareValues(left: unknown, right: unknown): number {
  const byType = rank(left) - rank(right)
  if (byType !== 0) return byType
  if (typeof left === 'string') return compareText(left, String(right))
  if (typeof left === 'number') return compareNumbers(left, Number(right))
  if (typeof left === 'boolean' || left instanceof Date) return Number(left) - Number(right)
  if (left instanceof ObjectId || left instanceof Binary || left instanceof RegExp)
    return compareText(String(left), String(right))
  if (Array.isArray(left) && Array.isArray(right)) return compareLists(left, right)
  if (isPlainObject(left) && isPlainObject(right))
    return compareLists(Object.entries(left).flat(), Object.entries(right).flat())
  return 0
}

/** NaN sorts below every number. */
function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(right)) - Number(Number.isNaN(left))
  return left < right ? -1 : left > right ? 1 : 0
}

function compareLists(left: readonly unknown[], right: readonly unknown[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareValues(left[index], right[index])
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** By UTF-8 bytes, as MongoDB and SQLite do. JavaScript compares UTF-16 units, which puts 😀 before U+FF01. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return codePointRank(a) - codePointRank(b)
  }
  return left.length - right.length
}

/** Surrogates stand for code points above every other 16-bit unit. */
const codePointRank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/** An array sorts by its least element ascending, by its greatest descending. */
function sortKey(document: Document, path: readonly string[], direction: 1 | -1): unknown {
  const values = leaves(document, path)
  if (values.length === 0) return undefined
  return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best))
}

function leaves(value: unknown, path: readonly string[]): unknown[] {
  const [part, ...rest] = path
  if (part === undefined) {
    if (!Array.isArray(value)) return [value]
    return value.length === 0 ? [EMPTY_ARRAY] : value
  }
  if (Array.isArray(value)) {
    const direct = /^\d+$/.test(part) ? leaves(value[Number(part)], rest) : []
    return [...direct, ...value.filter(isPlainObject).flatMap((item) => leaves(item, path))]
  }
  return isPlainObject(value) && Object.hasOwn(value, part) ? leaves(value[part], rest) : []
}

/** Equal documents keep the order they came in. */
export function sortDocuments<T>(items: T[], documentOf: (item: T) => Document, order: Order): T[] {
  if (order.length === 0) return items
  const paths = order.map(([field, direction]) => ({ path: field.split('.'), direction }))
  const keyed = items.map((item) => ({
    item,
    keys: paths.map(({ path, direction }) => sortKey(documentOf(item), path, direction)),
  }))
  keyed.sort((left, right) => {
    for (let index = 0; index < paths.length; index++) {
      const difference = compareValues(left.keys[index], right.keys[index])
      if (difference !== 0) return difference * (paths[index]?.direction ?? 1)
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}
