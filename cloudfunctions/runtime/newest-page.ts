import { Refusal } from '@shared/kernel/errors'
import { decodeCursor, type Page, pageOf } from '@shared/kernel/page'
import type { Database } from './database'
import type { Query } from './filter'

interface Source<Row> {
  find(db: Database, query: Query): Promise<Row[]>
}
interface Wanted<Row> {
  readonly where: Query['where']
  /** The time or amount that orders the list; the index is (where fields…, this, _id), both of them down or both up. */
  readonly by: keyof Row & string
  readonly cursor: string | undefined
  readonly size: number
}

type Order = 'newestFirst' | 'oldestFirst'

async function page<Row extends { readonly _id: string }>(
  source: Source<Row>,
  db: Database,
  order: Order,
  { where, by, cursor, size }: Wanted<Row>,
): Promise<Page<Row>> {
  const after = cursor === undefined ? null : decodeCursor(cursor)
  if (cursor !== undefined && after === null) throw new Refusal('INVALID_INPUT', { field: 'cursor' })
  // One more than is shown tells whether there is a next page.
  const rows = await source.find(db, { where, [order]: { by, after }, limit: size + 1 })
  return pageOf(rows, size, (row) => ({ at: Number(row[by]), id: row._id }))
}

/** One page of a list, newest or highest first. Refuses a cursor that is none of ours with INVALID_INPUT. */
export const newestPage = <Row extends { readonly _id: string }>(
  source: Source<Row>,
  db: Database,
  wanted: Wanted<Row>,
) => page(source, db, 'newestFirst', wanted)

/** The same the other way round: oldest or lowest first. */
export const lowestPage = <Row extends { readonly _id: string }>(
  source: Source<Row>,
  db: Database,
  wanted: Wanted<Row>,
) => page(source, db, 'oldestFirst', wanted)
