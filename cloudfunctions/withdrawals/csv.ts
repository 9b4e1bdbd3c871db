import { fen, formatYuan } from '@shared/kernel/money'
import { SHANGHAI_OFFSET_MS } from '@shared/kernel/time'
import Papa from 'papaparse'

/** What a spreadsheet would run as a formula, some of them by its full-width sign too; an amount with its sign is none. */
const FORMULA = /^(?!-?\d+\.\d\d$)\s*[=+\-@\t\r\n＝＋－＠]/
/** By it a spreadsheet knows UTF-8. */
const BOM = '\ufeff'
/** A spreadsheet takes a longer number for an amount and rounds it; in groups of four it stays a text. */
const LONG_NUMBER = /^\d{12,}$/

/** A file that any spreadsheet opens: what people typed stays text in it. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const data = [columns, ...rows].map((row) => [...row])
  return Buffer.from(`${BOM}${Papa.unparse(data, { escapeFormulae: FORMULA })}\r\n`)
}

/** A table's rows by the names in its first line, with the number that a spreadsheet shows beside each. */
export interface CsvRow {
  readonly row: number
  cell(column: string): string
}

/**
 * Null when the text is no table. Cells end at what the first line ends them with: commas in a file, tabs in what was
 * copied from a spreadsheet. Blanks around cells and empty lines do not count.
 */
export function readCsv(
  text: string,
): { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] } | null {
  const [first = ''] = text.split(/[\r\n]/, 1)
  const delimiter = ['\t', ';'].find((sign) => first.includes(sign)) ?? ','
  const { data, errors } = Papa.parse<string[]>(text.replace(BOM, ''), { delimiter })
  if (errors.length > 0) return null
  const [columns = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()))
  const filled = rows.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some(Boolean))
  return {
    columns,
    rows: filled.map(({ cells, row }) => ({ row, cell: (column) => cells[columns.indexOf(column)] ?? '' })),
  }
}

export const yuanCell = (amountFen: number): string => formatYuan(fen(amountFen))

/** Shanghai time, `2026-11-21 12:00:00`. */
export const timeCell = (at: number): string =>
  new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')

export const accountCell = (account: string): string =>
  LONG_NUMBER.test(account) ? (account.match(/.{1,4}/g) ?? []).join(' ') : account
