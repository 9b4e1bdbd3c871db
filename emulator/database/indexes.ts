import { LIMITS } from './limits'
import { encodeStored } from './stored'
import { type Document, valueAt } from './values'

export interface IndexDeclaration {
  readonly name: string
  readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 }[]
  readonly unique?: boolean
}

export interface CollectionDeclaration {
  readonly name: string
  readonly indexes: readonly IndexDeclaration[]
}

/** Names and fields go into SQL text, so nothing else may pass. */
const SAFE_NAME = /^[A-Za-z0-9_.-]+$/

export function checkDeclaration({ name, indexes }: CollectionDeclaration): void {
  if (!LIMITS.collectionName.test(name)) throw new Error(`not a collection name: ${name}`)
  if (indexes.length > LIMITS.indexesPerCollection)
    throw new Error(`${name}: over ${LIMITS.indexesPerCollection} indexes`)
  for (const index of indexes) {
    const where = `${name}.${index.name}`
    if (index.keys.length === 0 || index.keys.length > LIMITS.fieldsPerIndex)
      throw new Error(`${where}: an index has 1 to ${LIMITS.fieldsPerIndex} fields`)
    for (const text of [index.name, ...index.keys.map((key) => key.field)])
      if (!SAFE_NAME.test(text)) throw new Error(`${where}: not a name for an index or its field: ${text}`)
  }
  if (new Set(indexes.map((index) => index.name)).size < indexes.length)
    throw new Error(`${name}: an index name is used twice`)
}

export const jsonPath = (field: string) =>
  `$${field
    .split('.')
    .map((part) => `."${part}"`)
    .join('')}`

/** The value that ranges and sorts compare: a date by its milliseconds, a boolean as 1 or 0, missing and null as NULL. */
export function comparableSql(field: string): string {
  if (field === '_id') return 'k'
  const path = jsonPath(field)
  return `coalesce(json_extract(doc,'${path}."$date"'),json_extract(doc,'${path}'))`
}

/** The value as its JSON text, so that true, 1 and "1" stay apart; a missing field counts as null, as in MongoDB's unique indexes. */
const exactSql = (field: string) => `coalesce(doc -> '${jsonPath(field)}','null')`

export const tableName = (collection: string) => `"c:${collection}"`

const searchName = (collection: string, index: IndexDeclaration) => `"i:${collection}:${index.name}"`
const uniqueName = (collection: string, index: IndexDeclaration) => `"u:${collection}:${index.name}"`

/** For `INDEXED BY`. */
export const searchIndexName = searchName

/**
 * A declared index is one SQLite index to search by and, when unique, a second one that keeps it unique: what is equal for
 * a search (true and 1) is not what is equal for uniqueness.
 */
export function createIndexSql(collection: string, index: IndexDeclaration): string[] {
  const table = tableName(collection)
  const search = index.keys.map((key) => `${comparableSql(key.field)} ${key.direction === 1 ? 'ASC' : 'DESC'}`)
  const create = [`CREATE INDEX ${searchName(collection, index)} ON ${table}(${search.join(',')})`]
  if (index.unique) {
    const exact = index.keys.map((key) => exactSql(key.field))
    create.push(`CREATE UNIQUE INDEX ${uniqueName(collection, index)} ON ${table}(${exact.join(',')})`)
  }
  return create
}

export const dropIndexSql = (collection: string, index: IndexDeclaration): string[] => [
  `DROP INDEX IF EXISTS ${searchName(collection, index)}`,
  `DROP INDEX IF EXISTS ${uniqueName(collection, index)}`,
]

/** What a unique index compares of a document: the JSON text of each of its fields. */
export const uniqueValues = (index: IndexDeclaration, document: Document): string[] =>
  index.keys.map((key) => encodeStored(valueAt(document, key.field.split('.'))))

export const uniqueLookupSql = (collection: string, index: IndexDeclaration): string =>
  `SELECT k FROM ${tableName(collection)} WHERE ${index.keys.map((key) => `${exactSql(key.field)} = ?`).join(' AND ')}`
