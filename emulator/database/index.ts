import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Catalog } from './catalog'
import type { Collection } from './collection'
import { DatabaseError, invalidParam, requestFailed } from './errors'
import { History } from './history'
import type { CollectionDeclaration } from './indexes'
import { LIMITS } from './limits'
import { Locks } from './locks'
import { sortDocuments } from './order'
import { Requests } from './requests'
import { type Engine, Held, Session } from './session'
import { Sqlite } from './sqlite'
import { decodeStored } from './stored'
import { Transactions } from './transactions'
import { REQUESTS, type WireAnswer, type WireRequest } from './wire'

export type { CollectionDeclaration, IndexDeclaration } from './indexes'
export type { WireAnswer, WireRequest } from './wire'

export interface DatabaseEngine {
  /** One wire request of the SDK. Answers the JSON body to send, always HTTP 200. Never throws for bad input. */
  handle(request: WireRequest): Promise<WireAnswer>
  /** Creates collections and indexes that do not exist yet, as a deployment does. An index that changed is rebuilt. */
  declare(collections: readonly CollectionDeclaration[]): void
  /** Ends a transaction as if it had conflicted (for injected faults). */
  abort(transactionId: string): void
  /** Every committed document of a collection as plain JS, in `_id` order. */
  dump(collection: string): readonly Record<string, unknown>[]
  collections(): readonly string[]
  close(): void
}

/**
 * CloudBase's document database in this process.
 * @param options.file a path, or ':memory:'; the caller sees to it that one process has it open
 * @param options.now the virtual clock, epoch ms: transactions expire by it, serverDate reads it
 */
export function openDatabase(options: { readonly file: string; readonly now: () => number }): DatabaseEngine {
  return new Database(new Sqlite(options.file), options.now)
}

class Database implements DatabaseEngine {
  readonly #engine: Engine
  readonly #transactions: Transactions
  readonly #requests: Requests

  constructor(sqlite: Sqlite, now: () => number) {
    this.#engine = {
      sqlite,
      catalog: new Catalog(sqlite),
      history: new History(),
      locks: new Locks(),
      keepsHistory: (session) => this.#transactions.count > (session.snapshot === null ? 0 : 1),
    }
    this.#transactions = new Transactions(this.#engine, now)
    this.#requests = new Requests(now)
  }

  async handle(request: WireRequest): Promise<WireAnswer> {
    const requestId = randomUUID()
    try {
      return { requestId, ...(await this.#dispatch(request)) }
    } catch (error) {
      const failure =
        error instanceof DatabaseError ? error : requestFailed(error instanceof Error ? error.message : String(error))
      return { requestId, code: failure.code, message: failure.message }
    }
  }

  declare(collections: readonly CollectionDeclaration[]): void {
    this.#engine.catalog.declare(collections)
  }

  abort(transactionId: string): void {
    this.#transactions.end(transactionId)
  }

  dump(name: string): readonly Record<string, unknown>[] {
    const rows = this.#engine.catalog.get(name).rows('ORDER BY n', [])
    return sortDocuments(
      rows.map(({ text }) => decodeStored(text)),
      (document) => document,
      [['_id', 1]],
    )
  }

  collections(): readonly string[] {
    return this.#engine.catalog.names()
  }

  close(): void {
    this.#engine.sqlite.close()
  }

  async #dispatch(request: WireRequest): Promise<Omit<WireAnswer, 'requestId'>> {
    const requests = this.#requests
    switch (request.action) {
      case 'database.insertDocument':
        return this.#run(parse(REQUESTS.insert, request), (...given) => requests.insert(...given))
      case 'database.getDocument':
        return this.#run(parse(REQUESTS.get, request), (...given) => requests.get(...given))
      case 'database.calculateDocument':
        return this.#run(parse(REQUESTS.count, request), (...given) => requests.count(...given))
      case 'database.modifyDocument':
        return this.#run(parse(REQUESTS.modify, request), (...given) => requests.modify(...given))
      case 'database.modifyAndReturnDoc':
        return this.#run(parse(REQUESTS.modifyAndReturn, request), (...given) => requests.modifyAndReturn(...given))
      case 'database.removeDocument':
        return this.#run(parse(REQUESTS.remove, request), (...given) => requests.remove(...given))
      case 'database.aggregateDocuments':
        return this.#run(parse(REQUESTS.aggregate, request), (...given) => requests.aggregate(...given))
      case 'database.addCollection':
        this.#engine.catalog.create(parse(REQUESTS.addCollection, request).collectionName)
        return { data: {} }
      case 'database.startTransaction':
        return { transactionId: this.#transactions.begin() }
      case 'database.commitTransaction':
        this.#transactions.commit(parse(REQUESTS.endTransaction, request).transactionId)
        return { data: {} }
      case 'database.abortTransaction':
        return this.#abortKnown(parse(REQUESTS.endTransaction, request).transactionId)
      default:
        throw invalidParam(`the emulator's database has no action ${request.action}`)
    }
  }

  #abortKnown(id: string) {
    this.#transactions.get(id)
    this.#transactions.end(id)
    return { data: {} }
  }

  async #run<Input extends { readonly collectionName: string; readonly transactionId?: string | undefined }, Data>(
    input: Input,
    work: (session: Session, collection: Collection, input: Input) => Data,
  ): Promise<{ data: Data }> {
    const id = input.transactionId
    if (!id)
      return {
        data: await this.#runAlone((session) => work(session, this.#engine.catalog.get(input.collectionName), input)),
      }
    const session = this.#transactions.get(id)
    try {
      return { data: work(session, this.#engine.catalog.get(input.collectionName), input) }
    } catch (error) {
      // Any failure of an operation ends its transaction, as in MongoDB.
      this.#transactions.end(id)
      throw error
    }
  }

  /** Outside transactions a write waits for the transaction that holds its document, then reads and decides again. */
  async #runAlone<Data>(work: (session: Session) => Data): Promise<Data> {
    const startedAt = performance.now()
    for (;;) {
      const session = new Session(this.#engine, null)
      try {
        const data = work(session)
        session.commit()
        return data
      } catch (error) {
        if (!(error instanceof Held)) throw error
        if (performance.now() - startedAt > LIMITS.plainWriteWaitMs)
          throw requestFailed('the document is held by transactions')
        await this.#transactions.ended(error.holder)
      }
    }
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, request: WireRequest): z.infer<Schema> {
  const result = schema.safeParse(request)
  if (result.success) return result.data
  throw invalidParam(z.prettifyError(result.error))
}
