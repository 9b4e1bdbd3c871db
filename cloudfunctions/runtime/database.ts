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
  /** Replaces the named top-level fields whole. Changes nothing when there is no such document, so read it first. */
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
  /** Whether a transaction that begins now can end within the request's time: whoever tries again asks first. */
  hasTime(): boolean
}

/** A duplicate that a rival's insert explains is gone in the next run; one that stays is no race but a mistake of ours. */
const DUPLICATES_MAX = 3
const WAIT_FIRST_MS = 8
const WAIT_MAX_MS = 500

/** What a transaction may take of the time that is kept for the reply. */
const OVERTIME_MS = 500

/** One call of the SDK is given up after this; the `api` function has 10 s for all of them. */
export const SDK_TIMEOUT_MS = 3_000

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
  /** What is left of the request's time. */
  readonly remainingMs: () => number
}

/** The database through the SDK. Nothing above this file sees the SDK, its filters or its error codes. */
export function openDatabase(app: CloudBase, { meter, jitter, remainingMs }: DatabaseOptions): Database {
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

  /** Outside a transaction nobody runs the work again, so an answer that did not come is the caller's to ask for anew. */
  async function sendAlone<T>(collection: string, request: () => Promise<T>): Promise<T> {
    try {
      return await send(collection, request)
    } catch (error) {
      if (isNoAnswer(error)) throw new Operational('the database did not answer', { cause: error })
      throw error
    }
  }

  function store(sdk: Sdk, send: typeof sendAlone): Store {
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
    // One that began in time is given up before the platform ends the function without an answer.
    const begunInTime = remainingMs() > 0
    const refuseLate = () => {
      if (begunInTime && remainingMs() < -OVERTIME_MS) throw new Operational('a transaction outlasted the request')
    }
    const sendInTime: typeof send = async (collection, request) => {
      refuseLate()
      return send(collection, request)
    }
    meter.calls += 1
    const transaction = await db.startTransaction()
    try {
      const result = await work(store(transaction as unknown as Sdk, sendInTime))
      refuseLate()
      meter.calls += 1
      await transaction.commit()
      return result
    } catch (error) {
      // A conflict has ended the transaction already; anything else is ended here, so that its locks do not wait 30 s.
      if (!isConflict(error)) {
        meter.calls += 1
        const ended = transaction.rollback(undefined).catch(() => {})
        // Whoever did not answer the last call may not answer this one either: there is no time to wait for it twice.
        if (!isNoAnswer(error)) await ended
      }
      throw error
    }
  }

  // A call that is not answered costs as much as the SDK waits.
  const hasTime = () => remainingMs() > SDK_TIMEOUT_MS

  return {
    ...store(db, sendAlone),
    hasTime,
    async find(collection, query) {
      if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > QUERY_ROWS_MAX) {
        throw new RangeError(`a query for ${query.limit} rows`)
      }
      let request = db.collection(collection).where(sdkFilter(query, command) as object)
      const order = query.newestFirst ?? query.oldestFirst
      const direction = query.newestFirst ? 'desc' : 'asc'
      if (order) request = request.orderBy(order.by, direction).orderBy('_id', direction)
      const { data } = await sendAlone(collection, () => request.limit(query.limit).get())
      return data as Row[]
    },
    async count(collection, query) {
      const filter = sdkFilter({ ...query, limit: 1 }, command) as object
      const { total } = await sendAlone(collection, () => db.collection(collection).where(filter).count())
      return total ?? 0
    },
    async transact(work) {
      let cause: unknown
      let duplicates = 0
      // A run that begins must be able to end.
      for (let run = 0; run === 0 || hasTime(); run += 1) {
        if (run > 0) await wait(jitter() * Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** run))
        try {
          return await attempt(work)
        } catch (error) {
          // Two transactions that insert the same natural id: the next run reads what the first one wrote.
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
