import type { Collection } from './collection'
import { sortable } from './field-kinds'
import { compileFilter } from './filter'
import { comparableSql, searchIndexName } from './indexes'
import { type Order, sortDocuments } from './order'
import { fitsSql, type Narrowing, narrow, toSql } from './push-down'
import type { Session } from './session'
import type { SqlValue } from './sqlite'
import { decodeStored } from './stored'
import type { Document } from './values'

export interface Found {
  readonly key: string
  readonly text: string
  readonly document: Document
}

export interface Search {
  readonly filter: Document
  readonly order?: Order
  readonly skip?: number
  /** Default: all. */
  readonly limit?: number
}

/** The matching documents as the session sees them; without an order, in the order they were inserted. */
export function find(session: Session, collection: Collection, search: Search): Found[] {
  const { filter, order = [], skip = 0, limit = Number.POSITIVE_INFINITY } = search
  const matches = compileFilter(filter)
  const narrowing = narrow(filter, collection)
  const changes = session.changes(collection)
  const accept = (key: string, text: string): Found[] => {
    const document = decodeStored(text)
    return matches(document) ? [{ key, text, document }] : []
  }
  const ids = listedIds(narrowing)
  if (ids) {
    const found = ids.flatMap((key) => {
      const text = session.get(collection, key)
      return text === null ? [] : accept(key, text)
    })
    return sortDocuments(found, ({ document }) => document, order).slice(skip, skip + limit)
  }
  const changed = [...changes].flatMap(([key, text]) => (text === null ? [] : accept(key, text)))
  const clauses = clausesFor(collection, narrowing, order)
  const found: Found[] = []
  for (const row of rowsOf(collection, clauses, () => skip + limit - found.length, changes.size)) {
    if (clauses.sorted && found.length >= skip + limit) break
    if (!changes.has(row.key)) found.push(...accept(row.key, row.text))
  }
  const all = changed.length > 0 ? [...found, ...changed] : found
  const sorted = clauses.sorted && changed.length === 0 ? all : sortDocuments(all, ({ document }) => document, order)
  return sorted.slice(skip, skip + limit)
}

/** The keys when the filter names its documents by id, without repeats and in insertion order only by chance. */
function listedIds(narrowing: Narrowing): string[] | undefined {
  const constraint = narrowing.fields.get('_id')?.find((candidate) => candidate.kind === 'one of')
  return constraint && [...new Set(constraint.values.map(String))]
}

interface Clauses {
  readonly sql: string
  readonly values: readonly SqlValue[]
  /** The rows come in the order that was asked for, so that the first ones are enough. */
  readonly sorted: boolean
}

function clausesFor(collection: Collection, wanted: Narrowing, order: Order): Clauses {
  const narrowing = fitsSql(wanted) ? wanted : { fields: new Map(), alternatives: [] }
  const where = toSql(narrowing)
  const sorted = order.every(([field]) => sortable(collection.kinds(field) ?? -1))
  const keys = sorted
    ? order.map(([field, direction]) => `${comparableSql(field)} ${direction === 1 ? 'ASC' : 'DESC'}`)
    : []
  // The unary plus keeps SQLite from reading the whole table in this order instead of using an index for WHERE.
  keys.push(where.sql !== '' && keys.length === 0 ? '+n' : 'n')
  const index = sorted ? orderIndex(collection, narrowing, order) : undefined
  const sql = `${index ? `INDEXED BY ${index}` : ''} ${where.sql ? `WHERE ${where.sql}` : ''} ORDER BY ${keys.join(', ')}`
  return { sql, values: where.values, sorted }
}

/**
 * The index that has the rows in the wanted order once its first fields are fixed by equality. SQLite has no statistics
 * here and would rather sort the whole table. An equality that the index does not begin with may narrow better: no hint then.
 */
function orderIndex(collection: Collection, narrowing: Narrowing, order: Order): string | undefined {
  const sortField = order[0]?.[0]
  if (sortField === undefined || sortField === '_id' || narrowing.alternatives.length > 0) return undefined
  const fixed = new Set<string>()
  for (const [field, list] of narrowing.fields)
    if (list.some((constraint) => constraint.kind === 'one of' && constraint.values.length === 1)) fixed.add(field)
  for (const index of collection.indexes.values()) {
    const fields = index.keys.map((key) => key.field)
    const leading = fields.slice(0, fields.indexOf(sortField))
    if (!fields.includes(sortField) || !leading.every((field) => fixed.has(field))) continue
    const elsewhere = [...narrowing.fields.keys()].some((field) => field !== sortField && !leading.includes(field))
    if (leading.length > 0 || !elsewhere) return searchIndexName(collection.name, index)
  }
  return undefined
}

/**
 * Reads rows until enough were accepted. In growing portions, each a complete statement: an unfinished one would keep
 * the write-ahead log from being checkpointed.
 */
function* rowsOf(collection: Collection, clauses: Clauses, wanted: () => number, changed: number) {
  if (!clauses.sorted || wanted() === Number.POSITIVE_INFINITY) {
    yield* collection.rows(clauses.sql, clauses.values)
    return
  }
  let portion = wanted() + changed
  for (let offset = 0; wanted() > 0; portion *= 4) {
    const rows = collection.rows(`${clauses.sql} LIMIT ? OFFSET ?`, [...clauses.values, portion, offset])
    yield* rows
    if (rows.length < portion) return
    offset += rows.length
  }
}
