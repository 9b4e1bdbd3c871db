import type { Catalog } from './catalog'
import type { Collection } from './collection'
import { duplicateKey, requestFailed, transactionConflict } from './errors'
import type { History } from './history'
import { type IndexDeclaration, uniqueValues } from './indexes'
import { LIMITS } from './limits'
import type { Locks } from './locks'
import { isUniqueViolation, type Sqlite } from './sqlite'
import { decodeStored, encodeStored } from './stored'
import type { Document } from './values'

export interface Engine {
  readonly sqlite: Sqlite
  readonly catalog: Catalog
  readonly history: History
  readonly locks: Locks<Session>
  /** True while some transaction other than the given session may still read the past. */
  readonly keepsHistory: (session: Session) => boolean
}

/** A write outside transactions met a document that an open transaction holds; it waits for the holder and starts again. */
export class Held extends Error {
  constructor(readonly holder: Session) {
    super('held by an open transaction')
  }
}

/**
 * One reader and writer: a transaction, or a single request outside any. Writes stay in memory until `commit`.
 * Snapshot isolation with conflicts found at the write, as MongoDB's storage engine does; write skew is allowed.
 */
export class Session {
  readonly #writes = new Map<string, Map<string, string | null>>()
  /** Unique values that this session's documents hold → the document's key. */
  readonly #claims = new Map<string, string>()

  constructor(
    readonly engine: Engine,
    /** The last commit this session sees; null outside transactions, which see the newest. */
    readonly snapshot: number | null,
  ) {}

  get(collection: Collection, key: string): string | null {
    const written = this.#writes.get(collection.name)?.get(key)
    if (written !== undefined) return written
    const before = this.snapshot === null ? undefined : this.engine.history.at(this.snapshot, collection.name, key)
    return before !== undefined ? before : collection.get(key)
  }

  /** Documents that this session sees otherwise than the committed rows. */
  changes(collection: Collection): ReadonlyMap<string, string | null> {
    const written = this.#writes.get(collection.name)
    if (this.snapshot === null) return written ?? new Map()
    const texts = this.engine.history.since(this.snapshot, collection.name)
    for (const [key, text] of written ?? []) texts.set(key, text)
    return texts
  }

  /**
   * @param after null removes the document
   * @throws DatabaseError DATABASE_TRANSACTION_CONFLICT, DATABASE_DUPLICATE_WRITE
   * @throws Held outside transactions
   */
  write(collection: Collection, key: string, after: Document | null): void {
    const text = after && encodeStored(after)
    if (text && Buffer.byteLength(text) > LIMITS.documentBytes)
      throw requestFailed('BSONObjectTooLarge: a document is over 16 MB')
    this.#hold(collection.name, key)
    if (this.#changedSinceSnapshot(collection, key)) throw transactionConflict()
    this.#keepUnique(collection, key, after)
    const writes = this.#writes.get(collection.name) ?? new Map<string, string | null>()
    this.#writes.set(collection.name, writes)
    writes.set(key, text)
  }

  /** Makes every write durable, in one commit. */
  commit(): void {
    if (this.#writes.size === 0) return
    const { sqlite, catalog, history } = this.engine
    const keeps = this.engine.keepsHistory(this)
    const before: [collection: string, key: string, text: string | null][] = []
    try {
      sqlite.atomically(() => {
        for (const [name, writes] of this.#writes) {
          const collection = catalog.get(name)
          if (keeps) for (const key of writes.keys()) before.push([name, key, collection.get(key)])
          collection.write(writes)
        }
      })
    } catch (error) {
      for (const name of this.#writes.keys()) catalog.find(name)?.unlearn()
      throw isUniqueViolation(error) ? duplicateKey('', '', String(error)) : error
    }
    this.#writes.clear()
    this.#claims.clear()
    history.nextCommit()
    for (const [name, key, text] of before) history.record(name, key, text)
  }

  #changedSinceSnapshot(collection: Collection, key: string): boolean {
    return this.snapshot !== null && this.engine.history.changedSince(this.snapshot, collection.name, key)
  }

  #hold(...resource: readonly string[]): void {
    const holder = this.engine.locks.take(resource.join('\0'), this)
    if (holder) throw this.snapshot === null ? new Held(holder) : transactionConflict()
  }

  #keepUnique(collection: Collection, key: string, after: Document | null): void {
    if (collection.uniqueIndexes.length === 0) return
    const text = this.get(collection, key)
    const before = text === null ? null : decodeStored(text)
    for (const index of collection.uniqueIndexes) {
      const claim = (document: Document) => [collection.name, index.name, ...uniqueValues(index, document)].join('\0')
      if (before) {
        if (!after || claim(after) !== claim(before)) this.#hold(claim(before))
        if (this.#claims.get(claim(before)) === key) this.#claims.delete(claim(before))
      }
      if (!after) continue
      this.#hold(claim(after))
      const own = this.#claims.get(claim(after))
      if (own !== undefined && own !== key) throw duplicate(collection, index, after)
      this.#checkCommitted(collection, index, key, after)
      this.#claims.set(claim(after), key)
    }
  }

  #checkCommitted(collection: Collection, index: IndexDeclaration, key: string, after: Document): void {
    for (const holder of collection.holders(index, after)) {
      // What this session has written itself is judged by its claims.
      if (holder === key || this.#writes.get(collection.name)?.has(holder)) continue
      // Not visible in the snapshot: MongoDB answers with a conflict, and the next run sees the duplicate.
      throw this.#changedSinceSnapshot(collection, holder) ? transactionConflict() : duplicate(collection, index, after)
    }
  }
}

function duplicate(collection: Collection, index: IndexDeclaration, document: Document) {
  const values = uniqueValues(index, document)
  const shown = index.keys.map((key, position) => `${key.field}: ${values[position]}`).join(', ')
  return duplicateKey(collection.name, index.name, `{ ${shown} }`)
}
