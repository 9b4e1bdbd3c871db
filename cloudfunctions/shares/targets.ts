import { contents, products, shops } from '../catalog/repository'
import type { Store } from '../runtime/database'
import type { ShareTarget } from './model'

/** The shop of a thing to share; undefined when there is no such thing. */
export type TargetFinder = (store: Store, id: string) => Promise<string | undefined>

const contentOf =
  (kind: 'live' | 'video' | 'article'): TargetFinder =>
  async (store, id) => {
    const content = await contents.get(store, id)
    return content?.kind === kind ? content.shopId : undefined
  }

/** What the catalog knows. Capabilities above bring the finders of their own targets in `functions/handlers.ts`. */
const KNOWN: Partial<Record<ShareTarget['kind'], TargetFinder>> = {
  product: async (store, id) => (await products.get(store, id))?.shopId,
  shop: async (store, id) => ((await shops.get(store, id)) === null ? undefined : id),
  live: contentOf('live'),
  video: contentOf('video'),
  article: contentOf('article'),
}

export type HigherTargets = Partial<Record<'coupon', TargetFinder>>

/** The shop of the target, null where it belongs to none; undefined when it does not exist or nobody brings its finder. */
export async function shopOfTarget(
  store: Store,
  target: ShareTarget,
  higher: HigherTargets,
): Promise<string | null | undefined> {
  if (!('id' in target)) return null
  return { ...KNOWN, ...higher }[target.kind]?.(store, target.id)
}
