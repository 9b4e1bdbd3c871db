import { keep, kept } from './namespace'
import { createPersonalStore } from './store'

/** What this person looked at, newest first, on this device alone. The server takes so many ids at once (`PRODUCTS_BY_ID_MAX`). */
export const VIEWED_MAX = 50
const NAME = 'viewed-products'

function read(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(kept(NAME) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string').slice(0, VIEWED_MAX) : []
  } catch {
    return []
  }
}

/** Ids of products. */
export const viewedProducts = createPersonalStore<readonly string[]>(read(), [])

export function noteViewed(productId: string): void {
  const before = viewedProducts.get()
  if (before[0] === productId) return
  const ids = [productId, ...before.filter((id) => id !== productId)].slice(0, VIEWED_MAX)
  viewedProducts.set(ids)
  keep(NAME, JSON.stringify(ids))
}

export function forgetViewed(): void {
  viewedProducts.set([])
  keep(NAME, null)
}
