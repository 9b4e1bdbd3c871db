import { Refusal } from '@shared/kernel/errors'
import { decodeCursor, pageOf } from '@shared/kernel/page'
import type { HandlersOf } from '../runtime/router'
import { addNew } from './add'
import { setLockDays, setPromoted } from './change'
import type { Product } from './model'
import { channels, contents, products, shops } from './repository'
import { isPromotedAt } from './rules'

type CatalogAction =
  | 'catalog.products'
  | 'catalog.contents'
  | 'catalog.addShop'
  | 'catalog.addChannel'
  | 'catalog.addProduct'
  | 'catalog.addContent'
  | 'catalog.setLockDays'
  | 'catalog.setPromoted'

export const catalogHandlers: HandlersOf<CatalogAction> = {
  'catalog.products': async ({ cursor, size, shopId }, { db, now }) => {
    const rows = await products.find(db, {
      where: shopId === undefined ? {} : { shopId },
      newestFirst: { by: 'addedAt', after: positionOf(cursor) },
      limit: size + 1,
    })
    const page = pageOf(rows, size, (row) => ({ at: row.addedAt, id: row._id }))
    return { items: page.items.map((row) => asListed(row, now)), cursor: page.cursor }
  },

  'catalog.contents': async ({ cursor, size }, { db }) => {
    const rows = await contents.find(db, {
      where: {},
      newestFirst: { by: 'addedAt', after: positionOf(cursor) },
      limit: size + 1,
    })
    const page = pageOf(rows, size, (row) => ({ at: row.addedAt, id: row._id }))
    return { items: page.items.map(({ _id, ...row }) => ({ contentId: _id, ...row })), cursor: page.cursor }
  },

  'catalog.addShop': async (input, context) => ({
    shopId: await addNew(shops, input, context, () => ({ name: input.name, lockDays: [] })),
  }),

  'catalog.addChannel': async (input, context) => ({
    channelId: await addNew(channels, input, context, () => ({ name: input.name })),
  }),

  'catalog.addProduct': async (input, context) => {
    const { shopId, title, priceFen, promoted } = input
    const productId = await addNew(
      products,
      input,
      context,
      (now) => ({ shopId, title, priceFen, plan: [{ from: now, value: { promoted } }] }),
      async (tx, id) => {
        if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
        return { kind: 'product', productId: id, shopId, promoted }
      },
    )
    return { productId }
  },

  'catalog.addContent': async (input, context) => {
    const { kind, channelId, shopId, title } = input
    const contentId = await addNew(
      contents,
      input,
      context,
      () => ({ kind, channelId, shopId, title }),
      async (tx, id) => {
        if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
        if ((await channels.get(tx, channelId)) === null) throw new Refusal('NOT_FOUND', { field: 'channelId' })
        return { kind: 'content', contentId: id, of: kind, channelId, shopId }
      },
    )
    return { contentId }
  },

  'catalog.setLockDays': async (input, context) => ({ from: await setLockDays(input, context) }),
  'catalog.setPromoted': async (input, context) => ({ from: await setPromoted(input, context) }),
}

function positionOf(cursor: string | undefined) {
  const after = cursor === undefined ? null : decodeCursor(cursor)
  if (cursor !== undefined && after === null) throw new Refusal('INVALID_INPUT', { field: 'cursor' })
  return after
}

const asListed = ({ _id, shopId, title, priceFen, plan }: Product & { _id: string }, now: number) => ({
  productId: _id,
  shopId,
  title,
  priceFen,
  promoted: isPromotedAt(plan, now),
})
