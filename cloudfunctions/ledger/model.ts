import * as z from 'zod'

/** What an entry says happened: one name per row of spec/money.md, "Accounts and postings, exactly". */
export const ENTRY_KINDS = [
  'hold',
  'unhold',
  'payment',
  'redeem',
  'grant',
  'settle',
  'refund',
  'coupon-return',
  'withdraw',
  'payout',
  'payout-back',
  'payout-return',
  'agency-payout',
  'list',
  'coupon-grant',
  'claim',
  'unlist',
  'expire',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One posting: `+` gives to the account, `−` takes. `program` is null in fen, and names whose points they are otherwise. */
export const entryLine = z.object({ account: z.string(), program: z.string().nullable(), amount: z.int() })
export type EntryLine = z.output<typeof entryLine>

/** An entry is written once and never again. The id is kind and reference, so no reference has two of one kind. */
export const entryRecord = z.object({
  kind: z.enum(ENTRY_KINDS),
  reference: z.string(),
  at: z.number(),
  lines: z.array(entryLine).min(2),
  /** Whose kept balances it moved (`Place.holder`): a person's statement finds its entries by it. */
  holders: z.array(z.string()).default([]),
})
export type Entry = z.output<typeof entryRecord>

/** The document id of an entry. */
export const entryId = (kind: EntryKind, reference: string): string => `${kind}_${reference}`

/** What one owner holds, by the last word of the account's name. The document's id is the owner's (`accounts.ts`). */
export const balanceRecord = z.object({
  /** Whose it is: one person has a document for each payer and each points program. */
  holder: z.string(),
  amounts: z.record(z.string(), z.int()),
  changedAt: z.number(),
})

/**
 * One link of the hash chain over the entries, in their order (at, then id): the entries after the previous link's last
 * one up to this link's. Written once. `hash` = sha256 of the previous hash and the entries (`seal.ts`).
 */
export const sealRecord = z.object({
  /** From 1; the id is the number with leading zeros. */
  number: z.int(),
  previous: z.string(),
  hash: z.string(),
  entries: z.int(),
  /** Of the first entry; of the last one, with its id. */
  from: z.number(),
  until: z.number(),
  untilId: z.string(),
})
export type Seal = z.output<typeof sealRecord>

/** What an account without a balance holds by the sealed entries. The document's id is the account's name. */
export const houseBalanceRecord = z.object({
  program: z.string().nullable(),
  amount: z.int(),
  /** The last seal that changed it. */
  seal: z.int(),
})
