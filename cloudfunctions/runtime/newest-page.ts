import { Refusal } from '@shared/kernel/errors'
import { decodeCursor, type Page, pageOf } from '@shared/kernel/page'
import type { Database } from './database'
import type { Query } from './filter'

interface Source<Row> {
  find(db: Database, query: Query): Promise<Row[]>
}
interface Wanted<Row> {
  readonly where: Query['where']
  /** The time that orders the list; the index is (where fields…, this −1, _id −1). */
  readonly by: keyof Row & string
  readonly cursor: string | undefined
  readonly size: number
}

/** One page of a list, newest first. Refuses a cursor that is none of ours with INVALID_INPUT. */
export async function newestPage<Row extends { readonly _id: string }>(
  source: Source<Row>,
  db: Database,
  { where, by, cursor, size }: Wanted<Row>,
): Promise<Page<Row>> {
  const after = cursor === undefined ? null : decodeCursor(cursor)
  if (cursor !== undefined && after === null) throw new Refusal('INVALID_INPUT', { field: 'cursor' })
  // One more than is shown tells whether there is a next page.
  const rows = await source.find(db, { where, newestFirst: { by, after }, limit: size + 1 })
  return pageOf(rows, size, (row) => ({ at: Number(row[by]), id: row._id }))
}
