import { Refusal } from '@shared/kernel/errors'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { buyAgain } from './buy-again'
import { cartCount, readCart, setInCart } from './cart'
import { cancel } from './close'
import { countOrders } from './counts'
import { checkPayment, pay } from './pay'
import { place } from './place'
import { quote } from './quote'
import { orders } from './repository'
import { asListed, asOrder, asStaffListed, asStaffOrder } from './view'

type OrderAction =
  | 'orders.cart'
  | 'orders.setInCart'
  | 'orders.cartCount'
  | 'orders.buyAgain'
  | 'orders.quote'
  | 'orders.place'
  | 'orders.pay'
  | 'orders.checkPayment'
  | 'orders.cancel'
  | 'orders.mine'
  | 'orders.order'
  | 'orders.counts'
  | 'orders.staffList'
  | 'orders.staffOrder'

/** Buying and paying, and orders as their buyers and the staff read them. */
export const orderHandlers: HandlersOf<OrderAction> = {
  'orders.cart': async (_input, context) => ({ items: await readCart(context) }),
  'orders.setInCart': async (input, context) => ({ items: await setInCart(input, context) }),
  'orders.cartCount': async (_input, context) => ({ items: await cartCount(context) }),
  'orders.buyAgain': buyAgain,
  'orders.quote': quote,
  'orders.place': place,
  'orders.pay': pay,
  'orders.checkPayment': checkPayment,
  'orders.cancel': cancel,

  'orders.mine': async ({ cursor, size, state }, context) => {
    const where = { buyerId: context.caller.visitorId, ...(state === undefined ? {} : { state }) }
    const page = await newestPage(orders, context.db, { where, by: 'placedAt', cursor, size })
    return { items: await asListed(context, page.items), cursor: page.cursor }
  },

  'orders.order': async ({ orderId }, context) => {
    const row = await orders.get(context.db, orderId)
    if (row === null || row.buyerId !== context.caller.visitorId) throw new Refusal('NOT_FOUND')
    return asOrder(context, row)
  },

  'orders.counts': (_input, context) => countOrders(context),

  'orders.staffList': async ({ cursor, size, state, orderId }, context) => {
    if (orderId !== undefined) {
      const row = await orders.get(context.db, orderId)
      return { items: row === null ? [] : await asStaffListed(context, [row]), cursor: null }
    }
    const where = state === undefined ? {} : { state }
    const page = await newestPage(orders, context.db, { where, by: 'placedAt', cursor, size })
    return { items: await asStaffListed(context, page.items), cursor: page.cursor }
  },

  'orders.staffOrder': async ({ orderId }, context) => {
    const row = await orders.get(context.db, orderId)
    if (row === null) throw new Refusal('NOT_FOUND')
    return asStaffOrder(context, row)
  },
}
