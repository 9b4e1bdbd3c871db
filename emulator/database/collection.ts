import { kindOf } from './field-kinds'
import { type IndexDeclaration, tableName, uniqueLookupSql, uniqueValues } from './indexes'
import type { Sqlite, SqlValue } from './sqlite'
import type { Document } from './values'

export interface StoredRow {
  readonly key: string
  readonly text: string
}

/** The committed rows of one collection: `k` is the encoded `_id`, `doc` its JSON, `n` the order of insertion. */
export class Collection {
  readonly indexes = new Map<string, IndexDeclaration>()
  readonly #kinds = new Map<string, number>([['_id', 0]])
  readonly #table: string

  constructor(
    readonly name: string,
    readonly sqlite: Sqlite,
    kinds: ReadonlyMap<string, number>,
  ) {
    this.#table = tableName(name)
    for (const [field, known] of kinds) this.#kinds.set(field, known)
  }

  get uniqueIndexes(): readonly IndexDeclaration[] {
    return [...this.indexes.values()].filter((index) => index.unique)
  }

  /** KIND bits of a field that some index names; undefined for every other field. */
  kinds(field: string): number | undefined {
    return this.#kinds.get(field)
  }

  /** Starts watching a field; the caller then shows every document to `learn`. */
  watch(field: string): boolean {
    if (this.#kinds.has(field)) return false
    this.#kinds.set(field, 0)
    return true
  }

  /** Widens what is known of the watched fields, durably. Called in the SQLite transaction that writes the document. */
  learn(document: Document): void {
    for (const [field, known] of this.#kinds) {
      const kinds = known | kindOf(document, field.split('.'))
      if (kinds === known) continue
      this.#kinds.set(field, kinds)
      this.sqlite.run(
        'INSERT OR REPLACE INTO fields(collection, field, kinds) VALUES (?, ?, ?)',
        this.name,
        field,
        kinds,
      )
    }
  }

  get(key: string): string | null {
    const row = this.sqlite.all(`SELECT doc FROM ${this.#table} WHERE k = ?`, key)[0]
    return row ? String(row[0]) : null
  }

  count(): number {
    return Number(this.sqlite.all(`SELECT count(*) FROM ${this.#table}`)[0]?.[0])
  }

  /** @param clauses everything after the table's name */
  rows(clauses: string, values: readonly SqlValue[]): StoredRow[] {
    return this.sqlite
      .all(`SELECT k, doc FROM ${this.#table} ${clauses}`, ...values)
      .map(([key, text]) => ({ key: String(key), text: String(text) }))
  }

  /** Keys of committed documents that hold these values in a unique index. */
  holders(index: IndexDeclaration, document: Document): string[] {
    return this.sqlite
      .all(uniqueLookupSql(this.name, index), ...uniqueValues(index, document))
      .map(([key]) => String(key))
  }

  put(key: string, text: string): void {
    this.sqlite.run(
      `INSERT INTO ${this.#table}(k, doc) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET doc = excluded.doc`,
      key,
      text,
    )
  }

  delete(key: string): void {
    this.sqlite.run(`DELETE FROM ${this.#table} WHERE k = ?`, key)
  }
}
