import { Collection } from './collection'
import { collectionExists, collectionMissing, invalidParam, requestFailed } from './errors'
import {
  type CollectionDeclaration,
  checkDeclaration,
  createIndexSql,
  dropIndexSql,
  type IndexDeclaration,
  tableName,
} from './indexes'
import { LIMITS } from './limits'
import { dropElementsSql } from './list-index'
import type { Sqlite } from './sqlite'
import { decodeStored } from './stored'

/** Which collections and indexes there are; kept in SQLite beside the documents. */
export class Catalog {
  readonly #sqlite: Sqlite
  readonly #collections = new Map<string, Collection>()

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
    sqlite.run('CREATE TABLE IF NOT EXISTS collections(name TEXT PRIMARY KEY)')
    sqlite.run(
      'CREATE TABLE IF NOT EXISTS indexes(collection TEXT, name TEXT, declaration TEXT, PRIMARY KEY(collection, name))',
    )
    sqlite.run(
      'CREATE TABLE IF NOT EXISTS fields(collection TEXT, field TEXT, kinds INTEGER, PRIMARY KEY(collection, field))',
    )
    for (const [name] of sqlite.all('SELECT name FROM collections ORDER BY name')) this.#open(String(name))
  }

  names(): readonly string[] {
    return [...this.#collections.keys()].sort()
  }

  find(name: string): Collection | undefined {
    return this.#collections.get(name)
  }

  /** @throws DatabaseError DATABASE_COLLECTION_NOT_EXIST: the service makes no collection by itself */
  get(name: string): Collection {
    const collection = this.#collections.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  create(name: string): Collection {
    if (!LIMITS.collectionName.test(name)) throw invalidParam(`not a collection name: ${name}`)
    if (this.#collections.has(name)) throw collectionExists(name)
    if (this.#collections.size >= LIMITS.collections) throw requestFailed(`over ${LIMITS.collections} collections`)
    return this.#sqlite.atomically(() => {
      this.#sqlite.run(
        `CREATE TABLE ${tableName(name)}(n INTEGER PRIMARY KEY, k TEXT NOT NULL UNIQUE, doc TEXT NOT NULL)`,
      )
      this.#sqlite.run('INSERT INTO collections(name) VALUES (?)', name)
      return this.#open(name)
    })
  }

  /** @throws Error when a declaration is not allowed, or a unique index does not fit the documents there are */
  declare(declarations: readonly CollectionDeclaration[]): void {
    for (const declaration of declarations) {
      checkDeclaration(declaration)
      const collection = this.find(declaration.name) ?? this.create(declaration.name)
      for (const index of declaration.indexes) this.#declareIndex(collection, index)
    }
  }

  #declareIndex(collection: Collection, index: IndexDeclaration): void {
    const text = JSON.stringify(index)
    const known = collection.indexes.get(index.name)
    if (known && JSON.stringify(known) === text) return
    this.#sqlite.atomically(() => {
      for (const sql of [...dropIndexSql(collection.name, index), ...createIndexSql(collection.name, index)])
        this.#sqlite.run(sql)
      this.#sqlite.run(dropElementsSql(collection.name, index))
      this.#sqlite.run('INSERT OR REPLACE INTO indexes VALUES (?, ?, ?)', collection.name, index.name, text)
      const watched = index.keys.map((key) => collection.watch(key.field))
      if (watched.includes(true))
        for (const { text: stored } of collection.rows('ORDER BY n', [])) collection.learn(decodeStored(stored))
      collection.indexes.set(index.name, index)
      collection.addLists()
    })
  }

  #open(name: string): Collection {
    const kinds = this.#sqlite.all('SELECT field, kinds FROM fields WHERE collection = ?', name)
    const collection = new Collection(
      name,
      this.#sqlite,
      new Map(kinds.map(([field, bits]) => [String(field), Number(bits)])),
    )
    const indexes = this.#sqlite.all('SELECT declaration FROM indexes WHERE collection = ? ORDER BY rowid', name)
    for (const [declaration] of indexes) {
      const index = JSON.parse(String(declaration)) as IndexDeclaration
      collection.indexes.set(index.name, index)
      for (const key of index.keys) collection.watch(key.field)
    }
    // A state directory of before there were such tables.
    collection.addLists()
    this.#collections.set(name, collection)
    return collection
  }
}
