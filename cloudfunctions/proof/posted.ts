import type { Entry } from '../ledger/model'
import { debtOf, readAccountName } from './account-names'
import type { Findings } from './findings'
import { Sums } from './sums'

export type StoredEntry = Entry & { readonly _id: string }
interface StoredBalance {
  readonly _id: string
  readonly amounts: Readonly<Record<string, number>>
}

/**
 * What all entries together say. Each entry is looked at once and forgotten: the memory needed grows with the accounts
 * that are not empty.
 */
export class Posted {
  /** By account. */
  readonly accounts = new Sums()
  readonly byKind = new Map<string, number>()
  private readonly units = new Sums()

  constructor(private readonly findings: Findings) {}

  /** Invariants 1 and 5 on one entry; its lines join the sums. */
  take(entry: StoredEntry): void {
    const { findings } = this
    this.byKind.set(entry.kind, (this.byKind.get(entry.kind) ?? 0) + 1)
    const own = `${entry.kind}_${entry.reference}`
    findings.check(5, entry._id === own, () => `entry ${entry._id} stands for ${own}`)
    const sums = unitSums(entry)
    findings.check(1, [...sums].length === 0, () => `entry ${entry._id} adds up to ${written(sums)}`)
    this.units.addAll(sums)
    for (const { account, program, amount } of entry.lines) {
      this.accounts.add(account, amount)
      const name = readAccountName(account)
      if (name === null) findings.fail(3, `entry ${entry._id} posts to ${account}, which is no account`)
      else if (name.program === undefined ? program === null : program !== name.program)
        findings.fail(1, `entry ${entry._id} posts to ${account} in the unit ${program ?? 'fen'}`)
    }
  }

  /** Invariants 1, 3 and 8 on the sums, once all entries were taken. */
  end(): void {
    const { findings, accounts } = this
    findings.check(1, [...this.units].length === 0, () => `all entries together add up to ${written(this.units)}`)
    for (const [account, sum] of accounts) {
      const sign = readAccountName(account)?.sign ?? 'any'
      const isRight = sign === 'any' || (sign === 'not-negative' ? sum > 0n : sum < 0n)
      findings.check(3, isRight, () => `${account} holds ${sum}`)
      const debt = debtOf(account)
      if (debt === null) continue
      const owed = accounts.get(debt)
      findings.check(8, owed === 0n || sum === 0n, () => `${account} holds ${sum} beside a debt of ${owed}`)
    }
  }

  /** By purse: what ⊕ and ⊖ left in an account and its debt together does not depend on the order of events. */
  byPurse(): Sums {
    const sums = new Sums()
    for (const [account, sum] of this.accounts) sums.add(purseOf(account), sum)
    return sums
  }

  /** Invariant 2, once all balances were read. */
  async checkBalances(balances: AsyncIterable<StoredBalance>): Promise<void> {
    const expected = new Map<string, Sums>()
    for (const [account, sum] of this.accounts) {
      const balance = readAccountName(account)?.balance
      if (!balance) continue
      const amounts = expected.get(balance.owner) ?? new Sums()
      amounts.add(balance.field, sum)
      expected.set(balance.owner, amounts)
    }
    for await (const { _id, amounts } of balances) {
      const posted = expected.get(_id) ?? new Sums()
      const fields = new Set([...Object.keys(amounts), ...[...posted].map(([field]) => field)])
      for (const field of fields) this.compare(`${_id}.${field}`, amounts[field] ?? 0, posted.get(field))
      expected.delete(_id)
    }
    for (const [owner, posted] of expected) {
      for (const [field, sum] of posted) this.compare(`${owner}.${field}`, 0, sum)
    }
  }

  private compare(place: string, stored: number, posted: bigint): void {
    this.findings.check(2, BigInt(stored) === posted, () => `balance ${place} is ${stored}, its postings are ${posted}`)
  }
}

export const purseOf = (account: string): string => readAccountName(account)?.purse ?? account

/** An entry's lines, by purse. */
export function linesOf(entry: StoredEntry): Sums {
  const sums = new Sums()
  for (const { account, amount } of entry.lines) sums.add(purseOf(account), amount)
  return sums
}

function unitSums(entry: StoredEntry): Sums {
  const sums = new Sums()
  for (const { program, amount } of entry.lines) sums.add(program === null ? 'fen' : `points of ${program}`, amount)
  return sums
}

/** For a failure: `merchant:s +5, buyers −5`, in order of name. */
export const written = (sums: Sums): string =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, amount]) => `${key} ${amount > 0n ? '+' : ''}${amount}`)
    .join(', ') || 'nothing'
