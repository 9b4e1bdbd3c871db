import type { EntryLine } from '../cloudfunctions/ledger/model'
import { readAccountName } from '../cloudfunctions/proof/account-names'
import { type Findings, INVARIANTS, type Invariant } from '../cloudfunctions/proof/findings'
import { runOnce } from '../cloudfunctions/proof/one-run'
import type { Database } from '../cloudfunctions/runtime/database'
import { startWithBooks } from './books-world'
import type { Product } from './product'

export interface Row {
  readonly _id: string
  readonly [field: string]: unknown
}
export interface EntryRow extends Row {
  readonly kind: string
  readonly reference: string
  readonly lines: EntryLine[]
}

/** Books that hold, and what the proof says of them while somebody changes them behind the ledger's back. */
export class ChangedBooks {
  private constructor(
    readonly product: Product,
    readonly db: Database,
  ) {}

  static async start(): Promise<ChangedBooks> {
    const product = await startWithBooks()
    const books = new ChangedBooks(product, product.context(3_600).db)
    // The seals would find any change of an entry; here the books must tell by themselves.
    for (const collection of ['seals', 'house-balances']) {
      for (const { _id } of books.rows(collection)) await books.db.remove(collection, _id)
    }
    return books
  }

  /** The emulator's dump has numbers of its own kinds. */
  rows(collection: string): Row[] {
    return JSON.parse(JSON.stringify(this.product.cloud.database.dump(collection)))
  }

  entries = (): EntryRow[] => this.rows('entries') as EntryRow[]

  /** What the proof says while `change` holds; afterwards everything is as it was. */
  async provedWith(change: () => Promise<() => Promise<void>>): Promise<Findings> {
    const undo = await change()
    try {
      return (await runOnce(this.db)).findings
    } finally {
      await undo()
    }
  }

  /** Adds `amounts` to the balances of their accounts, so that balances still are the sums of postings. */
  async moveBalances(amounts: Readonly<Record<string, number>>): Promise<() => Promise<void>> {
    const { db } = this
    const undo: (() => Promise<void>)[] = []
    for (const [account, amount] of Object.entries(amounts)) {
      const balance = readAccountName(account)?.balance
      if (!balance || amount === 0) continue
      const { owner, field } = balance
      const row = (await db.get('balances', owner)) as { amounts: Record<string, number> } | null
      if (row === null) {
        await db.insert('balances', owner, { holder: owner, amounts: { [field]: amount }, changedAt: 0 })
        undo.unshift(() => db.remove('balances', owner))
      } else {
        await db.patch('balances', owner, { amounts: { ...row.amounts, [field]: (row.amounts[field] ?? 0) + amount } })
        undo.unshift(() => db.patch('balances', owner, { amounts: row.amounts }))
      }
    }
    return async () => {
      for (const step of undo) await step()
    }
  }

  /** Writes other lines into an entry, with the balances that follow from them. */
  async rewrite(entry: EntryRow, lines: EntryLine[]): Promise<() => Promise<void>> {
    const amounts: Record<string, number> = {}
    for (const { account, amount } of lines) amounts[account] = (amounts[account] ?? 0) + amount
    for (const { account, amount } of entry.lines) amounts[account] = (amounts[account] ?? 0) - amount
    const back = await this.moveBalances(amounts)
    await this.db.patch('entries', entry._id, { lines })
    return async () => {
      await this.db.patch('entries', entry._id, { lines: entry.lines })
      await back()
    }
  }

  /** What the proof says while one row of a collection is changed. */
  async changed(collection: string, find: (row: Row) => boolean, change: (row: Row) => object): Promise<Findings> {
    const row = this.rows(collection).find(find)
    if (row === undefined) throw new Error(`no such row in ${collection}`)
    return this.provedWith(async () => {
      const fields = change(row)
      await this.db.patch(collection, row._id, fields as Record<string, unknown>)
      const before = Object.fromEntries(Object.keys(fields).map((name) => [name, row[name]]))
      return () => this.db.patch(collection, row._id, before)
    })
  }

  /** A settlement of money in an own mall. */
  settlement(): EntryRow {
    const found = this.entries().find(
      ({ kind, lines }) => kind === 'settle' && lines.length === 2 && !lines[0]?.program,
    )
    if (found === undefined) throw new Error('no settlement')
    return found
  }
}

/** The invariants that do not hold. */
export const failed = (findings: Findings): Invariant[] => INVARIANTS.filter((number) => findings.of(number).length > 0)
