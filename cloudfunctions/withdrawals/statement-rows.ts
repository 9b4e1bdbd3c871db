import { SHANGHAI_OFFSET_MS } from '@shared/kernel/time'
import { PROMOTER_FIELDS, promoter } from '../ledger/accounts'
import type { Entry } from '../ledger/model'
import { timeCell, yuanCell } from './csv'
import type { Withdrawal } from './model'
import { CHANGES, CHANNEL_WORDS, CLOSING, ENTRY_WORDS, OPENING, PAYER_WORDS, STATE_WORDS } from './phrases'

/** What a promoter has with one payer, in fen. */
export type Figures = Record<(typeof PROMOTER_FIELDS)[number], number>
export interface Account {
  readonly payer: string
  /** After all entries that `statementRows` is given. */
  readonly now: Figures
}
export type Bill = Pick<Withdrawal, 'channel' | 'state'>
export interface Notes {
  /** Goods by order line. */
  readonly titles: ReadonlyMap<string, string>
  readonly bills: ReadonlyMap<string, Bill>
}
interface Statement {
  readonly promoterId: string
  readonly accounts: readonly Account[]
  /** Every entry since the month's beginning, oldest first. */
  readonly since: readonly Entry[]
  /** The month's end. */
  readonly until: number
  readonly notes: Notes
}

export const figuresOf = (read: (field: keyof Figures) => number): Figures =>
  Object.fromEntries(PROMOTER_FIELDS.map((field) => [field, read(field)])) as Figures

/** Epoch ms of a month's first instant in Shanghai and of the next one's. */
export function monthOf(month: string): { readonly from: number; readonly until: number } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = (at: number) => Date.UTC(year, at, 1) - SHANGHAI_OFFSET_MS
  return { from: first(number - 1), until: first(number) }
}

/**
 * The lines of a statement, account after account: what it began with, its movements, their sum, and what it ended with.
 * The end is the ledger's balance less what came after the month, and the beginning is the end less the month's movements,
 * so they can't differ from the ledger.
 */
export function statementRows({ promoterId, accounts, since, until, notes }: Statement): string[][] {
  return accounts.flatMap(({ payer, now }) => {
    const moved = since.flatMap((entry) => {
      const change = changeOf(entry, payer, promoterId)
      return PROMOTER_FIELDS.some((field) => change[field] !== 0) ? [{ entry, change }] : []
    })
    const inMonth = moved.filter(({ entry }) => entry.at < until)
    const later = moved.filter(({ entry }) => entry.at >= until)
    const end = less(now, sumOf(later))
    const sum = sumOf(inMonth)
    const by = PAYER_WORDS[payer] ?? payer
    return [
      ['', by, OPENING, '', '', ...cells(less(end, sum))],
      ...inMonth.map(({ entry, change }) => [
        timeCell(entry.at),
        by,
        ENTRY_WORDS[entry.kind] ?? entry.kind,
        entry.reference,
        noteOf(entry, notes),
        ...cells(change),
      ]),
      ['', by, CHANGES, '', '', ...cells(sum)],
      ['', by, CLOSING, '', '', ...cells(end)],
    ]
  })
}

function changeOf({ lines }: Entry, payer: string, promoterId: string): Figures {
  return figuresOf((field) => {
    const { name } = promoter(payer, promoterId, field)
    return lines.reduce((sum, { account, amount }) => (account === name ? sum + amount : sum), 0)
  })
}

function sumOf(moved: readonly { readonly change: Figures }[]): Figures {
  return figuresOf((field) => moved.reduce((sum, { change }) => sum + change[field], 0))
}
const less = (whole: Figures, part: Figures): Figures => figuresOf((field) => whole[field] - part[field])
const cells = (figures: Figures): string[] => PROMOTER_FIELDS.map((field) => yuanCell(figures[field]))

function noteOf({ kind, reference }: Entry, { titles, bills }: Notes): string {
  if (kind === 'settle') return titles.get(reference) ?? ''
  const bill = kind === 'withdraw' ? bills.get(reference) : undefined
  return bill === undefined ? '' : `${CHANNEL_WORDS[bill.channel]} ${STATE_WORDS[bill.state]}`
}
