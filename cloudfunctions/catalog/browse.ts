import type { Parsed } from '@shared/contracts'
import type { PRODUCT_SORTS } from '@shared/contracts/catalog-shapes'
import { Refusal } from '@shared/kernel/errors'
import type { ActionContext } from '../runtime/context'
import { lowestPage, newestPage } from '../runtime/newest-page'
import { products } from './repository'
import { searchedTerms } from './search-terms'
import { isShelf } from './shelves'
import { listed } from './shown'

/** By what a list goes, and from which end. */
const ORDERS = {
  newest: { by: 'addedAt', from: newestPage },
  'price-up': { by: 'priceFen', from: lowestPage },
  'price-down': { by: 'priceFen', from: newestPage },
  commission: { by: 'earnFen', from: newestPage },
} as const satisfies Record<(typeof PRODUCT_SORTS)[number], object>

const NOTHING = { items: [], cursor: null }

/** A page of products; which index serves which filter and order stands in `runtime/collections.ts`. */
export async function browse(input: Parsed<'catalog.products'>, context: ActionContext) {
  const { cursor, size, shopId, categoryId, search, sort, state } = input
  const { db, caller } = context
  if (state === 'off-sale' && (await caller.staffRoles()).length === 0) throw new Refusal('FORBIDDEN')
  const [first, ...others] = searchedTerms(search ?? '')
  // Nothing but signs that are no letters: that finds nothing, rather than everything.
  if (search !== undefined && first === undefined) return NOTHING
  const where = {
    state,
    ...(shopId === undefined ? {} : { shopId }),
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(first === undefined ? {} : { searchTerms: { has: [first, ...others] as const } }),
  }
  const { by, from } = ORDERS[sort]
  const page = from(products, db, { where, by, cursor, size })
  // Who is on a later page came by the first one: whether there is such a shelf is asked there alone.
  const there = categoryId === undefined || cursor !== undefined || isShelf(db, categoryId)
  const [{ items, cursor: next }, isThere] = await Promise.all([page, there])
  return isThere ? { items: await listed(items, context), cursor: next } : NOTHING
}

/** These products in the order asked for; an unknown one is left out. One read for all. */
export async function byIds({ productIds }: Parsed<'catalog.productsById'>, context: ActionContext) {
  const ids = [...new Set(productIds)]
  const rows = await products.find(context.db, { where: { _id: { in: ids } }, limit: ids.length })
  const known = new Map(rows.map((row) => [row._id, row]))
  const asked = ids.flatMap((id) => known.get(id) ?? [])
  return { items: await listed(asked, context) }
}
