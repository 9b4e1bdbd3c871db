import type { Output, Parsed } from '@shared/contracts'
import { QUANTITY_MAX } from '@shared/contracts/order-shapes'
import { Refusal } from '@shared/kernel/errors'
import { products } from '../catalog/repository'
import type { ActionContext } from '../runtime/context'
import { changeCart } from './cart'
import type { CartItem, Order } from './model'
import { orders } from './repository'

type Answer = Output<'orders.buyAgain'>

/**
 * Puts what an order was made of into the cart again, all of it or nothing. Of what is there already there are as many
 * afterwards as were ordered, or more: so a repetition puts in nothing twice. Answers how many lines it put in and how
 * many are not sold any more; what is sold out goes in, and the cart says so.
 */
export async function buyAgain({ orderId }: Parsed<'orders.buyAgain'>, context: ActionContext): Promise<Answer> {
  const { db, caller, now } = context
  const order = await orders.get(db, orderId)
  if (order === null || order.buyerId !== caller.visitorId) throw new Refusal('NOT_FOUND')
  const wanted = await stillSold(context, order)
  const added = order.lines.filter(({ skuId }) => wanted.some((item) => item.skuId === skuId)).length
  if (added > 0) await db.transact((tx) => changeCart(tx, caller.visitorId, now, (items) => putIn(items, wanted)))
  return { added, missing: order.lines.length - added }
}

/** What of the order is on sale, as the cart would have it at today's price. */
async function stillSold({ db, now }: ActionContext, { lines }: Order): Promise<CartItem[]> {
  const ids = [...new Set(lines.map(({ productId }) => productId))]
  const rows = await products.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const offered = rows.flatMap(({ _id: productId, state, skus }) =>
    state === 'on-sale' ? skus.map(({ skuId, priceFen }) => ({ skuId, productId, priceFen })) : [],
  )
  return [...new Set(lines.map(({ skuId }) => skuId))].flatMap((wanted) => {
    const sku = offered.find(({ skuId }) => skuId === wanted)
    if (sku === undefined) return []
    const ordered = lines.reduce((sum, { skuId, quantity }) => sum + (skuId === wanted ? quantity : 0), 0)
    const { skuId, productId, priceFen } = sku
    const quantity = Math.min(QUANTITY_MAX, ordered)
    return [{ skuId, productId, quantity, contentId: null, addedPriceFen: priceFen, addedAt: now }]
  })
}

function putIn(items: readonly CartItem[], wanted: readonly CartItem[]): CartItem[] {
  const raised = items.map((item) => {
    const ordered = wanted.find(({ skuId }) => skuId === item.skuId)?.quantity ?? 0
    return { ...item, quantity: Math.max(item.quantity, ordered) }
  })
  return [...raised, ...wanted.filter(({ skuId }) => !items.some((item) => item.skuId === skuId))]
}
