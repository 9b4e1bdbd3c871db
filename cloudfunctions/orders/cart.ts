import type { Output, Parsed } from '@shared/contracts'
import { STOCK_SHOWN_MAX } from '@shared/contracts/catalog-shapes'
import { Refusal } from '@shared/kernel/errors'
import { products, shops } from '../catalog/repository'
import { stockOf } from '../catalog/stock'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import type { CartItem } from './model'
import { carts } from './repository'
import { picturesOf } from './view'

/** Different things in one cart: what a page shows, and its document stays small. */
export const CART_ITEMS_MAX = 50

type Shown = Output<'orders.cart'>['items'][number]

/** What is in the caller's cart, the newest first, as the catalog has it now. */
export async function readCart(context: ActionContext): Promise<Shown[]> {
  const { db, caller } = context
  const items = [...((await carts.get(db, caller.visitorId))?.items ?? [])].sort((a, b) => b.addedAt - a.addedAt)
  if (items.length === 0) return []
  const view = await stockOf(
    db,
    items.map(({ skuId }) => skuId),
  )
  const productIds = [...new Set(items.map(({ productId }) => productId))]
  const rows = await products.find(db, { where: { _id: { in: productIds } }, limit: productIds.length })
  const shopIds = [...new Set(rows.map(({ shopId }) => shopId))]
  const shopRows =
    shopIds.length === 0 ? [] : await shops.find(db, { where: { _id: { in: shopIds } }, limit: shopIds.length })
  const shown = items.flatMap(({ skuId, productId, quantity, addedPriceFen }): Shown[] => {
    const product = rows.find(({ _id }) => _id === productId)
    const sku = product?.skus.find((one) => one.skuId === skuId)
    if (product === undefined || sku === undefined) return []
    const { shopId, title, pictures, state } = product
    const shopName = shopRows.find(({ _id }) => _id === shopId)?.name ?? ''
    const most = view.mostOf(skuId)
    const isOnSale = state === 'on-sale'
    return [
      {
        ...{ skuId, productId, shopId, shopName, title, skuName: sku.name, picture: pictures[0] ?? null, quantity },
        ...{ priceFen: sku.priceFen, addedPriceFen },
        problem: isOnSale ? (most < quantity ? 'SOLD_OUT' : null) : 'OFF_SALE',
        stockLeft: isOnSale && (most < quantity || most <= STOCK_SHOWN_MAX) ? most : null,
      },
    ]
  })
  const pictureOf = await picturesOf(context, shown)
  return shown.map((item) => ({ ...item, picture: pictureOf(item.picture) }))
}

/** Sets how many of a SKU are in the cart; answers how many different things are. A repetition sets the same again. */
export async function setInCart(input: Parsed<'orders.setInCart'>, context: ActionContext): Promise<number> {
  const { skuId, quantity, contentId } = input
  const { db, caller, now } = context
  if (quantity === 0) return takeOut(context, skuId)
  const productId = (await stockOf(db, [skuId])).productOf(skuId)
  const product = productId === null ? null : await products.get(db, productId)
  const price = product?.skus.find((sku) => sku.skuId === skuId)?.priceFen
  if (productId === null || price === undefined) throw new Refusal('NOT_FOUND', { field: 'skuId' })
  return db.transact((tx) =>
    changeCart(tx, caller.visitorId, now, (items) => {
      const known = items.find((item) => item.skuId === skuId)
      const item = known ?? { skuId, productId, contentId: null, addedPriceFen: price, addedAt: now }
      // Another number alone says nothing about where it was opened from.
      const from = contentId ?? item.contentId
      return [...items.filter((one) => one !== known), { ...item, quantity, contentId: from }]
    }),
  )
}

/**
 * Changes what is in somebody's cart; answers how many different things are. Refuses with CART_FULL what would put more in
 * than it holds.
 */
export async function changeCart(
  tx: Store,
  visitorId: string,
  now: number,
  change: (items: readonly CartItem[]) => CartItem[],
): Promise<number> {
  const cart = await carts.get(tx, visitorId)
  const items = change(cart?.items ?? [])
  if (items.length > CART_ITEMS_MAX) throw new Refusal('CART_FULL', { max: CART_ITEMS_MAX })
  const row = { items, changedAt: now }
  if (cart === null) await carts.insert(tx, visitorId, row)
  else await carts.patch(tx, visitorId, row)
  return items.length
}

/** How many different things are in the caller's cart. */
export async function cartCount({ db, caller }: ActionContext): Promise<number> {
  return (await carts.get(db, caller.visitorId))?.items.length ?? 0
}

const takeOut = ({ db, caller, now }: ActionContext, skuId: string): Promise<number> =>
  db.transact((tx) => removeFromCart(tx, caller.visitorId, [skuId], now))

/** Takes these out of somebody's cart; answers how many different things are left. */
export async function removeFromCart(
  tx: Store,
  visitorId: string,
  skuIds: readonly string[],
  now: number,
): Promise<number> {
  const items = (await carts.get(tx, visitorId))?.items ?? []
  const left = items.filter(({ skuId }) => !skuIds.includes(skuId))
  if (left.length < items.length) await carts.patch(tx, visitorId, { items: left, changedAt: now })
  return left.length
}
