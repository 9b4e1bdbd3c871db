import type { Position } from '@shared/kernel/page'
import type * as z from 'zod'
import type { Database, Fields, Store } from './database'
import type { Query } from './filter'
import { hashed } from './log'

/** Rows a request when a whole collection is read. */
const ALL_PAGE = 500

/** A collection with its record's schema: what is read is parsed, so a row that a hand in the console spoilt is found here. */
export function table<S extends z.ZodType<object, object>>(collection: string, schema: S) {
  type Entry = z.output<S>
  const parse = (row: unknown): Entry & { readonly _id: string } => {
    const { _id, ...fields } = row as { _id: string } & Record<string, unknown>
    const parsed = schema.safeParse(fields)
    if (!parsed.success)
      throw new Error(`${collection}/${hashed(_id)}: ${parsed.error.issues[0]?.path.join('.')} is not as declared`)
    return { _id, ...parsed.data }
  }
  return {
    async get(store: Store, id: string) {
      const row = await store.get(collection, id)
      return row === null ? null : parse(row)
    },
    insert: (store: Store, id: string, entry: z.input<S>) => store.insert(collection, id, entry as Fields),
    patch: (store: Store, id: string, fields: Partial<z.input<S>>) => store.patch(collection, id, fields as Fields),
    remove: (store: Store, id: string) => store.remove(collection, id),
    find: async (db: Database, query: Query) => (await db.find(collection, query)).map(parse),
    /** Every row, oldest first by `by`, page after page. */
    async *all(db: Database, by: string) {
      let after: Position | null = null
      for (;;) {
        const rows: (Entry & { readonly _id: string })[] = (
          await db.find(collection, { where: {}, oldestFirst: { by, after }, limit: ALL_PAGE })
        ).map(parse)
        yield* rows
        const last = rows.at(-1)
        if (last === undefined || rows.length < ALL_PAGE) return
        after = { at: (last as unknown as Record<string, number>)[by] ?? 0, id: last._id }
      }
    },
    count: (db: Database, where: Query['where']) => db.count(collection, { where }),
  }
}

export type EntryOf<T extends { get(store: Store, id: string): Promise<unknown> }> = NonNullable<
  Awaited<ReturnType<T['get']>>
>
