import Libsql from 'libsql'

export type SqlValue = string | number | bigint | null
export type Row = readonly SqlValue[]

/** A statement text is prepared once; texts vary with the shape of a filter, so the cache is emptied when it grows past this. */
const CACHED_STATEMENTS = 500

/**
 * The only place that touches libsql. Two of its ways abort the process instead of throwing, so they cannot be reached
 * from here: binding anything but string, number, bigint and null, and other reads than `all` (libsql 0.5.29).
 */
export class Sqlite {
  readonly #connection: Libsql.Database
  readonly #statements = new Map<string, Libsql.Statement>()

  /**
   * @param file a path, or ':memory:'. Locks and snapshots live in this process's memory, so it must be the only one with
   *   the file open; the lock of the emulator's state directory sees to that. (SQLite's own exclusive mode would too, but
   *   libsql 0.5.29 gives that lock back only at the end of the process, which a restart inside one process cannot await.)
   */
  constructor(file: string) {
    this.#connection = new Libsql(file)
    this.#pragma('journal_mode = WAL')
    // FULL syncs the log at every commit: what was acknowledged survives kill -9 and a power cut.
    this.#pragma('synchronous = FULL')
  }

  all(sql: string, ...values: SqlValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[]
  }

  run(sql: string, ...values: SqlValue[]): void {
    this.#prepare(sql).run(...values)
  }

  /** Everything inside is durable together or not at all. */
  atomically<T>(work: () => T): T {
    this.run('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.run('COMMIT')
      return result
    } catch (error) {
      this.run('ROLLBACK')
      throw error
    }
  }

  close(): void {
    if (!this.#connection.open) return
    this.#statements.clear()
    this.#connection.close()
  }

  #pragma(setting: string): void {
    this.#connection.prepare(`PRAGMA ${setting}`).all()
  }

  #prepare(sql: string): Libsql.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.clear()
    const statement = this.#connection.prepare(sql)
    const reads = /^(select|explain)/i.test(sql)
    const prepared = (reads ? statement.raw() : statement) as Libsql.Statement
    this.#statements.set(sql, prepared)
    return prepared
  }
}

/** SQLite's name for a broken unique index or primary key. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(String(error.code))
