import { Refusal } from '@shared/kernel/errors'
import { newestPage } from '../runtime/newest-page'
import { refuseBanned } from '../runtime/phrases'
import { beginPolicy } from '../runtime/policies'
import type { HandlersOf } from '../runtime/router'
import { addNew } from './add'
import { addProduct } from './add-product'
import { browse, byIds } from './browse'
import { changeProduct, setFreight, setOnSale } from './change'
import { contentPolicyId } from './model'
import { setLockDays, setPlan, setPointsProgram, setReferralRate } from './plan'
import { channels, contents, products, shops } from './repository'
import { addStock } from './restock'
import { setCategories, shelvesOf } from './shelves'
import { opened } from './shown'

type CatalogAction =
  | 'catalog.products'
  | 'catalog.productsById'
  | 'catalog.categories'
  | 'catalog.setCategories'
  | 'catalog.contents'
  | 'catalog.product'
  | 'catalog.content'
  | 'catalog.shop'
  | 'catalog.addShop'
  | 'catalog.addChannel'
  | 'catalog.addProduct'
  | 'catalog.addContent'
  | 'catalog.setLockDays'
  | 'catalog.setPlan'
  | 'catalog.setReferralRate'
  | 'catalog.setPointsProgram'
  | 'catalog.setFreight'
  | 'catalog.changeProduct'
  | 'catalog.setOnSale'
  | 'catalog.addStock'

export const catalogHandlers: HandlersOf<CatalogAction> = {
  'catalog.products': browse,
  'catalog.productsById': byIds,
  'catalog.categories': async (_input, { db }) => ({ items: await shelvesOf(db) }),
  'catalog.setCategories': setCategories,

  'catalog.contents': async ({ cursor, size }, { db }) => {
    const page = await newestPage(contents, db, { where: {}, by: 'addedAt', cursor, size })
    return { items: page.items.map(({ _id, ...row }) => ({ contentId: _id, ...row })), cursor: page.cursor }
  },

  'catalog.product': async ({ productId }, context) => {
    const row = await products.get(context.db, productId)
    if (row === null) throw new Refusal('NOT_FOUND')
    return opened(row, context)
  },

  'catalog.content': async ({ contentId }, { db }) => {
    const row = await contents.get(db, contentId)
    if (row === null) throw new Refusal('NOT_FOUND')
    const [channel, shop] = await Promise.all([channels.get(db, row.channelId), shops.get(db, row.shopId)])
    return { contentId, ...row, channelName: channel?.name ?? '', shopName: shop?.name ?? '' }
  },

  'catalog.shop': async ({ shopId }, { db }) => {
    const row = await shops.get(db, shopId)
    if (row === null) throw new Refusal('NOT_FOUND')
    const { name, freightFen, freeFromFen } = row
    return { shopId, name, freightFen, freeFromFen }
  },

  'catalog.addShop': async (input, context) => {
    refuseBanned('name', input.name)
    return { shopId: await addNew(shops, input, context, () => ({ name: input.name })) }
  },

  'catalog.addChannel': async (input, context) => {
    refuseBanned('name', input.name)
    return { channelId: await addNew(channels, input, context, () => ({ name: input.name })) }
  },

  'catalog.addProduct': addProduct,

  'catalog.addContent': async (input, context) => {
    const { kind, channelId, shopId, title } = input
    refuseBanned('title', title)
    const fields = { kind, channelId, shopId, title }
    const contentId = await addNew(
      contents,
      input,
      context,
      () => fields,
      async (tx, id) => {
        if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
        if ((await channels.get(tx, channelId)) === null) throw new Refusal('NOT_FOUND', { field: 'channelId' })
        await beginPolicy(tx, contentPolicyId(id), context.now, { kind, channelId, shopId })
      },
    )
    return { contentId }
  },

  'catalog.setLockDays': async (input, context) => ({ from: await setLockDays(input, context) }),
  'catalog.setPlan': async (input, context) => ({ from: await setPlan(input, context) }),
  'catalog.setReferralRate': async (input, context) => ({ from: await setReferralRate(input, context) }),
  'catalog.setPointsProgram': async (input, context) => ({ from: await setPointsProgram(input, context) }),
  'catalog.addStock': async (input, context) => ({ freeChanged: await addStock(input, context) }),

  'catalog.setFreight': async (input, context) => {
    await setFreight(input, context)
    return {}
  },
  'catalog.changeProduct': async (input, context) => {
    await changeProduct(input, context)
    return {}
  },
  'catalog.setOnSale': async (input, context) => {
    await setOnSale(input, context)
    return {}
  },
}
