import { Sqlite } from '../database/sqlite'
import type { Bill, Notice, Payment, Purse, Refund } from './records'

interface Kinds {
  payment: Payment
  refund: Refund
  bill: Bill
  notice: Notice
  purse: Purse
}
type Kind = keyof Kinds
export type Entry = { [K in Kind]: { readonly kind: K; readonly id: string; readonly record: Kinds[K] } }[Kind]

/** Everything the sandbox remembers, by kind and id. What `write` returned from is on disk, when there is one. */
export class Books {
  private readonly memory = new Map<Kind, Map<string, Kinds[Kind]>>()
  private readonly disk: Sqlite | null

  /** @param file null keeps nothing. */
  constructor(file: string | null) {
    this.disk = file === null ? null : new Sqlite(file)
    if (!this.disk) return
    this.disk.run(
      'CREATE TABLE IF NOT EXISTS records (kind TEXT, id TEXT, json TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID',
    )
    for (const [kind, id, json] of this.disk.all('SELECT kind, id, json FROM records')) {
      this.shelf(kind as Kind).set(String(id), JSON.parse(String(json)))
    }
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | null {
    return (this.shelf(kind).get(id) as Kinds[K] | undefined) ?? null
  }

  /** In the order they were first written, before a restart. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.shelf(kind).values()] as Kinds[K][]
  }

  /** All of them or none. */
  write(...entries: readonly Entry[]): void {
    this.disk?.atomically(() => {
      for (const { kind, id, record } of entries) {
        this.disk?.run('INSERT OR REPLACE INTO records VALUES (?, ?, ?)', kind, id, JSON.stringify(record))
      }
    })
    for (const { kind, id, record } of entries) this.shelf(kind).set(id, record)
  }

  close(): void {
    this.disk?.close()
  }

  private shelf(kind: Kind): Map<string, Kinds[Kind]> {
    const known = this.memory.get(kind)
    if (known) return known
    const made = new Map<string, Kinds[Kind]>()
    this.memory.set(kind, made)
    return made
  }
}
