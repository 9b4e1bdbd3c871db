import { KIND, kindOf } from './field-kinds'
import { type IndexDeclaration, tableName, uniqueLookupSql, uniqueValues } from './indexes'
import { addElementsSql, createElements, hasElements, mayHoldLists, removeElementsSql } from './list-index'
import type { Sqlite, SqlValue } from './sqlite'
import { decodeStored } from './stored'
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

  /** The indexes whose first field has ever held a list: each has its table of elements. */
  get listIndexes(): readonly IndexDeclaration[] {
    return [...this.indexes.values()].filter((index) => this.#holdsLists(index))
  }

  #holdsLists(index: IndexDeclaration): boolean {
    return mayHoldLists(index) && ((this.kinds(index.keys[0]?.field ?? '') ?? 0) & KIND.array) !== 0
  }

  /** Makes the tables of elements that are not there yet. Called in the SQLite transaction that made one necessary. */
  addLists(): void {
    for (const index of this.listIndexes) {
      if (!hasElements(this.sqlite, this.name, index)) createElements(this.sqlite, this.name, index)
    }
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
    let lists = false
    for (const [field, known] of this.#kinds) {
      const kinds = known | kindOf(document, field.split('.'))
      if (kinds === known) continue
      lists ||= ((kinds ^ known) & KIND.array) !== 0
      this.#kinds.set(field, kinds)
      this.sqlite.run(
        'INSERT OR REPLACE INTO fields(collection, field, kinds) VALUES (?, ?, ?)',
        this.name,
        field,
        kinds,
      )
    }
    if (lists) this.addLists()
  }

  /** Back to what is durable, when the SQLite transaction that taught more was rolled back. */
  unlearn(): void {
    for (const field of this.#kinds.keys()) this.#kinds.set(field, 0)
    for (const [field, kinds] of this.sqlite.all('SELECT field, kinds FROM fields WHERE collection = ?', this.name))
      this.#kinds.set(String(field), Number(kinds))
  }

  get(key: string): string | null {
    const row = this.sqlite.all(`SELECT doc FROM ${this.#table} WHERE k = ?`, key)[0]
    return row ? String(row[0]) : null
  }

  count(): number {
    return Number(this.sqlite.all(`SELECT count(*) FROM ${this.#table}`)[0]?.[0])
  }

  /**
   * @param clauses everything after the table's name
   * @param source what has the rows instead of the table itself (`elementsSource`)
   */
  rows(clauses: string, values: readonly SqlValue[], source = this.#table): StoredRow[] {
    return this.sqlite
      .all(`SELECT k, doc FROM ${source} ${clauses}`, ...values)
      .map(([key, text]) => ({ key: String(key), text: String(text) }))
  }

  /** Keys of committed documents that hold these values in a unique index. */
  holders(index: IndexDeclaration, document: Document): string[] {
    return this.sqlite
      .all(uniqueLookupSql(this.name, index), ...uniqueValues(index, document))
      .map(([key]) => String(key))
  }

  /**
   * Writes what one commit changes; null removes. Documents with unique values are taken out before the first comes back at
   * its place: they may have exchanged values, and SQLite judges each statement.
   */
  write(writes: ReadonlyMap<string, string | null>): void {
    const lists = this.listIndexes
    for (const index of lists) this.#eachKey(writes, removeElementsSql(this.name, index))
    const places = this.#takeOut(writes)
    // Known places first, or a new row would be given one of them.
    for (const [key, place] of places) this.#put(key, writes.get(key) ?? null, place)
    for (const [key, text] of writes) if (!places.has(key)) this.#put(key, text, null)
    for (const index of lists) this.#eachKey(writes, addElementsSql(this.name, index))
    for (const text of writes.values()) if (text !== null) this.learn(decodeStored(text))
  }

  #eachKey(writes: ReadonlyMap<string, string | null>, sql: string): void {
    for (const key of writes.keys()) this.sqlite.run(sql, key)
  }

  /** Deletes the rows that go for good, and those that must make room for each other; answers the places of these. */
  #takeOut(writes: ReadonlyMap<string, string | null>): Map<string, SqlValue> {
    const mayCollide = this.uniqueIndexes.length > 0 && writes.size > 1
    const places = new Map<string, SqlValue>()
    for (const [key, text] of writes) {
      if (text !== null && !mayCollide) continue
      const place = this.sqlite.all(`SELECT n FROM ${this.#table} WHERE k = ?`, key)[0]?.[0]
      if (place === undefined) continue
      this.sqlite.run(`DELETE FROM ${this.#table} WHERE k = ?`, key)
      if (text !== null) places.set(key, place)
    }
    return places
  }

  #put(key: string, text: string | null, place: SqlValue): void {
    if (text === null) return
    this.sqlite.run(
      `INSERT INTO ${this.#table}(n, k, doc) VALUES (?, ?, ?) ON CONFLICT(k) DO UPDATE SET doc = excluded.doc`,
      place,
      key,
      text,
    )
  }
}
