import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { refuseBanned } from '../runtime/phrases'
import { SHELVES_ID } from './model'
import { shelves } from './repository'
import { shelvesAfter } from './rules'
import { change } from './staff-change'

/** The shelves of the mall in their order; none before the merchant set some. One read. */
export const shelvesOf = async (store: Store) => (await shelves.get(store, SHELVES_ID))?.categories ?? []

/** Whether there is such a shelf: products keep the id of one that is gone. */
export const isShelf = async (store: Store, categoryId: string): Promise<boolean> =>
  (await shelvesOf(store)).some((shelf) => shelf.categoryId === categoryId)

/** All shelves anew; a new one's id is made of the request, so that a repetition answers the same. */
export async function setCategories(input: Parsed<'catalog.setCategories'>, context: ActionContext) {
  for (const { name } of input.categories) refuseBanned('categories', name)
  const by = `${context.caller.visitorId}\n${input.requestId}`
  const wanted = input.categories.map(({ categoryId, name }, at) => ({
    name,
    isNew: categoryId === undefined,
    categoryId: categoryId ?? derivedId(`${by}\n${at}`),
  }))
  const items = wanted.map(({ categoryId, name }) => ({ categoryId, name }))
  await change('catalog.setCategories', SHELVES_ID, input, context, async (tx) => {
    const saved = await shelves.get(tx, SHELVES_ID)
    const known = saved?.categories ?? []
    if (!shelvesAfter(known, wanted)) throw new Refusal('NOT_FOUND', { field: 'categories' })
    const after = { categories: items, changedAt: context.now }
    if (saved === null) await shelves.insert(tx, SHELVES_ID, after)
    else await shelves.patch(tx, SHELVES_ID, after)
    return { before: known, after: items }
  })
  return { items }
}

/** Refuses a shelf that is not there; null is none. */
export async function refuseUnknownShelf(tx: Store, categoryId: string | null | undefined): Promise<void> {
  if (categoryId == null || (await isShelf(tx, categoryId))) return
  throw new Refusal('NOT_FOUND', { field: 'categoryId' })
}
