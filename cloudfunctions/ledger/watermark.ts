import { HOUR_MS } from '@shared/kernel/time'
import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { QUERY_ROWS_MAX } from '../runtime/filter'
import { entries, seals } from './repository'
import { newestSeal, type SealRow, sealSlice } from './seal'

/** How far back each run counts again. Older rows are checked by the proof alone. */
const WINDOW_MS = 2 * HOUR_MS

/** A run of seals that begins and ends between two instants, so that its entries can be counted by time alone. */
interface Stretch {
  readonly first: SealRow
  readonly last: SealRow
  readonly entries: number
}

/** Task: one slice a step; when none is left, looks for entries that came below the watermark. */
export async function stepSeals(context: Context): Promise<string | null> {
  if ((await sealSlice(context)).more) return 'more'
  await lookForLateArrivals(context)
  return null
}

/**
 * Counts the entries of the last two hours below the watermark again: one that arrived after its time was sealed, or one
 * that is gone, raises an alarm. To be called when nothing that is old enough waits for its seal.
 */
export async function lookForLateArrivals(context: Context): Promise<void> {
  const { db } = context
  const newest = await newestSeal(db)
  if (newest === null) return
  const window = stretches(await recentSeals(db, newest.until - WINDOW_MS))
  const [first] = window
  const last = window.at(-1)
  if (first === undefined || last === undefined) return
  const sealed = window.reduce((sum, stretch) => sum + stretch.entries, 0)
  if ((await countBetween(db, first.first.from, last.last.until)) === sealed) return
  for (const stretch of window) {
    const found = await countBetween(db, stretch.first.from, until(window, stretch))
    if (found === stretch.entries) continue
    const name = found > stretch.entries ? 'ledger.late-arrival' : 'ledger.entry-missing'
    await raiseAlarm(context, name, stretch.first._id, {
      from: stretch.first.from,
      until: stretch.last.until,
      sealed: stretch.entries,
      found,
    })
  }
}

/** Up to the next stretch, so that what arrived between two of them is counted too. */
function until(window: readonly Stretch[], stretch: Stretch): number {
  const next = window[window.indexOf(stretch) + 1]
  return next === undefined ? stretch.last.until : next.first.from - 1
}

const countBetween = (db: Database, from: number, until: number): Promise<number> =>
  entries.count(db, { at: { from, below: until + 1 } })

/** Oldest first. */
async function recentSeals(db: Database, since: number): Promise<SealRow[]> {
  const where = { until: { from: since } }
  return (await seals.find(db, { where, newestFirst: { by: 'until' }, limit: QUERY_ROWS_MAX })).reverse()
}

function stretches(rows: readonly SealRow[]): Stretch[] {
  const found: Stretch[] = []
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    // The oldest row may share its first instant with a seal that was not read.
    const isClean = before === undefined ? row.number === 1 : row.from > before.until
    const open = found.at(-1)
    if (isClean) found.push({ first: row, last: row, entries: row.entries })
    else if (open !== undefined) found[found.length - 1] = { ...open, last: row, entries: open.entries + row.entries }
  }
  return found
}
