import { createHash } from 'node:crypto'
import { MINUTE_MS } from '@shared/kernel/time'
import type { Context } from '../runtime/context'
import type { Database, Store } from '../runtime/database'
import type { EntryOf } from '../runtime/table'
import type { Seal } from './model'
import { entries, houseBalances, seals } from './repository'

/**
 * Younger entries are left alone: a function lives for a minute at most, so after five nobody writes into a time that
 * far back. One that does is told of by `watermark.ts`, and the proof finds it in the chain.
 */
export const SEAL_AFTER_MS = 5 * MINUTE_MS
/** Entries a seal: what one transaction reads and writes beside it stays small. */
export const SEAL_ENTRIES_MAX = 200

/** What the first seal follows. */
export const GENESIS = '0'.repeat(64)

type EntryRow = EntryOf<typeof entries>
export type SealRow = EntryOf<typeof seals>

/** With leading zeros, so that seals of one instant stand in order. */
export const sealId = (number: number): string => String(number).padStart(12, '0')

/** An entry as the chain reads it: an array, so that the order of fields in a document says nothing. */
const sealedText = ({ _id, kind, reference, at, lines }: EntryRow): string =>
  JSON.stringify([_id, kind, reference, at, lines.map(({ account, program, amount }) => [account, program, amount])])

/** sha256 over the previous hash and the entries, a line each. */
export function chainHash(previous: string, sealed: readonly EntryRow[]): string {
  const hash = createHash('sha256').update(previous)
  for (const entry of sealed) hash.update(`\n${sealedText(entry)}`)
  return hash.digest('hex')
}

/** The newest seal, or null before the first one. Its `until` is the watermark. */
export async function newestSeal(db: Database): Promise<SealRow | null> {
  const [newest] = await seals.find(db, { where: {}, newestFirst: { by: 'until' }, limit: 1 })
  return newest ?? null
}

/**
 * Seals the next slice of entries that are old enough; answers whether more of them may be waiting. Appending entries
 * touches no document of this. Two that seal at once make the same seal: its number is its id, and the second one finds it.
 */
export async function sealSlice({ db, now }: Context): Promise<{ more: boolean }> {
  const last = await newestSeal(db)
  const after = last === null ? null : { at: last.until, id: last.untilId }
  const next = await entries.find(db, { where: {}, oldestFirst: { by: 'at', after }, limit: SEAL_ENTRIES_MAX })
  const slice = next.filter(({ at }) => at < now - SEAL_AFTER_MS)
  const [first] = slice
  const end = slice.at(-1)
  if (first === undefined || end === undefined) return { more: false }
  const previous = last?.hash ?? GENESIS
  const seal: Seal = {
    number: (last?.number ?? 0) + 1,
    previous,
    hash: chainHash(previous, slice),
    entries: slice.length,
    from: first.at,
    until: end.at,
    untilId: end._id,
  }
  await db.transact(async (tx) => {
    if ((await seals.get(tx, sealId(seal.number))) !== null) return
    await seals.insert(tx, sealId(seal.number), seal)
    await addHouseBalances(tx, slice, seal.number)
  })
  return { more: slice.length === SEAL_ENTRIES_MAX }
}

/** Accounts that keep no balance of their own, those of one order or coupon apart (`accounts.ts`). */
const isHouse = (account: string): boolean =>
  /^(buyers$|merchant:|clearing:|issuer:|redeemed:)/.test(account) || /^agency:[^:]*:frozen$/.test(account)

async function addHouseBalances(tx: Store, slice: readonly EntryRow[], seal: number): Promise<void> {
  const sums = new Map<string, { program: string | null; amount: number }>()
  for (const { account, program, amount } of slice.flatMap(({ lines }) => lines)) {
    if (!isHouse(account)) continue
    const sum = sums.get(account)
    if (sum === undefined) sums.set(account, { program, amount })
    else sum.amount += amount
  }
  for (const [account, { program, amount }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await houseBalances.get(tx, account)
    if (row === null) await houseBalances.insert(tx, account, { program, amount, seal })
    else await houseBalances.patch(tx, account, { amount: row.amount + amount, seal })
  }
}
