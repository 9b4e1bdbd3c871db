import type { Store } from '../runtime/database'
import type { Account, Purse } from './accounts'
import { type EntryKind, entryId } from './model'
import { balances, entries } from './repository'
import { type Balances, balanceOf, type Move, ownersOf, resolve } from './rules'

/**
 * The ledger within one transaction: each balance is read once and written once, however many entries touch it. The only
 * way to change a balance. Nothing holds unless `save` was awaited and the transaction commits.
 */
export interface Book {
  /** Of an account with a kept balance. */
  balance(account: Account): Promise<number>
  /** What ⊕ would give to the purse after repaying its debt: available − owed. */
  worth(purse: Purse): Promise<number>
  /**
   * Writes one entry. One whose lines are all zero is not written: the row's state is the guard (spec/money.md).
   * Throws Overdrawn when an account would get the wrong sign, Duplicate when the reference has an entry of this kind.
   */
  post(kind: EntryKind, reference: string, moves: readonly Move[]): Promise<void>
  /** Writes the balances that changed. */
  save(): Promise<void>
}

export function openBook(tx: Store, now: number): Book {
  const held: Balances = new Map()
  const known = new Set<string>()
  const changed = new Map<string, string>()

  async function load(owner: string): Promise<void> {
    if (held.has(owner)) return
    const row = await balances.get(tx, owner)
    if (row !== null) known.add(owner)
    held.set(owner, { ...row?.amounts })
  }
  async function balance(account: Account): Promise<number> {
    if (account.kept !== null) await load(account.kept.owner)
    return balanceOf(held, account)
  }

  return {
    balance,
    worth: async ({ main, debt }) => (await balance(main)) + (await balance(debt)),
    async post(kind, reference, named) {
      // What moves nothing needs no balance: a commission in points leaves no empty document in fen.
      const moves = named.filter(({ amount }) => amount !== 0)
      const owners = ownersOf(moves)
      for (const owner of owners.keys()) await load(owner)
      const lines = resolve(moves, held)
      if (lines.length === 0) return
      const holders = [...new Set(owners.values())]
      await entries.insert(tx, entryId(kind, reference), { kind, reference, at: now, lines, holders })
      for (const [owner, holder] of owners) changed.set(owner, holder)
    },
    async save() {
      for (const [owner, holder] of changed) {
        const row = { holder, amounts: held.get(owner) ?? {}, changedAt: now }
        if (known.has(owner)) await balances.patch(tx, owner, row)
        else await balances.insert(tx, owner, row)
      }
    },
  }
}
