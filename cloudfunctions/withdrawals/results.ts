import { createHash } from 'node:crypto'
import type { Parsed } from '@shared/contracts'
import { withdrawals as contract, RESULT_ROWS_MAX } from '@shared/contracts/withdrawals'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import { type CsvRow, readCsv } from './csv'
import { decide, paidByHand, rejected, returned } from './decide'
import type { Row } from './move'
import { RESULT_COLUMNS, RESULTS } from './phrases'
import { withdrawals } from './repository'

/** Promoters whose rows are carried out side by side; rows of one touch the same balance, so they queue. */
const ABREAST = 5

/** A row that can't be: which field of the file, and why (`unknown`, `missing`, `malformed`, `twice`, `by-wechat`, `over`). */
interface Flaw {
  readonly row: number
  readonly field: string
  readonly problem: string
}
interface Result {
  readonly row: number
  readonly billNo: string
  readonly to: 'paid' | 'rejected' | 'returned'
  readonly receiptNumber: string
  readonly reason: string
}

/**
 * Takes over what finance paid by hand. Rows that nobody filled in are skipped. Every other one is checked first, and
 * with one bad row nothing is done. Each row is a transaction of its own, so a run that is killed, or has no time for all,
 * leaves whole rows, and the same file again does what is left: a row that stands as the file says counts as done and
 * changes nothing (DF23).
 */
export async function importResults(input: Parsed<'withdrawals.importResults'>, context: ActionContext) {
  const change = importOf(input, context)
  await carriedOut(context.db, change)
  const table = readCsv(input.csv)
  const missing = Object.values(RESULT_COLUMNS).find((column) => !table?.columns.includes(column))
  if (table === null || missing !== undefined) {
    return { done: 0, left: 0, errors: [{ row: 1, field: missing ?? '', problem: 'missing' }] }
  }
  const filled = table.rows.filter(isFilled)
  if (filled.length > RESULT_ROWS_MAX) throw new Refusal('TOO_MANY_ROWS', { max: RESULT_ROWS_MAX })
  const { results, flaws } = readResults(filled)
  const ids = results.map(({ billNo }) => billNo)
  const known =
    ids.length === 0 ? [] : await withdrawals.find(context.db, { where: { _id: { in: ids } }, limit: ids.length })
  const byNumber = new Map(known.map((row) => [row._id, row]))
  const errors = [...flaws, ...results.flatMap((result) => flawOf(result, byNumber.get(result.billNo)) ?? [])]
  if (errors.length > 0) return { done: 0, left: 0, errors: errors.sort((a, b) => a.row - b.row) }

  await writeImport(change, context, results.length)
  const queues = new Map<string, Result[]>()
  for (const result of results) {
    const known = byNumber.get(result.billNo)
    if (known === undefined || isSo(result, known)) continue
    queues.set(known.promoterId, [...(queues.get(known.promoterId) ?? []), result])
  }
  const { overtaken, left } = await carryOutAll([...queues.values()], input.requestId, context)
  return { done: results.length - overtaken.length - left, left, errors: overtaken }
}

/** Answers the flaws of what somebody else decided meanwhile, and for how many there was no time. */
async function carryOutAll(queues: Result[][], requestId: string, context: ActionContext) {
  const overtaken: Flaw[] = []
  let left = 0
  async function work(): Promise<void> {
    for (let queue = queues.pop(); queue !== undefined; queue = queues.pop()) {
      for (const result of queue) {
        if (!context.db.hasTime()) {
          left += 1
          continue
        }
        const flaw = await carryOut(result, requestId, context)
        if (flaw !== null) overtaken.push(flaw)
      }
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
  return { overtaken: overtaken.sort((a, b) => a.row - b.row), left }
}

const SHAPES = {
  paid: contract['withdrawals.markPaid'].input.shape,
  rejected: contract['withdrawals.reject'].input.shape,
}

function readResults(rows: readonly CsvRow[]): { results: Result[]; flaws: Flaw[] } {
  const [results, flaws]: [Result[], Flaw[]] = [[], []]
  const seen = new Set<string>()
  for (const { row, cell } of rows) {
    const read = (column: keyof typeof RESULT_COLUMNS) => cell(RESULT_COLUMNS[column])
    const flaw = (column: keyof typeof RESULT_COLUMNS, problem: string) =>
      flaws.push({ row, field: RESULT_COLUMNS[column], problem })
    const [billNo, word, receiptNumber, reason] = [
      read('billNo'),
      read('result'),
      read('receiptNumber'),
      read('reason'),
    ]
    const to = Object.hasOwn(RESULTS, word) ? RESULTS[word as keyof typeof RESULTS] : null
    if (to === null) flaw('result', word === '' ? 'missing' : 'malformed')
    else if (seen.has(billNo)) flaw('billNo', 'twice')
    else if (to === 'paid' && !SHAPES.paid.receiptNumber.safeParse(receiptNumber).success) {
      flaw('receiptNumber', receiptNumber === '' ? 'missing' : 'malformed')
    } else if (to !== 'paid' && !SHAPES.rejected.reason.safeParse(reason).success) {
      flaw('reason', reason === '' ? 'missing' : 'malformed')
    } else results.push({ row, billNo, to, receiptNumber, reason })
    seen.add(billNo)
  }
  return { results, flaws }
}

/** A row as it was exported says nothing yet. */
const isFilled = ({ cell }: CsvRow): boolean =>
  (['result', 'receiptNumber', 'reason'] as const).some((column) => cell(RESULT_COLUMNS[column]) !== '')

function flawOf(result: Result, known: Row | undefined): Flaw | null {
  const { row, to } = result
  const field = RESULT_COLUMNS.billNo
  if (known === undefined) return { row, field, problem: 'unknown' }
  if (known.channel === 'wechat') return { row, field, problem: 'by-wechat' }
  if (isSo(result, known)) return null
  return known.state === (to === 'returned' ? 'paid' : 'reviewing') ? null : { row, field, problem: 'over' }
}

/** Whether the withdrawal stands already as the file says. */
function isSo({ to, receiptNumber, reason }: Result, known: Row | undefined): boolean {
  if (known?.state !== to) return false
  return to === 'paid' ? known.receiptNumber === receiptNumber : known.reason === reason
}

/** The request by its file, so that its id can't come again with another one. */
function importOf({ requestId, csv }: { requestId: string; csv: string }, { caller }: ActionContext) {
  const input = { file: createHash('sha256').update(csv).digest('hex') }
  return { actorId: caller.visitorId, requestId, action: 'withdrawals.importResults', input }
}

function writeImport(change: ReturnType<typeof importOf>, { db, now }: ActionContext, rows: number): Promise<void> {
  return db.transact(async (tx) => {
    if ((await carriedOut(tx, change)) !== null) return
    await writeAudit(tx, change, { subject: 'file', reason: '', before: '', after: `${rows} rows`, at: now })
  })
}

/** Answers a flaw when somebody else decided since the file was checked. */
async function carryOut(result: Result, requestId: string, context: ActionContext): Promise<Flaw | null> {
  const { row, billNo, to, receiptNumber, reason } = result
  const input = { requestId: `${requestId}-${billNo}`, billNo }
  try {
    await decide('withdrawals.importResults', input, context, (known) => {
      if (to === 'paid') return paidByHand(known, receiptNumber)
      return to === 'rejected' ? rejected(known, reason) : returned(known, reason)
    })
    return null
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'ALREADY_DECIDED') throw error
    return { row, field: RESULT_COLUMNS.billNo, problem: 'over' }
  }
}
