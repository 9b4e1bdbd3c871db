import { decodeCursor, encodeCursor } from '@shared/kernel/page'
import type { Context } from './context'
import type { Database } from './database'
import type { Query } from './filter'
import { hashed } from './log'

/** What waits for a time: rows with a field that says when they are looked at next, null for never. */
interface Waiting<Row> {
  readonly rows: { find(db: Database, query: Query): Promise<Row[]> }
  /** The field; the index is (field, _id). */
  readonly by: keyof Row & string
  readonly batch: number
  /** What is done with a row that is due. It bears being repeated, and moves the row's time on. */
  readonly step: (context: Context, row: Row) => Promise<void>
}

/**
 * One step of a task over rows that are due, the longest waiting first. A row that fails is told in the log and stands in
 * nobody's way: the next ones are done, and it is tried again in the next round.
 */
export async function stepDueRows<Row extends { readonly _id: string }>(
  context: Context,
  cursor: string | null,
  { rows, by, batch, step }: Waiting<Row>,
): Promise<string | null> {
  const { db, now, log } = context
  // From 0 on, because those that wait for nothing come first in the index.
  const after = (cursor === null ? null : decodeCursor(cursor)) ?? { at: 0, id: '' }
  const found = await rows.find(db, { where: {}, oldestFirst: { by, after }, limit: batch })
  const due = found.filter((row) => Number(row[by]) <= now)
  for (const row of due) {
    try {
      await step(context, row)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log('row.failed', { waitedFor: by, row: hashed(row._id), message })
    }
  }
  const last = due.at(-1)
  return last === undefined || due.length < batch ? null : encodeCursor({ at: Number(last[by]), id: last._id })
}
