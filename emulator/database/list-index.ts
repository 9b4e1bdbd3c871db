import { comparableSql, type IndexDeclaration, jsonPath, tableName } from './indexes'
import type { Sqlite } from './sqlite'

/*
 * An index whose first field holds lists has a document under each element of its list (MongoDB: multikey). SQLite has no
 * such index, so the elements stand in a table of their own: a row for each element of each document, with the other fields
 * of the index beside it, in the index's order.
 */

/** A path into documents of a list is not the elements' own field, so only a plain name is indexed by element. */
export const mayHoldLists = ({ keys: [first] }: IndexDeclaration): boolean => first?.field.includes('.') === false

const listName = (collection: string, index: IndexDeclaration) => `"l:${collection}:${index.name}"`
const orderName = (collection: string, index: IndexDeclaration) => `"lo:${collection}:${index.name}"`
const rowName = (collection: string, index: IndexDeclaration) => `"lr:${collection}:${index.name}"`

const columnAt = (at: number) => `v${at}`

/** What compares a field of the index in the table of elements; undefined for any other field. */
export function elementColumn(index: IndexDeclaration, field: string): string | undefined {
  const at = index.keys.findIndex((key) => key.field === field)
  return at === -1 ? undefined : columnAt(at)
}

/** Instead of the collection's table: the same rows, by way of the elements. */
export const elementsSource = (collection: string, index: IndexDeclaration): string =>
  `${listName(collection, index)} INDEXED BY ${orderName(collection, index)} CROSS JOIN ${tableName(collection)} ON n = row_n`

/** A condition on the collection's rows: one of the elements is the bound value. */
export const hasElementSql = (collection: string, index: IndexDeclaration): string =>
  `n IN (SELECT row_n FROM ${listName(collection, index)} WHERE ${columnAt(0)} = ?)`

export const hasElements = (sqlite: Sqlite, collection: string, index: IndexDeclaration): boolean =>
  sqlite.all('SELECT 1 FROM sqlite_master WHERE name = ?', listName(collection, index).slice(1, -1)).length > 0

export const dropElementsSql = (collection: string, index: IndexDeclaration): string =>
  `DROP TABLE IF EXISTS ${listName(collection, index)}`

/** Makes the table of an index and fills it. */
export function createElements(sqlite: Sqlite, collection: string, index: IndexDeclaration): void {
  const list = listName(collection, index)
  const columns = index.keys.map((_, at) => columnAt(at))
  const ordered = index.keys.map((key, at) => `${columnAt(at)} ${key.direction === 1 ? 'ASC' : 'DESC'}`)
  sqlite.run(`CREATE TABLE ${list}(row_n INTEGER NOT NULL, ${columns.join(', ')})`)
  sqlite.run(`CREATE INDEX ${orderName(collection, index)} ON ${list}(${ordered.join(', ')}, row_n)`)
  sqlite.run(`CREATE INDEX ${rowName(collection, index)} ON ${list}(row_n)`)
  sqlite.run(addSql(collection, index, ''))
}

/** Takes out what the table has of a document that still lies in the collection. Binds its key. */
export const removeElementsSql = (collection: string, index: IndexDeclaration): string =>
  `DELETE FROM ${listName(collection, index)} WHERE row_n = (SELECT n FROM ${tableName(collection)} WHERE k = ?)`

/** Writes the elements of one document. Binds its key. */
export const addElementsSql = (collection: string, index: IndexDeclaration): string =>
  addSql(collection, index, 'WHERE k = ?')

/**
 * A value that is no list is its own only element, as in MongoDB; each element once, or a document would be found twice. What
 * is the same for all of them is taken out of the document once.
 */
function addSql(collection: string, index: IndexDeclaration, where: string): string {
  const [first, ...others] = index.keys.map((key) => key.field)
  const taken = others.map((field, at) => `${comparableSql(field)} AS ${columnAt(at + 1)}`)
  const rows = `SELECT ${['n', 'doc', ...taken].join(', ')} FROM ${tableName(collection)} ${where}`
  const element = `CASE WHEN e.type = 'object' THEN json_extract(e.value, '$."$date"') ELSE e.value END`
  const columns = ['n', element, ...others.map((_, at) => columnAt(at + 1))]
  const elements = `SELECT DISTINCT ${columns.join(', ')} FROM taken, json_each(doc, '${jsonPath(first ?? '')}') e`
  return `WITH taken AS MATERIALIZED (${rows}) INSERT INTO ${listName(collection, index)} ${elements}`
}
