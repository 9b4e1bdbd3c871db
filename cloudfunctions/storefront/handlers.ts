import { listed, picturesOf } from '../catalog/shown'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import type { HandlersOf } from '../runtime/router'
import { arrange } from './arrange'
import { HOME_ID, type Home } from './model'
import { arrangements } from './repository'
import { shownHome, targetsOf } from './rules'
import { targetsIn } from './targets'

export const storefrontHandlers: HandlersOf<'storefront.home' | 'storefront.arrangement' | 'storefront.arrange'> = {
  'storefront.home': async (_input, context) => homePage(context),

  'storefront.arrangement': async (_input, { db }) => {
    const home = await arranged(db)
    const { product, shop, content, category } = await targetsIn(db, home)
    const named = {
      product: (id: string) => product.get(id)?.title,
      shop: (id: string) => shop.get(id)?.name,
      content: (id: string) => content.get(id)?.title,
      category: (id: string) => category.get(id)?.name,
    }
    return {
      slides: home.slides.map((slide) => ({ ...slide, targetName: named[slide.target.kind](slide.target.id) ?? null })),
      sections: home.sections.map(({ title, productIds }) => ({
        title,
        products: productIds.map((productId) => ({ productId, title: product.get(productId)?.title ?? null })),
      })),
    }
  },

  'storefront.arrange': arrange,
}

/** Nothing before the merchant arranged something. */
async function arranged(db: Database): Promise<Home> {
  const { slides, sections } = (await arrangements.get(db, HOME_ID)) ?? { slides: [], sections: [] }
  return { slides, sections }
}

/** What there is of the arrangement: every collection is read once, and the addresses of all pictures are asked for together. */
async function homePage(context: ActionContext) {
  const saved = await arranged(context.db)
  const targets = await targetsIn(context.db, saved)
  const { categories } = targets
  const { slides, sections } = shownHome(saved, (kind, id) =>
    kind === 'product' ? targets.product.get(id)?.state === 'on-sale' : targets[kind].has(id),
  )
  const onShelf = targetsOf({ slides: [], sections }, 'product').flatMap((id) => targets.product.get(id) ?? [])
  const slidePictures = slides.map(({ picture, target }) => {
    return picture ?? (target.kind === 'product' ? targets.product.get(target.id)?.pictures[0] : null) ?? null
  })
  const shown = picturesOf(context, [...slidePictures, ...onShelf.map(({ pictures }) => pictures[0] ?? null)])
  const [address, products] = await Promise.all([shown, listed(onShelf, context, shown)])
  const byId = new Map(products.map((item) => [item.productId, item]))
  return {
    slides: slides.map(({ title, target }, at) => ({ title, target, picture: address(slidePictures[at]) })),
    categories,
    sections: sections.map(({ title, productIds }) => {
      return { title, products: productIds.flatMap((id) => byId.get(id) ?? []) }
    }),
  }
}
