import { contents, products, shops } from '../catalog/repository'
import type { Store } from '../runtime/database'
import type { ShareTarget } from './model'

/** Whether there is such a thing to share. */
export type TargetFinder = (store: Store, id: string) => Promise<boolean>

const contentOf =
  (kind: 'live' | 'video' | 'article'): TargetFinder =>
  async (store, id) =>
    (await contents.get(store, id))?.kind === kind

/** What the catalog knows. Capabilities above bring the finders of their own targets in `functions/handlers.ts`. */
const KNOWN: Partial<Record<ShareTarget['kind'], TargetFinder>> = {
  product: async (store, id) => (await products.get(store, id)) !== null,
  shop: async (store, id) => (await shops.get(store, id)) !== null,
  live: contentOf('live'),
  video: contentOf('video'),
  article: contentOf('article'),
}

export type HigherTargets = Partial<Record<'coupon', TargetFinder>>

/** True when the target exists, or is one of a kind; a kind that nobody brings a finder for does not exist. */
export async function targetExists(store: Store, target: ShareTarget, higher: HigherTargets): Promise<boolean> {
  if (!('id' in target)) return true
  const find = { ...KNOWN, ...higher }[target.kind]
  return find === undefined ? false : find(store, target.id)
}
