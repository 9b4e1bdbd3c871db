import { SHELVES_ID } from '../catalog/model'
import { contents, products, shelves, shops } from '../catalog/repository'
import type { Database } from '../runtime/database'
import type { Query } from '../runtime/filter'
import type { Home } from './model'
import { targetsOf } from './rules'

interface Source<Row> {
  find(db: Database, query: Query): Promise<Row[]>
}

async function rowsOf<Row extends { readonly _id: string }>(source: Source<Row>, db: Database, ids: readonly string[]) {
  const rows = ids.length === 0 ? [] : await source.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  return new Map(rows.map((row) => [row._id, row]))
}

/**
 * Everything that an arrangement points to, by kind and id: one read a collection, none for one that nothing points to;
 * and the shelves, all of them.
 */
export async function targetsIn(db: Database, home: Home) {
  const [product, shop, content, kept] = await Promise.all([
    rowsOf(products, db, targetsOf(home, 'product')),
    rowsOf(shops, db, targetsOf(home, 'shop')),
    rowsOf(contents, db, targetsOf(home, 'content')),
    shelves.get(db, SHELVES_ID),
  ])
  const categories = kept?.categories ?? []
  return { product, shop, content, category: new Map(categories.map((shelf) => [shelf.categoryId, shelf])), categories }
}
