import { customers } from '../bindings/repository'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { LINK_OPEN_KEPT_MS } from '../shares/rules'
import { SOURCES } from './model'
import { type Marks, type Recounted, type Row, recountLogs } from './recounted'
import { statisticDays, statisticMarks, statisticPeople, statisticShares } from './repository'

export interface Recount {
  /** Rows that were compared. */
  readonly rows: number
  /** One a row that is not what the logs say. */
  readonly differences: readonly string[]
}

/** While people act, the roll-up may go on in the middle of a reading. */
const READINGS_MAX = 3

/**
 * Computes every figure anew from the logs, up to the marks, and compares it with what is stored. Changes nothing. Throws
 * when events were counted during each of its readings.
 */
export async function recount({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Recount> {
  for (let reading = 0; reading < READINGS_MAX; reading += 1) {
    const marks = await marksOf(db)
    const compared = await compare(db, await recountLogs(db, marks), now)
    if (JSON.stringify(await marksOf(db)) === JSON.stringify(marks)) return compared
  }
  throw new Error('figures were counted meanwhile: try again in a minute')
}

async function marksOf(db: Database): Promise<Marks> {
  const rows = await statisticMarks.find(db, { where: { _id: { in: SOURCES } }, limit: SOURCES.length })
  const of = (source: string) => {
    const { at = 0, id = '' } = rows.find(({ _id }) => _id === source) ?? {}
    return { at, id }
  }
  return Object.fromEntries(SOURCES.map((source) => [source, of(source)])) as Marks
}

async function compare(db: Database, expected: Recounted, now: number): Promise<Recount> {
  /** Openings before this may be deleted (`link-opens`, expiry): a figure that reaches so far back may be larger than what is left says. */
  const keptFrom = now - LINK_OPEN_KEPT_MS
  const mintedAt = (id: string): number => expected.mintedAt.get(id) ?? 0
  const found = await Promise.all([
    differing('statistic-days', expected.days, statisticDays.all(db, 'dayAt'), {
      isOpensKept: (_id, { dayAt }) => Number(dayAt) >= keptFrom,
    }),
    // A title is as it was when something first came of the share.
    differing('statistic-shares', expected.shares, statisticShares.all(db, 'lastAt'), {
      isOpensKept: (id) => mintedAt(id) >= keptFrom,
    }),
    differing('statistic-people', expected.people, statisticPeople.all(db, 'lastVisitDayAt')),
    differing('bindings', expected.customers, countedOnly(expected, customers.all(db, 'boundAt'))),
  ])
  return { rows: found.reduce((sum, { rows }) => sum + rows, 0), differences: found.flatMap((one) => one.differences) }
}

/** A binding that is younger than the mark says nothing yet. */
async function* countedOnly<R extends { readonly _id: string }>(expected: Recounted, rows: AsyncIterable<R>) {
  for await (const row of rows) if (expected.customers.has(row._id)) yield row
}

interface Allowed {
  /** Whether all openings that the row counts are still there; else one that is gone may be counted, and be the last. */
  readonly isOpensKept?: (id: string, row: Row) => boolean
}

/** Nothing else came of that day or share. */
const hasOnlyOpens = ({ visits, registrations, orders, paidFen }: Row): boolean =>
  [visits, registrations, orders, paidFen].every((figure) => figure === 0)

async function differing(
  collection: string,
  expected: ReadonlyMap<string, Row>,
  stored: AsyncIterable<Row & { readonly _id: string }>,
  { isOpensKept = () => true }: Allowed = {},
): Promise<Recount> {
  const differences: string[] = []
  const left = new Set(expected.keys())
  let rows = 0
  for await (const { _id, ...row } of stored) {
    rows += 1
    left.delete(_id)
    const should = expected.get(_id)
    if (should === undefined && hasOnlyOpens(row) && !isOpensKept(_id, row)) continue
    const isGone = (field: string) =>
      (field === 'linkOpens' || field === 'lastAt') &&
      !isOpensKept(_id, row) &&
      Number(row[field]) >= Number(should?.[field] ?? 0)
    const wrong = Object.keys(should ?? row).filter(
      (field) => JSON.stringify(row[field]) !== JSON.stringify(should?.[field]) && !isGone(field),
    )
    const said = wrong.map(
      (field) => `${field} is ${JSON.stringify(row[field])}, not ${JSON.stringify(should?.[field])}`,
    )
    if (said.length > 0) differences.push(`${collection}/${_id}: ${said.join('; ')}`)
  }
  for (const id of left) differences.push(`${collection}/${id}: is missing`)
  return { rows, differences }
}
