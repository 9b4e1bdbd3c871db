import type { Database } from '../runtime/database'
import { readAccountName } from './account-names'
import { countRows, entriesWith, inGroups, joinOrders, joinPayments, rowsOf } from './books'
import { Chain } from './chain'
import { Findings } from './findings'
import { postingsOf } from './of-order'
import { withdrawalEntries } from './of-withdrawal'
import { checkOrderEntries } from './order-entries'
import { checkOrderRows } from './order-rows'
import { checkPayment, checkRefund } from './payment-rows'
import { linesOf, Posted, written } from './posted'
import { StockCheck } from './stock-check'
import { findStrangers } from './strangers'
import { differences, Sums } from './sums'

export interface Run {
  readonly findings: Findings
  /** Rows read, by collection. */
  readonly counts: Readonly<Record<string, number>>
  /** The watermark of the seals, or null where nothing is sealed. */
  readonly sealedUntil: number | null
}

/** Reads the books once, page by page, and checks everything that must hold. Changes nothing. */
export async function runOnce(db: Database): Promise<Run> {
  const findings = new Findings()
  const counts = await countRows(db)
  const rows = rowsOf(db)
  const posted = new Posted(findings)
  const chain = new Chain(rows.seals(), findings)
  await chain.begin()
  for await (const entry of rows.entries()) {
    posted.take(entry)
    await chain.take(entry)
  }
  await chain.end()
  posted.end()
  await posted.checkBalances(rows.balances())
  await checkHouseBalances(db, chain, findings)

  const expected = new Sums()
  const explained = await checkOrders(db, expected, findings)
  await checkMoney(db, posted, findings)
  await checkWithdrawals(db, expected, explained, findings)
  compareTotals(posted.byPurse(), expected, findings)
  await findStrangers(db, { explained, posted: posted.byKind, counts }, findings)
  return { findings, counts, sealedUntil: chain.sealedUntil }
}

/** What the sealed entries say is what `house-balances` says (a part of invariant 2). */
async function checkHouseBalances(db: Database, { sealed }: Chain, findings: Findings): Promise<void> {
  const stored = new Sums()
  for await (const { _id, amount } of rowsOf(db).houseBalances()) stored.add(_id, amount)
  const wrong = differences(stored, sealed)
  findings.check(2, wrong.length === 0, () =>
    wrong.map(({ key, a, b }) => `house balance ${key} is ${a}, its sealed postings are ${b}`).join('; '),
  )
}

/** What was matched with its row, by kind of entry and by collection. */
export type Explained = Map<string, number>
const count = (explained: Explained, what: string, by = 1) => explained.set(what, (explained.get(what) ?? 0) + by)

/** Invariants 6, 7 and 9 on every order. */
async function checkOrders(db: Database, expected: Sums, findings: Findings): Promise<Explained> {
  const explained: Explained = new Map()
  const stock = new StockCheck(findings)
  for await (const group of inGroups(rowsOf(db).orders())) {
    for (const joined of await joinOrders(db, group)) {
      checkOrderRows(joined, findings)
      const postings = postingsOf(joined)
      checkOrderEntries(joined, postings, findings)
      expected.addAll(postings.net)
      stock.takeOrder(joined)
      for (const { kind } of joined.entries.values()) count(explained, kind)
      count(explained, 'commissions', joined.commissions.size)
      count(explained, 'refunds', joined.refunds.length)
    }
  }
  for await (const row of rowsOf(db).stock()) stock.takeStock(row)
  stock.end()
  return explained
}

/** Invariant 6 on payments and refunds; and 9 for the buyers: minus what they paid in, plus what went back. */
async function checkMoney(db: Database, posted: Posted, findings: Findings): Promise<void> {
  const paid = new Sums()
  for await (const group of inGroups(rowsOf(db).payments())) {
    for (const joined of await joinPayments(db, group)) paid.add('buyers', -checkPayment(joined, findings))
  }
  for await (const refund of rowsOf(db).refunds()) {
    checkRefund(refund, findings)
    if (refund.state === 'succeeded') paid.add('buyers', refund.amountFen)
  }
  const [rows, entries] = [paid.get('buyers'), posted.accounts.get('buyers')]
  findings.check(9, rows === entries, () => `payments less refunds are ${rows}, buyers holds ${entries}`)
}

/** Invariant 9 on every withdrawal. */
async function checkWithdrawals(db: Database, expected: Sums, explained: Explained, findings: Findings): Promise<void> {
  for await (const group of inGroups(rowsOf(db).withdrawals())) {
    const wanted = new Map(group.flatMap((withdrawal) => [...withdrawalEntries(withdrawal)]))
    const found = await entriesWith(db, [...wanted.keys()])
    for (const [id, lines] of wanted) {
      expected.addAll(lines)
      const entry = found.get(id)
      findings.check(9, entry !== undefined, () => `entry ${id} is missing: ${written(lines)}`)
      if (entry === undefined) continue
      count(explained, entry.kind)
      const own = linesOf(entry)
      const isRight = differences(own, lines).length === 0
      findings.check(9, isRight, () => `entry ${id} posts ${written(own)}, its row says ${written(lines)}`)
    }
  }
}

/** Invariants 4 and 9 by owner: what an account (with its debt) holds is what all rows say that it holds. */
function compareTotals(posted: Sums, expected: Sums, findings: Findings): void {
  const wrong = new Map(differences(posted, expected).map((pair) => [pair.key, pair]))
  for (const key of new Set([...posted, ...expected].map(([name]) => name))) {
    const pair = wrong.get(key)
    const number = readAccountName(key.replace(':available+debt', ':available'))?.explainedBy ?? 9
    findings.check(number, pair === undefined, () => `${key} holds ${pair?.a}, the rows say ${pair?.b}`)
  }
}
