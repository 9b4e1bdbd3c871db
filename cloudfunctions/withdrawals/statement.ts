import { Refusal } from '@shared/kernel/errors'
import type { Position } from '@shared/kernel/page'
import { commissions } from '../commissions/repository'
import { readOwner } from '../ledger/accounts'
import type { Entry } from '../ledger/model'
import { balancesOf, entries } from '../ledger/repository'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { Operational } from '../runtime/failures'
import { QUERY_ROWS_MAX } from '../runtime/filter'
import { writeCsv } from './csv'
import { STATEMENT_COLUMNS } from './phrases'
import { withdrawals } from './repository'
import { type Account, type Bill, figuresOf, monthOf, type Notes, statementRows } from './statement-rows'

/** Entries that are read for one statement: what a request has time for. */
const ENTRIES_MAX = 20_000
const TRIES = 3
const IDS_A_QUERY = 500

/**
 * One month (in Shanghai) of a promoter's accounts as a private CSV, from the ledger's own entries: what each began with,
 * every movement, and what it ended with. Refuses with TOO_MANY_ROWS.
 */
export async function writeStatement(
  { promoterId, month, requestId }: { promoterId: string; month: string; requestId: string },
  { db, caller, files }: ActionContext,
) {
  const { from, until } = monthOf(month)
  const { accounts, since } = await readAccounts(db, promoterId, from)
  const inMonth = since.filter(({ at }) => at < until)
  const notes = await notesOf(db, inMonth)
  const rows = statementRows({ promoterId, accounts, since, until, notes })
  const path = `withdrawals/${derivedId(`statement\n${caller.visitorId}\n${requestId}`)}.csv`
  const fileId = await files.save(path, writeCsv(STATEMENT_COLUMNS, rows))
  const url = await files.temporaryUrl(fileId)
  if (url === null) throw new Operational('storage has lost a statement')
  return { url, rows: inMonth.length }
}

/** What the accounts hold now, and every entry since `from`, oldest first; read as of one moment. */
async function readAccounts(db: Database, promoterId: string, from: number) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await accountsOf(db, promoterId)
    const since = await entriesSince(db, promoterId, from)
    // Reads outside a transaction are no snapshot: only when nothing moved meanwhile do they belong together.
    if (JSON.stringify(before) === JSON.stringify(await accountsOf(db, promoterId))) {
      return { accounts: before, since: since.reverse() }
    }
  }
  throw new Operational('the accounts kept moving')
}

async function accountsOf(db: Database, promoterId: string): Promise<Account[]> {
  const rows = await balancesOf(db, promoterId)
  return rows
    .flatMap(({ _id, amounts }) => {
      const about = readOwner(_id, promoterId)
      if (about?.kind !== 'promoter') return []
      return [{ payer: about.payer, now: figuresOf((field) => amounts[field] ?? 0) }]
    })
    .sort((a, b) => (a.payer < b.payer ? -1 : 1))
}

async function entriesSince(db: Database, promoterId: string, from: number) {
  const found: (Entry & { readonly _id: string })[] = []
  let after: Position | null = null
  while (found.length <= ENTRIES_MAX) {
    const page: (Entry & { readonly _id: string })[] = await entries.find(db, {
      where: { holders: promoterId },
      newestFirst: { by: 'at', after },
      limit: QUERY_ROWS_MAX,
    })
    found.push(...page.filter(({ at }) => at >= from))
    const last = page.at(-1)
    if (last === undefined || page.length < QUERY_ROWS_MAX || last.at < from) return found
    after = { at: last.at, id: last._id }
  }
  throw new Refusal('TOO_MANY_ROWS', { max: ENTRIES_MAX })
}

/** What the entries are about: goods of settled lines, and how withdrawals stand. */
async function notesOf(db: Database, inMonth: readonly Entry[]): Promise<Notes> {
  const ids = (kinds: readonly string[]) => [
    ...new Set(inMonth.filter(({ kind }) => kinds.includes(kind)).map(({ reference }) => reference)),
  ]
  const titles = new Map<string, string>()
  for (const some of inPieces(ids(['settle']))) {
    const lines = await commissions.find(db, { where: { _id: { in: some } }, limit: some.length })
    for (const { _id, title, quantity } of lines) titles.set(_id, `${title} ×${quantity}`)
  }
  const bills = new Map<string, Bill>()
  for (const some of inPieces(ids(['withdraw']))) {
    const rows = await withdrawals.find(db, { where: { _id: { in: some } }, limit: some.length })
    for (const { _id, channel, state } of rows) bills.set(_id, { channel, state })
  }
  return { titles, bills }
}

function* inPieces(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) yield ids.slice(at, at + IDS_A_QUERY)
}
