import { Refusal } from '@shared/kernel/errors'
import type { ActionContext } from '../runtime/context'
import { newestPage } from '../runtime/newest-page'
import { refuseBanned } from '../runtime/phrases'
import { beginPolicy } from '../runtime/policies'
import type { HandlersOf } from '../runtime/router'
import { addNew } from './add'
import { setLockDays, setPromoted } from './change'
import { contentPolicyId, type Product, productPolicyId } from './model'
import { channels, contents, products, shops } from './repository'
import { isPromotedAt } from './rules'

type CatalogAction =
  | 'catalog.products'
  | 'catalog.contents'
  | 'catalog.product'
  | 'catalog.content'
  | 'catalog.shop'
  | 'catalog.addShop'
  | 'catalog.addChannel'
  | 'catalog.addProduct'
  | 'catalog.addContent'
  | 'catalog.setLockDays'
  | 'catalog.setPromoted'

export const catalogHandlers: HandlersOf<CatalogAction> = {
  'catalog.products': async ({ cursor, size, shopId }, context) => {
    const { db } = context
    const where = shopId === undefined ? {} : { shopId }
    const page = await newestPage(products, db, { where, by: 'addedAt', cursor, size })
    return { items: await withPlans(page.items, context), cursor: page.cursor }
  },

  'catalog.contents': async ({ cursor, size }, { db }) => {
    const page = await newestPage(contents, db, { where: {}, by: 'addedAt', cursor, size })
    return { items: page.items.map(({ _id, ...row }) => ({ contentId: _id, ...row })), cursor: page.cursor }
  },

  'catalog.product': async ({ productId }, context) => {
    const row = await products.get(context.db, productId)
    if (row === null) throw new Refusal('NOT_FOUND')
    const [listed] = await withPlans([row], context)
    if (listed === undefined) throw new Error('a product without a listing')
    return { ...listed, shopName: (await shops.get(context.db, row.shopId))?.name ?? '' }
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
    return { shopId, name: row.name }
  },

  'catalog.addShop': async (input, context) => {
    refuseBanned('name', input.name)
    return { shopId: await addNew(shops, input, context, { name: input.name }) }
  },

  'catalog.addChannel': async (input, context) => {
    refuseBanned('name', input.name)
    return { channelId: await addNew(channels, input, context, { name: input.name }) }
  },

  'catalog.addProduct': async (input, context) => {
    const { shopId, title, priceFen, promoted } = input
    refuseBanned('title', title)
    const productId = await addNew(products, input, context, { shopId, title, priceFen }, async (tx, id) => {
      if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
      await beginPolicy(tx, productPolicyId(id), context.now, { shopId, promoted })
    })
    return { productId }
  },

  'catalog.addContent': async (input, context) => {
    const { kind, channelId, shopId, title } = input
    refuseBanned('title', title)
    const contentId = await addNew(contents, input, context, { kind, channelId, shopId, title }, async (tx, id) => {
      if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
      if ((await channels.get(tx, channelId)) === null) throw new Refusal('NOT_FOUND', { field: 'channelId' })
      await beginPolicy(tx, contentPolicyId(id), context.now, { kind, channelId, shopId })
    })
    return { contentId }
  },

  'catalog.setLockDays': async (input, context) => ({ from: await setLockDays(input, context) }),
  'catalog.setPromoted': async (input, context) => ({ from: await setPromoted(input, context) }),
}

async function withPlans(rows: readonly (Product & { _id: string })[], { db, now, policies }: ActionContext) {
  const plans = await policies.load(
    db,
    rows.map(({ _id }) => productPolicyId(_id)),
    now,
  )
  return rows.map(({ _id, shopId, title, priceFen }) => {
    return { productId: _id, shopId, title, priceFen, promoted: isPromotedAt(plans.get(productPolicyId(_id)), now) }
  })
}
