import { HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import { customers } from '../bindings/repository'
import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { type Mark, type Person, personRowId, SOURCES, type Source } from './model'
import { statisticDays, statisticMarks, statisticPeople, statisticShares } from './repository'
import { count, type Figures, fitting, type LogRow, type ShareAbout, sharesOf, touchedBy } from './rules'
import { newAbouts } from './share-abouts'
import { readStretch } from './sources'

/**
 * Younger events wait. What is written carries the time at which its function began, and a function lives for a minute at
 * most: after two, nobody writes an event into a time that far back, so none is ever committed behind a mark. The
 * ledger's seal waits longer for the same reason (`ledger/seal.ts`); what it misses breaks its chain, what this misses
 * `recount` finds.
 */
export const LAG_MS = 2 * MINUTE_MS
/** Documents of figures and bindings that one transaction reads and writes, the mark apart. */
const DOCUMENTS_MAX = 80

const BEGINNING: Mark = { at: 0, id: '', countedUntil: 0 }

/** Stands behind a log's name in a cursor: one of the logs before it in this round has more. */
const MORE = '+'

/**
 * Task: counts one stretch, of the first log from the cursor's on that has something. A round takes one of each, and
 * another round follows while one of them has more: a day with many visits must not hold up what was bought. A log that
 * can't be counted is told of and holds up no other.
 */
export async function rollUp(context: Context, cursor: string | null): Promise<string | null> {
  const first = SOURCES.find((name) => cursor?.replace(MORE, '') === name) ?? SOURCES[0]
  let hasMore = cursor?.endsWith(MORE) ?? false
  for (let at = SOURCES.indexOf(first); at < SOURCES.length; at += 1) {
    const { rows, isDone } = await tryStretch(context, SOURCES[at] ?? first)
    if (!isDone) hasMore = true
    const next = SOURCES[at + 1]
    if (rows > 0 && next !== undefined) return hasMore ? `${next}${MORE}` : next
  }
  return hasMore ? SOURCES[0] : null
}

interface Rolled {
  /** Rows that were looked at. */
  readonly rows: number
  /** Whether none of the log is waiting. */
  readonly isDone: boolean
}
const NOTHING_ROLLED: Rolled = { rows: 0, isDone: true }

/** A log that fails for so long does not come right by itself: a row of it can't be read. */
const STUCK_MS = HOUR_MS

/** Only a mark that stands still says so: the numbers look right, as of then. Told once a standstill. */
async function tellIfStuck(context: Context, source: Source): Promise<void> {
  const { countedUntil } = (await statisticMarks.get(context.db, source)) ?? BEGINNING
  if (countedUntil >= context.now - STUCK_MS) return
  await raiseAlarm(context, 'statistics.stuck', `${source}_${countedUntil}`, { source, countedUntil })
}

async function tryStretch(context: Context, source: Source): Promise<Rolled> {
  try {
    return await rollStretch(context, source)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    context.log('statistics.failed', { source, message })
    // Outside help that failed may be there again in five minutes; and what can't be told now is told with the next failure.
    if (!(error instanceof Operational)) await tellIfStuck(context, source).catch(() => {})
    return NOTHING_ROLLED
  }
}

/**
 * Counts the next stretch: the rows and the log's mark change in one transaction, from what it reads in it, so an event
 * counts once whatever is killed when, and of two that roll at once one finds the mark moved.
 */
async function rollStretch({ db, now }: Context, source: Source): Promise<Rolled> {
  const until = now - LAG_MS
  const mark = (await statisticMarks.get(db, source)) ?? BEGINNING
  const { rows, shares, isLast } = await readStretch(db, source, { after: mark, until })
  // Another round of the same run: there is nothing to write down.
  if (isLast && rows.length === 0 && mark.countedUntil >= until) return NOTHING_ROLLED
  const counted = fitting(rows, DOCUMENTS_MAX)
  const events = counted.flatMap((row) => row.events)
  const abouts = await newAbouts(db, shares, events.flatMap(sharesOf))
  const isDone = isLast && counted.length === rows.length
  await db.transact(async (tx) => {
    const stored = await statisticMarks.get(tx, source)
    const current = stored ?? BEGINNING
    if (current.at !== mark.at || current.id !== mark.id) return
    const last = counted.at(-1) ?? { at: mark.at, id: mark.id }
    const countedUntil = Math.max(current.countedUntil, isDone ? until : last.at)
    const moved = { at: last.at, id: last.id, countedUntil }
    await countRows(tx, counted, abouts)
    if (stored === null) await statisticMarks.insert(tx, source, moved)
    else await statisticMarks.patch(tx, source, moved)
  })
  return { rows: counted.length, isDone }
}

async function countRows(tx: Store, rows: readonly LogRow[], abouts: ReadonlyMap<string, ShareAbout>): Promise<void> {
  const events = rows.flatMap((row) => row.events)
  const touched = events.map(touchedBy)
  const days = await load(
    tx,
    statisticDays,
    touched.map(({ day }) => day),
  )
  const shares = await load(
    tx,
    statisticShares,
    touched.flatMap((ids) => ids.shares),
  )
  const people = await load(
    tx,
    statisticPeople,
    touched.flatMap(({ person }) => person ?? []),
  )
  const figures: Figures = { days: days.rows, shares: shares.rows, people: people.rows }
  for (const event of events) count(figures, event, abouts)
  await days.save()
  await shares.save()
  await people.save()
  const bought = events.flatMap((event) => {
    const { customer } = touchedBy(event)
    return customer === null ? [] : [{ customer, promoterId: event.promoterId }]
  })
  for (const { customer, promoterId } of unique(bought)) {
    const person = figures.people.get(personRowId(promoterId, customer))
    if (person !== undefined) await tellBinding(tx, customer, person)
  }
}

const unique = <Pair extends { customer: string; promoterId: string }>(pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map((pair) => [personRowId(pair.promoterId, pair.customer), pair])).values(),
]

/** A customer's row in their promoter's list says what the person's row says. Who bought as another's customer has none. */
async function tellBinding(tx: Store, customerId: string, person: Person): Promise<void> {
  const customer = await customers.get(tx, customerId)
  if (customer?.promoterId !== person.promoterId) return
  const { paidFen, ordersTotal } = person
  const lastOrderAt = person.lastOrderAt ?? 0
  const isSame =
    customer.paidFen === paidFen && customer.ordersTotal === ordersTotal && customer.lastOrderAt === lastOrderAt
  if (!isSame) await customers.patch(tx, customerId, { paidFen, ordersTotal, lastOrderAt })
}

interface Rows<Row> {
  get(store: Store, id: string): Promise<(Row & { readonly _id: string }) | null>
  insert(store: Store, id: string, row: Row): Promise<void>
  patch(store: Store, id: string, row: Partial<Row>): Promise<void>
}

/** Reads these rows, to be changed in place; `save` writes those that changed. */
async function load<Row extends object>(tx: Store, table: Rows<Row>, ids: readonly string[]) {
  const rows = new Map<string, Row>()
  const before = new Map<string, string>()
  for (const id of new Set(ids)) {
    const found = await table.get(tx, id)
    if (found === null) continue
    const { _id, ...fields } = found
    const row = fields as unknown as Row
    rows.set(id, row)
    before.set(id, JSON.stringify(row))
  }
  const save = async (): Promise<void> => {
    for (const [id, row] of rows) {
      const known = before.get(id)
      if (known === undefined) await table.insert(tx, id, row)
      else if (known !== JSON.stringify(row)) await table.patch(tx, id, row)
    }
  }
  return { rows, save }
}
