import { members } from '../members/repository'
import { maskName } from '../members/rules'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { approveAfterSale, cancelAfterSale, rejectAfterSale, requestAfterSale } from './after-sale'
import { addAfterSalePicture } from './after-sale-pictures'
import { acceptGift, openGift } from './gift'
import { claimPoints } from './grant'
import { ownAfterSales } from './own-after-sales'
import { confirmGift, confirmReceipt } from './receipt'
import { asReceivedGift, receivedGift, receivedGifts } from './received-gift'
import { afterSales } from './repository'
import { setTerms } from './set-terms'
import { ship } from './shipping'
import { staffRefund } from './staff-refund'
import { releaseByStaff } from './staff-release'
import { asAfterSale, asAfterSales, asOrder, asRefund, asStaffOrder } from './view'

type FulfilmentAction =
  | 'orders.confirmReceipt'
  | 'orders.claimPoints'
  | 'orders.gift'
  | 'orders.acceptGift'
  | 'orders.gifts'
  | 'orders.receivedGift'
  | 'orders.confirmGift'
  | 'orders.addAfterSalePicture'
  | 'orders.afterSales'
  | 'orders.requestAfterSale'
  | 'orders.cancelAfterSale'
  | 'orders.ship'
  | 'orders.staffAfterSales'
  | 'orders.approveAfterSale'
  | 'orders.rejectAfterSale'
  | 'orders.refund'
  | 'orders.releaseRefund'
  | 'orders.setTerms'

/** What happens to an order once it is paid. */
export const fulfilmentHandlers: HandlersOf<FulfilmentAction> = {
  'orders.confirmReceipt': async ({ orderId }, context) => asOrder(context, await confirmReceipt(orderId, context)),
  'orders.claimPoints': async (input, context) => ({ points: await claimPoints(input, context) }),
  'orders.gift': ({ code }, context) => openGift(code, context),
  'orders.acceptGift': async (input, context) => ({ orderId: await acceptGift(input, context) }),
  'orders.gifts': receivedGifts,
  'orders.receivedGift': ({ orderId }, context) => receivedGift(orderId, context),
  'orders.confirmGift': async ({ orderId }, context) => asReceivedGift(context, await confirmGift(orderId, context)),
  'orders.addAfterSalePicture': addAfterSalePicture,
  'orders.afterSales': ownAfterSales,
  'orders.requestAfterSale': async (input, context) => asAfterSale(context, await requestAfterSale(input, context)),
  'orders.cancelAfterSale': async ({ afterSaleId }, context) =>
    asAfterSale(context, await cancelAfterSale(afterSaleId, context)),

  'orders.ship': async (input, context) => asStaffOrder(context, await ship(input, context)),
  'orders.approveAfterSale': async (input, context) => asAfterSale(context, await approveAfterSale(input, context)),
  'orders.rejectAfterSale': async (input, context) => asAfterSale(context, await rejectAfterSale(input, context)),
  'orders.refund': async (input, context) => asRefund(await staffRefund(input, context)),
  'orders.releaseRefund': async (input, context) => asRefund(await releaseByStaff(input, context)),
  'orders.setTerms': async (input, context) => ({ from: await setTerms(input, context) }),

  'orders.staffAfterSales': async ({ cursor, size, state }, context) => {
    const { db } = context
    const where = state === undefined ? {} : { state }
    const page = await newestPage(afterSales, db, { where, by: 'requestedAt', cursor, size })
    const buyers = [...new Set(page.items.map(({ buyerId }) => buyerId))]
    const people =
      buyers.length === 0 ? [] : await members.find(db, { where: { _id: { in: buyers } }, limit: buyers.length })
    const names = new Map(people.map(({ _id, nickname }) => [_id, nickname]))
    const shown = await asAfterSales(context, page.items)
    const items = shown.map((item, index) => {
      const { buyerId = '' } = page.items[index] ?? {}
      return { ...item, buyerName: maskName(names.get(buyerId) ?? null) }
    })
    return { items, cursor: page.cursor }
  },
}
