import type { Account, Purse } from './accounts'
import type { EntryLine } from './model'

/**
 * One movement as spec/money.md writes it. `add`: a plain `+n` or `−n`. `give` is ⊕: the purse's debt is repaid first.
 * `take` is ⊖: down to zero, the rest becomes debt.
 */
export type Move =
  | { readonly do: 'add'; readonly account: Account; readonly amount: number }
  | { readonly do: 'give'; readonly purse: Purse; readonly amount: number }
  | { readonly do: 'take'; readonly purse: Purse; readonly amount: number }

export const add = (account: Account, amount: number): Move => ({ do: 'add', account, amount })
export const give = (purse: Purse, amount: number): Move => ({ do: 'give', purse, amount })
export const take = (purse: Purse, amount: number): Move => ({ do: 'take', purse, amount })

/** What owners hold: by owner, then by field. A field that is missing is zero. */
export type Balances = Map<string, Record<string, number>>

/** A posting would take more from an account than is there, or give a debt back that nobody owes. */
export class Overdrawn extends Error {
  override readonly name = 'Overdrawn'
  constructor(readonly account: string) {
    super(`${account} would have the wrong sign`)
  }
}

/** The owners whose balances `moves` need, with who holds each. */
export function ownersOf(moves: readonly Move[]): Map<string, string> {
  const owners = new Map<string, string>()
  for (const move of moves) {
    const { kept } = move.do === 'add' ? move.account : move.purse.main
    if (kept !== null) owners.set(kept.owner, kept.holder)
  }
  return owners
}

/**
 * The lines of one entry, and the balances after it, written into `balances`. In one entry every ⊖ comes before every ⊕.
 * Throws Overdrawn when a kept balance would get the wrong sign; `balances` is then not to be used any more. Throws an
 * Error when the lines do not add up to zero, which no caller's data can cause.
 */
export function resolve(moves: readonly Move[], balances: Balances): EntryLine[] {
  const sums = new Map<string, { account: Account; amount: number }>()
  const book = (account: Account, amount: number) => {
    if (!Number.isSafeInteger(amount)) throw new RangeError(`${account.name} by ${amount}`)
    const sum = sums.get(account.name)
    if (sum === undefined) sums.set(account.name, { account, amount })
    else sum.amount += amount
    if (account.kept !== null) change(balances, account.kept, amount)
  }
  const inOrder = ['add', 'take', 'give'] as const
  for (const kind of inOrder) {
    for (const move of moves) {
      if (move.do !== kind) continue
      if (move.do === 'add') book(move.account, move.amount)
      else bookPurse(move, balances, book)
    }
  }
  const lines = [...sums.values()].filter(({ amount }) => amount !== 0)
  assertBalanced(lines)
  for (const { account } of lines) assertSign(account, balances)
  return lines.map(({ account: { name, program }, amount }) => ({ account: name, program, amount }))
}

function bookPurse(
  { do: kind, purse: { main, debt }, amount }: Exclude<Move, { do: 'add' }>,
  balances: Balances,
  book: (account: Account, amount: number) => void,
): void {
  if (amount < 0) throw new RangeError(`${kind} ${amount} on ${main.name}`)
  if (kind === 'give') {
    const repaid = Math.min(amount, -balanceOf(balances, debt))
    book(debt, repaid)
    book(main, amount - repaid)
  } else {
    const taken = Math.min(amount, Math.max(0, balanceOf(balances, main)))
    book(main, -taken)
    book(debt, -(amount - taken))
  }
}

/** What an account with a kept balance holds. */
export function balanceOf(balances: Balances, { name, kept }: Account): number {
  if (kept === null) throw new Error(`${name} keeps no balance`)
  return balances.get(kept.owner)?.[kept.field] ?? 0
}

function change(balances: Balances, { owner, field }: NonNullable<Account['kept']>, amount: number): void {
  const amounts = balances.get(owner) ?? {}
  amounts[field] = (amounts[field] ?? 0) + amount
  balances.set(owner, amounts)
}

function assertBalanced(lines: readonly { account: Account; amount: number }[]): void {
  const sums = new Map<string | null, number>()
  for (const { account, amount } of lines) sums.set(account.program, (sums.get(account.program) ?? 0) + amount)
  for (const [program, sum] of sums) {
    if (sum !== 0) throw new Error(`an entry does not add up to zero in ${program ?? 'fen'}: ${sum}`)
  }
}

function assertSign(account: Account, balances: Balances): void {
  if (account.kept === null) return
  const balance = balanceOf(balances, account)
  const isWrong = account.sign === 'not-positive' ? balance > 0 : balance < 0
  if (isWrong) throw new Overdrawn(account.name)
}
