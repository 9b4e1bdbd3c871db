import type { Context } from './context'

/** Rows removed in one step: enough to keep up, few enough to end in time. */
const BATCH = 100

/** Removes rows of `collection` whose `expiresAt` is past; answers 'more' while there may be others. */
export async function expireRows({ db, now }: Context, collection: string): Promise<string | null> {
  const rows = await db.find(collection, { where: { expiresAt: { below: now } }, limit: BATCH })
  for (const { _id } of rows) await db.remove(collection, _id)
  return rows.length === BATCH ? 'more' : null
}
