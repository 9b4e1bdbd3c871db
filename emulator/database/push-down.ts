import type { Collection } from './collection'
import { comparable } from './field-kinds'
import type { SqlValue } from './sqlite'
import { idKey, survivesSqlite } from './stored'
import { type Document, isPlainObject, ObjectId } from './values'

/*
 * Which rows SQL may leave out. The rows it keeps are a superset of the answer: mingo decides about each of them, so a
 * condition that SQL cannot judge is simply not narrowed by.
 */

interface OneOf {
  readonly kind: 'one of'
  readonly values: readonly SqlValue[]
}
type Bound = string | number
interface Range {
  readonly kind: 'range'
  readonly type: 'number' | 'string'
  readonly from?: Bound
  readonly to?: Bound
}
type Constraint = OneOf | Range

export interface Narrowing {
  /** All of them hold. */
  readonly fields: Map<string, Constraint[]>
  /** In each group, at least one holds. */
  readonly alternatives: Narrowing[][]
  /** Each list has an element of each of these values; fields that begin an index over elements. */
  readonly elements: Map<string, SqlValue[]>
}

export const nothingNarrowed = (): Narrowing => ({ fields: new Map(), alternatives: [], elements: new Map() })

/** Longer lists are judged row by row; SQLite's own limit of bound values is 32,766. */
const LONGEST_LIST = 2_000

export function narrow(filter: Document, collection: Collection): Narrowing {
  const narrowing = nothingNarrowed()
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) for (const part of value) include(narrowing, narrow(part, collection))
    else if (key === '$or' && Array.isArray(value))
      either(
        narrowing,
        value.map((part) => narrow(part, collection)),
      )
    else if (!key.startsWith('$')) {
      for (const constraint of constraints(key, value, collection)) add(narrowing, key, constraint)
      const elements = elementsOf(key, value, collection)
      if (elements.length > 0) addElements(narrowing, key, elements)
    }
  }
  return narrowing
}

function add(narrowing: Narrowing, field: string, constraint: Constraint): void {
  const known = narrowing.fields.get(field)
  if (known) known.push(constraint)
  else narrowing.fields.set(field, [constraint])
}

function addElements(narrowing: Narrowing, field: string, values: readonly SqlValue[]): void {
  narrowing.elements.set(field, [...(narrowing.elements.get(field) ?? []), ...values])
}

/** What a list must have in it: an equality with a scalar, or `$all`. Only where an index over elements can answer. */
function elementsOf(field: string, condition: unknown, collection: Collection): SqlValue[] {
  if (!collection.listIndexes.some((index) => index.keys[0]?.field === field)) return []
  const isOperators = isPlainObject(condition) && Object.keys(condition).some((key) => key.startsWith('$'))
  const asked = isOperators ? [condition.$eq, ...(Array.isArray(condition.$all) ? condition.$all : [])] : [condition]
  return asked.map(elementValue).filter((value) => value !== undefined)
}

/** What lies in SQLite exactly as it was written: `survivesSqlite`, and whole numbers up to 2^53. */
function elementValue(value: unknown): SqlValue | undefined {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined
  return value === null ? undefined : (sqlValue(value) ?? undefined)
}

function include(narrowing: Narrowing, part: Narrowing): void {
  for (const [field, values] of part.elements) addElements(narrowing, field, values)
  for (const [field, list] of part.fields) for (const constraint of list) add(narrowing, field, constraint)
  narrowing.alternatives.push(...part.alternatives)
}

/**
 * A field that every branch constrains is constrained by the union: a page by cursor, `at < t or (at = t and _id < id)`,
 * becomes `at <= t`, which an index can begin at. Without such a field the branches stay alternatives.
 */
function either(narrowing: Narrowing, branches: readonly Narrowing[]): void {
  const [first, ...others] = branches
  if (!first) return
  let united = false
  for (const [field, [start]] of first.fields) {
    let union: Constraint | undefined = start
    for (const other of others) union = union && unite(union, other.fields.get(field)?.[0])
    if (!union) continue
    add(narrowing, field, union)
    united = true
  }
  const constrained = branches.every((branch) => branch.fields.size + branch.alternatives.length > 0)
  if (!united && constrained) narrowing.alternatives.push([...branches])
}

function unite(left: Constraint, right: Constraint | undefined): Constraint | undefined {
  if (!right) return undefined
  if (left.kind === 'one of' && right.kind === 'one of')
    return { kind: 'one of', values: [...left.values, ...right.values] }
  const ranges = [left, right].map(hull)
  const [a, b] = ranges
  if (!a || !b || a.type !== b.type) return undefined
  const [from] = bothOrNothing(a.from, b.from)
  const [, to] = bothOrNothing(a.to, b.to)
  if (from === undefined && to === undefined) return undefined
  return { kind: 'range', type: a.type, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** The smaller and the greater, or nothing when a side is open. */
function bothOrNothing(left: Bound | undefined, right: Bound | undefined): readonly [Bound?, Bound?] {
  if (left === undefined || right === undefined) return []
  return left < right ? [left, right] : [right, left]
}

function hull(constraint: Constraint): Range | undefined {
  if (constraint.kind === 'range') return constraint
  const numbers = constraint.values.filter((value) => typeof value === 'number')
  const texts = constraint.values.filter((value) => typeof value === 'string' && ordersInSql(value)).map(String)
  const [type, bounds] = numbers.length > 0 ? (['number', numbers] as const) : (['string', texts] as const)
  if (bounds.length === 0 || bounds.length < constraint.values.length) return undefined
  let [from, to] = [bounds[0] ?? '', bounds[0] ?? '']
  for (const bound of bounds) {
    if (bound < from) from = bound
    if (bound > to) to = bound
  }
  return { kind: 'range', type, from, to }
}

function constraints(field: string, condition: unknown, collection: Collection): Constraint[] {
  const kinds = collection.kinds(field)
  if (kinds === undefined || !comparable(kinds)) return []
  const convert = field === '_id' ? idValue : sqlValue
  const found: Constraint[] = []
  const oneOf = (values: readonly unknown[]) => {
    const converted = values.map(convert)
    if (converted.length <= LONGEST_LIST && !converted.includes(undefined))
      found.push({ kind: 'one of', values: converted.filter((value) => value !== undefined) })
  }
  const operators = isPlainObject(condition) && Object.keys(condition).some((key) => key.startsWith('$'))
  if (!operators) {
    oneOf([condition])
    return found
  }
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq') oneOf([operand])
    if (operator === '$in' && Array.isArray(operand)) oneOf(operand)
    const bound = /^\$[gl]te?$/.test(operator) ? boundValue(field, operand) : undefined
    if (bound === undefined) continue
    const type = typeof bound === 'string' ? 'string' : 'number'
    found.push({ kind: 'range', type, ...(operator.startsWith('$g') ? { from: bound } : { to: bound }) })
  }
  return found
}

function sqlValue(value: unknown): SqlValue | undefined {
  if (value === null) return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'string') return survivesSqlite(value) ? value : undefined
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof Date ? value.getTime() : undefined
}

function idValue(value: unknown): SqlValue | undefined {
  const scalar = value === null || typeof value !== 'object' || value instanceof Date || value instanceof ObjectId
  return scalar && value !== undefined ? idKey(value) : undefined
}

/** Ends of ranges are always included: one row too many costs nothing. */
function boundValue(field: string, operand: unknown): Bound | undefined {
  if (field === '_id') return typeof operand === 'string' && ordersInSql(operand) ? `s${operand}` : undefined
  const value = typeof operand === 'boolean' ? undefined : sqlValue(operand)
  return (typeof value === 'number' || typeof value === 'string') && ordersInSql(value) ? value : undefined
}

/** mingo compares UTF-16 units and SQLite bytes; they agree against a text without characters above U+D7FF. */
const ordersInSql = (value: SqlValue): boolean => typeof value !== 'string' || !/[\ud800-\uffff]/.test(value)

/** SQLite takes 32,766 bound values and 1,000 levels of AND and OR in a statement. Far fewer would narrow as well. */
const MOST_VALUES = 30_000
const MOST_COMPARISONS = 400

/** False for a narrowing that SQLite would refuse: its rows are judged one by one. */
export function fitsSql(narrowing: Narrowing): boolean {
  const { values, comparisons } = sizeOf(narrowing)
  return values <= MOST_VALUES && comparisons <= MOST_COMPARISONS
}

function sizeOf({ fields, alternatives }: Narrowing): { values: number; comparisons: number } {
  const size = { values: 0, comparisons: 0 }
  for (const constraint of [...fields.values()].flat()) {
    size.values += constraint.kind === 'range' ? 2 : constraint.values.length
    size.comparisons += 2
  }
  for (const inner of alternatives.flat().map(sizeOf)) {
    size.values += inner.values
    size.comparisons += inner.comparisons
  }
  return size
}

interface Where {
  /** All of them hold; nothing narrows when there are none. */
  readonly parts: string[]
  readonly values: SqlValue[]
}

/**
 * The elements apart: which table they are looked up in is the caller's choice.
 * @param columnOf what compares a field: an index over elements has columns of its own
 */
export function toSql({ fields, alternatives }: Narrowing, columnOf: (field: string) => string): Where {
  const parts: string[] = []
  const values: SqlValue[] = []
  for (const [field, list] of fields) {
    const column = columnOf(field)
    for (const constraint of list) {
      parts.push(
        constraint.kind === 'range' ? rangeSql(column, constraint, values) : listSql(column, constraint, values),
      )
    }
  }
  for (const group of alternatives) {
    const sides = group.map((side) => toSql(side, columnOf))
    parts.push(`(${sides.map((side) => `(${side.parts.join(' AND ')})`).join(' OR ')})`)
    for (const side of sides) values.push(...side.values)
  }
  return { parts, values }
}

function rangeSql(column: string, { from, to }: Range, values: SqlValue[]): string {
  const sides: string[] = []
  if (from !== undefined) sides.push(`${column} >= ?`)
  if (to !== undefined) sides.push(`${column} <= ?`)
  values.push(...[from, to].filter((bound) => bound !== undefined))
  return sides.join(' AND ')
}

function listSql(column: string, constraint: OneOf, values: SqlValue[]): string {
  const present = constraint.values.filter((value) => value !== null)
  values.push(...present)
  const listed = present.length === 1 ? `${column} = ?` : `${column} IN (${present.map(() => '?').join(',')})`
  if (present.length === constraint.values.length) return listed
  return present.length === 0 ? `${column} IS NULL` : `(${listed} OR ${column} IS NULL)`
}
