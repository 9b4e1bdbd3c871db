import type { Parsed } from '@shared/contracts'
import { RESULT_ROWS_MAX } from '@shared/contracts/withdrawals'
import type { Position } from '@shared/kernel/page'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { QUERY_ROWS_MAX } from '../runtime/filter'
import { accountCell, timeCell, writeCsv, yuanCell } from './csv'
import type { Row } from './move'
import { TO_PAY_COLUMNS } from './phrases'
import { withdrawals } from './repository'

/** Rows of one transaction, each a get and a patch. */
const MARKED_AT_ONCE = 50

type Input = Parsed<'withdrawals.exportToPay'>

/** One file: its id, and up to when requests are in it. */
interface File {
  readonly id: string
  readonly at: number
  readonly again: boolean
}

/**
 * A private file of what finance is to pay by hand now: the only place where payees stand in full. Each row is marked
 * before it is written, so that it stands in no other file and is no longer the promoter's to cancel. The same request
 * makes the same file again, of what is still open. What the request has no time to mark is left for the next file.
 */
export async function exportToPay(input: Input, context: ActionContext) {
  const { db, caller, files } = context
  const id = derivedId(`to-pay\n${caller.visitorId}\n${input.requestId}`)
  const file: File = { id, at: await writeExport(input, context), again: input.again }
  const { wanted, exportedBefore } = await openRows(db, input.channel, file)
  const { marked, isAll } = await mark(db, wanted.slice(0, RESULT_ROWS_MAX), file)
  const said = { rows: marked.length, isAll: isAll && wanted.length <= RESULT_ROWS_MAX, exportedBefore }
  if (marked.length === 0) return { url: null, ...said }
  const fileId = await files.save(`withdrawals/${id}.csv`, writeCsv(TO_PAY_COLUMNS, marked.map(asCells)))
  return { url: await files.temporaryUrl(fileId), ...said }
}

/** Answers up to when requests are in the file; a repeated request hears the same. */
function writeExport(input: Input, { db, caller, now }: ActionContext): Promise<number> {
  const change = { actorId: caller.visitorId, requestId: input.requestId, action: 'withdrawals.exportToPay', input }
  return db.transact(async (tx) => {
    const done = await carriedOut(tx, change)
    if (done !== null) return done.answer ?? now
    const what = { subject: input.channel, reason: '', before: '', after: '', answer: now, at: now }
    await writeAudit(tx, change, what)
    return now
  })
}

/** When the row stood in another file than this one; null: never. */
const otherFileAt = ({ exportId, exportedAt, exportedBefore }: Row, file: File): number | null =>
  exportId === file.id ? exportedBefore : exportedAt

/** Whether the row belongs into the file. */
const isWanted = (row: Row, file: File): boolean =>
  row.state === 'reviewing' && row.requestedAt <= file.at && (file.again || otherFileAt(row, file) === null)

/** The oldest first; one more than fits tells that there are others. Counts those that stood in another file. */
async function openRows(db: Database, channel: Input['channel'], file: File) {
  const wanted: Row[] = []
  let exportedBefore = 0
  let after: Position | null = null
  while (wanted.length <= RESULT_ROWS_MAX) {
    // The index `newest-by-state-channel`, walked backwards.
    const page: Row[] = await withdrawals.find(db, {
      where: { state: 'reviewing', channel },
      oldestFirst: { by: 'requestedAt', after },
      limit: QUERY_ROWS_MAX,
    })
    wanted.push(...page.filter((row) => isWanted(row, file)))
    exportedBefore += page.filter((row) => otherFileAt(row, file) !== null).length
    const last = page.at(-1)
    if (last === undefined || page.length < QUERY_ROWS_MAX || last.requestedAt > file.at) break
    after = { at: last.requestedAt, id: last._id }
  }
  return { wanted, exportedBefore }
}

/** Marks rows as standing in the file, as far as time goes; answers those that do, which others may have taken meanwhile. */
async function mark(db: Database, rows: readonly Row[], file: File): Promise<{ marked: Row[]; isAll: boolean }> {
  const marked: Row[] = []
  for (let at = 0; at < rows.length; at += MARKED_AT_ONCE) {
    if (at > 0 && !db.hasTime()) return { marked, isAll: false }
    marked.push(...(await markTogether(db, rows.slice(at, at + MARKED_AT_ONCE), file)))
  }
  return { marked, isAll: true }
}

function markTogether(db: Database, rows: readonly Row[], file: File): Promise<Row[]> {
  return db.transact(async (tx) => {
    const marked: Row[] = []
    for (const { _id } of rows) {
      const row = await withdrawals.get(tx, _id)
      if (row === null || !isWanted(row, file)) continue
      if (row.exportId === file.id) {
        marked.push(row)
        continue
      }
      const { exportedAt: exportedBefore, version } = row
      const fields = { exportId: file.id, exportedAt: file.at, exportedBefore, version: version + 1 }
      await withdrawals.patch(tx, _id, fields)
      marked.push({ ...row, ...fields })
    }
    return marked
  })
}

const asCells = ({ _id, payee, amountFen, requestedAt, note, exportedBefore }: Row): string[] => [
  ...[_id, payee?.realName ?? '', accountCell(payee?.account ?? ''), payee?.bank ?? ''],
  ...[yuanCell(amountFen), timeCell(requestedAt), note, exportedBefore === null ? '' : timeCell(exportedBefore)],
  ...['', '', ''],
]
