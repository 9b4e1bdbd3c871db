import type { CloudBase } from '@cloudbase/node-sdk'
import { Duplicate, isConflict, isDuplicate, isNoAnswer, Operational } from './failures'
import { type Commands, QUERY_ROWS_MAX, type Query, sdkFilter } from './filter'

/** A document as it travels: plain JSON with its id. */
export type Row = { readonly _id: string } & Readonly<Record<string, unknown>>
export type Fields = Readonly<Record<string, unknown>>

/** Document-by-id operations: all that is allowed inside a transaction (where().update() would silently run outside it). */
export interface Store {
  get(collection: string, id: string): Promise<Row | null>
  /** Throws Duplicate when the id or a unique key exists. */
  insert(collection: string, id: string, fields: Fields): Promise<void>
  /** Replaces the named top-level fields whole; throws when there is no such document. */
  patch(collection: string, id: string, fields: Fields): Promise<void>
  remove(collection: string, id: string): Promise<void>
}

export interface Database extends Store {
  find(collection: string, query: Query): Promise<Row[]>
  count(collection: string, query: Pick<Query, 'where'>): Promise<number>
  /**
   * Runs `work` in one transaction; on a conflict or a lost answer runs it again, with jittered back-off. `work` may run
   * several times, so it decides from what it reads and touches nothing outside the database.
   */
  transact<T>(work: (tx: Store) => Promise<T>): Promise<T>
}

/** Runs of one transaction: with the waits below they fit into the 10 s of the `api` function. */
const RUNS_MAX = 12
const DUPLICATES_MAX = 3
const WAIT_FIRST_MS = 8
const WAIT_MAX_MS = 600

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

type Collection = ReturnType<ReturnType<CloudBase['database']>['collection']>
interface Sdk {
  collection(name: string): Collection
}

/** Wire requests of the SDK so far: what the platform bills and docs/costs.md counts. */
export interface Meter {
  calls: number
}

export interface DatabaseOptions {
  readonly meter: Meter
  /** A number in [0, 1) that spreads the waits of rivals. */
  readonly jitter: () => number
}

/** The database through the SDK. Nothing above this file sees the SDK, its filters or its error codes. */
export function openDatabase(app: CloudBase, { meter, jitter }: DatabaseOptions): Database {
  const db = app.database()
  const command = db.command as unknown as Commands

  async function send<T>(collection: string, request: () => Promise<T>): Promise<T> {
    meter.calls += 1
    try {
      return await request()
    } catch (error) {
      if (isDuplicate(error)) throw new Duplicate(collection)
      throw error
    }
  }

  function store(sdk: Sdk): Store {
    return {
      async get(collection, id) {
        const { data } = (await send(collection, () => sdk.collection(collection).doc(id).get())) as { data: unknown }
        // Outside a transaction the SDK answers a list, inside one the document itself.
        const row = (Array.isArray(data) ? data[0] : data) as Row | null | undefined
        return row ?? null
      },
      async insert(collection, id, fields) {
        await send(collection, () => sdk.collection(collection).add({ _id: id, ...fields }))
      },
      async patch(collection, id, fields) {
        const replaced = Object.fromEntries(
          // A plain object would be merged into the old one, and an empty one would change nothing.
          Object.entries(fields).map(([name, value]) => [
            name,
            typeof value === 'object' && value !== null ? db.command.set(value) : value,
          ]),
        )
        await send(collection, () => sdk.collection(collection).doc(id).update(replaced))
      },
      async remove(collection, id) {
        await send(collection, () => sdk.collection(collection).doc(id).remove())
      },
    }
  }

  async function attempt<T>(work: (tx: Store) => Promise<T>): Promise<T> {
    meter.calls += 1
    const transaction = await db.startTransaction()
    try {
      const result = await work(store(transaction as unknown as Sdk))
      meter.calls += 1
      await transaction.commit()
      return result
    } catch (error) {
      // A conflict has ended the transaction already; anything else is ended here, so that its locks do not wait 30 s.
      if (!isConflict(error)) {
        meter.calls += 1
        await transaction.rollback(undefined).catch(() => {})
      }
      throw error
    }
  }

  return {
    ...store(db),
    async find(collection, query) {
      if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > QUERY_ROWS_MAX) {
        throw new RangeError(`a query for ${query.limit} rows`)
      }
      let request = db.collection(collection).where(sdkFilter(query, command) as object)
      const order = query.newestFirst ?? query.oldestFirst
      const direction = query.newestFirst ? 'desc' : 'asc'
      if (order) request = request.orderBy(order.by, direction).orderBy('_id', direction)
      const { data } = await send(collection, () => request.limit(query.limit).get())
      return data as Row[]
    },
    async count(collection, query) {
      const filter = sdkFilter({ ...query, limit: 1 }, command) as object
      const { total } = await send(collection, () => db.collection(collection).where(filter).count())
      return total ?? 0
    },
    async transact(work) {
      let cause: unknown
      let duplicates = 0
      for (let run = 0; run < RUNS_MAX; run += 1) {
        if (run > 0) {
          const most = Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** run)
          await wait(most / 2 + jitter() * (most / 2))
        }
        try {
          return await attempt(work)
        } catch (error) {
          // Two transactions that insert the same natural id: the next run reads what the first one wrote. A duplicate
          // that stays is no race but a mistake of ours.
          if (error instanceof Duplicate) duplicates += 1
          const mayPass =
            error instanceof Duplicate ? duplicates < DUPLICATES_MAX : isConflict(error) || isNoAnswer(error)
          if (!mayPass) throw error
          cause = error
        }
      }
      throw new Operational('transaction kept conflicting', { cause })
    },
  }
}
