import type { Output } from '@shared/contracts'
import type { Product } from '@/hooks/use-products'
import type { Arrangement } from './draft'

type Front = Pick<Output<'storefront.home'>, 'slides' | 'sections'>

/**
 * An arrangement as the home page will show it, from what is known of its products: what is gone or off sale is left out.
 * A file of the cloud has an address in WeChat alone (`showsFiles`); elsewhere the product's own picture stands for it.
 */
export function previewOf({ slides, sections }: Arrangement, products: readonly Product[], showsFiles: boolean): Front {
  const byId = new Map(products.filter(({ state }) => state === 'on-sale').map((one) => [one.productId, one]))
  return {
    slides: slides
      .filter(({ target, targetName }) => targetName !== null && (target.kind !== 'product' || byId.has(target.id)))
      .map(({ title, target, picture }) => {
        const own = picture !== null && (showsFiles || !picture.startsWith('cloud:')) ? picture : null
        return { title: title.trim(), target, picture: own ?? byId.get(target.id)?.picture ?? null }
      }),
    sections: sections
      .map((section) => ({
        title: section.title.trim(),
        products: section.products.flatMap(({ productId }) => byId.get(productId) ?? []),
      }))
      .filter((section) => section.products.length > 0),
  }
}
