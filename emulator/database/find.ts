import type { Collection } from './collection'
import { sortable } from './field-kinds'
import { compileFilter } from './filter'
import { comparableSql, type IndexDeclaration, searchIndexName } from './indexes'
import { elementColumn, elementsSource, hasElementSql } from './list-index'
import { type Order, sortDocuments } from './order'
import { fitsSql, type Narrowing, narrow, nothingNarrowed, toSql } from './push-down'
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
  /** What has the rows, when it is not the collection's own table. */
  readonly source: string | undefined
  /** The rows come in the order that was asked for, so that the first ones are enough. */
  readonly sorted: boolean
}

function clausesFor(collection: Collection, wanted: Narrowing, order: Order): Clauses {
  const narrowing = fitsSql(wanted) ? wanted : nothingNarrowed()
  const sorted = order.every(([field]) => sortable(collection.kinds(field) ?? -1))
  const index = sorted ? orderIndex(collection, narrowing, order) : undefined
  const list = index && collection.listIndexes.includes(index) ? index : undefined
  const columnOf = (field: string) => (list && elementColumn(list, field)) ?? comparableSql(field)
  const { parts, values } = toSql(narrowing, columnOf)
  for (const { sql, value } of elementConditions(collection, narrowing, list)) {
    parts.push(sql)
    values.push(value)
  }
  const keys = sorted ? order.map(([field, direction]) => `${columnOf(field)} ${direction === 1 ? 'ASC' : 'DESC'}`) : []
  // The unary plus keeps SQLite from reading the whole table in this order instead of using an index for WHERE.
  keys.push(parts.length > 0 && keys.length === 0 ? '+n' : 'n')
  const hint = index && !list ? `INDEXED BY ${searchIndexName(collection.name, index)}` : ''
  const sql = `${hint} ${parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : ''} ORDER BY ${keys.join(', ')}`
  return { sql, values, sorted, source: list && elementsSource(collection.name, list) }
}

/** By its own column where the rows come by way of the elements, and by a look into the table of elements elsewhere. */
function elementConditions(collection: Collection, { elements }: Narrowing, list: IndexDeclaration | undefined) {
  return [...elements].flatMap(([field, asked]) => {
    const own = list?.keys[0]?.field === field ? elementColumn(list, field) : undefined
    const [first] = asked
    if (own !== undefined && first !== undefined) return [{ sql: `${own} = ?`, value: first }]
    const index = collection.listIndexes.find(({ keys }) => keys[0]?.field === field)
    return index ? asked.map((value) => ({ sql: hasElementSql(collection.name, index), value })) : []
  })
}

/**
 * The index that has the rows in the wanted order once its first fields are fixed by equality: the one with most of them.
 * SQLite has no statistics here and would rather sort the whole table. An equality that the index does not begin with may
 * narrow better: no hint then.
 */
function orderIndex(collection: Collection, narrowing: Narrowing, order: Order): IndexDeclaration | undefined {
  const sortField = order[0]?.[0]
  if (sortField === undefined || sortField === '_id') return undefined
  const fixed = new Set<string>()
  for (const [field, list] of narrowing.fields)
    if (list.some((constraint) => constraint.kind === 'one of' && constraint.values.length === 1)) fixed.add(field)
  const begins = narrowing.alternatives.length === 0 || narrowing.fields.has(sortField)
  const lists = new Set(collection.listIndexes)
  let best: { readonly index: IndexDeclaration; readonly rank: number } | undefined
  for (const index of collection.indexes.values()) {
    const fields = index.keys.map((key) => key.field)
    if (!fields.includes(sortField)) continue
    const leading = fields.slice(0, fields.indexOf(sortField))
    const byElement = lists.has(index) && narrowing.elements.has(leading[0] ?? '')
    if (!leading.every((field, at) => fixed.has(field) || (at === 0 && byElement))) continue
    const elsewhere = [...narrowing.fields.keys()].some((field) => field !== sortField && !leading.includes(field))
    if (leading.length === 0 && (elsewhere || !begins)) continue
    const rank = leading.length * 2 + (byElement ? 1 : 0)
    if (best === undefined || rank > best.rank) best = { index, rank }
  }
  return best?.index
}

/**
 * Reads rows until enough were accepted. In growing portions, each a complete statement: an unfinished one would keep
 * the write-ahead log from being checkpointed.
 */
function* rowsOf(collection: Collection, clauses: Clauses, wanted: () => number, changed: number) {
  if (!clauses.sorted || wanted() === Number.POSITIVE_INFINITY) {
    yield* collection.rows(clauses.sql, clauses.values, clauses.source)
    return
  }
  let portion = wanted() + changed
  for (let offset = 0; wanted() > 0; portion *= 4) {
    const rows = collection.rows(
      `${clauses.sql} LIMIT ? OFFSET ?`,
      [...clauses.values, portion, offset],
      clauses.source,
    )
    yield* rows
    if (rows.length < portion) return
    offset += rows.length
  }
}
