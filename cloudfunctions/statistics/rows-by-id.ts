import type { Database } from '../runtime/database'
import type { Query } from '../runtime/filter'

/** Ids of one query: a filter stays small on the wire. */
const ASKED_MAX = 200

/** The rows with these ids, by id; one that is not there is left out. */
export async function rowsById<Row extends { readonly _id: string }>(
  source: { find(db: Database, query: Query): Promise<Row[]> },
  db: Database,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Row>> {
  const all = [...new Set(ids)]
  const found = new Map<string, Row>()
  for (let from = 0; from < all.length; from += ASKED_MAX) {
    const asked = all.slice(from, from + ASKED_MAX)
    for (const row of await source.find(db, { where: { _id: { in: asked } }, limit: asked.length })) {
      found.set(row._id, row)
    }
  }
  return found
}
