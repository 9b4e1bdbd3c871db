import type { Fen } from '@shared/kernel/money'
import { contents, products, shops } from '../catalog/repository'
import type { Store } from '../runtime/database'
import type { Share } from './model'
import { MALL, SAYS } from './phrases'

/** What a share is about, in the catalog's words; nothing of the promoter's. */
export interface Subject {
  readonly title: string
  /** The shop's name; the mall's where the target belongs to no shop, or is the shop. */
  readonly from: string
  /** What it costs; null for what has no price, or can't be bought now. `isLowest`: others of it cost more. */
  readonly price: { readonly fen: Fen; readonly isLowest: boolean } | null
}

/** Two reads at most. What is gone from the catalog is told as the mall. */
export async function subjectOf(store: Store, { target, shopId }: Pick<Share, 'target' | 'shopId'>): Promise<Subject> {
  const about = async (title: string, price: Subject['price'] = null): Promise<Subject> => ({
    ...{ title, price },
    from: (shopId === null ? null : await shops.get(store, shopId))?.name ?? MALL,
  })
  switch (target.kind) {
    case 'product': {
      const product = await products.get(store, target.id)
      if (product === null) return about(SAYS.miniprogram)
      const isLowest = product.skus.some(({ priceFen }) => priceFen !== product.priceFen)
      return about(product.title, product.state === 'on-sale' ? { fen: product.priceFen, isLowest } : null)
    }
    case 'live':
    case 'video':
    case 'article':
      return about((await contents.get(store, target.id))?.title ?? SAYS.miniprogram)
    case 'shop': {
      const shop = await shops.get(store, target.id)
      return { title: shop?.name ?? SAYS.miniprogram, from: MALL, price: null }
    }
    default:
      return about(SAYS[target.kind])
  }
}
