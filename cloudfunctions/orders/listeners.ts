import type { FactNamed } from '@shared/kernel/facts'
import type { Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import type { Parcel } from '../runtime/shipping-report'
import type { Order } from './model'
import { orders, payments } from './repository'

/** WeChat takes so many parcels of one payment, and so many signs of what is in one. */
const PARCELS_MAX = 15
const DESCRIPTION_MAX = 120

/**
 * Tells WeChat what was sent for the payment, all its orders together: merchants are paid only after it. What it is told
 * is how things stand now, so it does not matter in which order facts arrive, or how often.
 */
export async function reportShipping(
  { subject }: Pick<FactNamed<'order.shipped' | 'order.shipping-ended'>, 'subject'>,
  context: Context,
): Promise<void> {
  const { db, now, pay, wechat, log } = context
  const order = await orders.get(db, subject)
  const payment = order && (await payments.get(db, order.paymentId))
  // What cost nothing never went through WeChat.
  if (!payment || payment.transactionId === null) return
  const all = await orders.find(db, { where: { _id: { in: payment.orderIds } }, limit: payment.orderIds.length })
  const shippings = all.flatMap(parcelsOf)
  // An order that was refunded before anything was sent.
  if (shippings.length === 0) return
  const isLast = !all.some(({ state }) => state === 'to-ship' || state === 'gift-offered')
  // One parcel with everything, or a part of it: what is refunded later does not turn the one into the other.
  const isSplit = shippings.length > 1 || all.some(({ lines }) => lines.some(({ isShipped }) => !isShipped))
  const payerOpenid = (await pay.queryPayment(order.paymentId))?.payerOpenid ?? null
  if (payerOpenid === null) throw new Operational('WeChat does not say who paid')
  const said = await wechat.uploadShipping({
    ...{ paymentId: order.paymentId, isLast, isSplit },
    ...{ shippings: shippings.slice(0, PARCELS_MAX), payerOpenid, uploadedAt: now },
  })
  if (said === 'final') log('shipping.final', { paymentId: order.paymentId })
}

function parcelsOf({ shipments, lines, address }: Order): Parcel[] {
  const phone = address?.phone ?? null
  return shipments.map(({ company, number, lines: sent }) => ({
    ...{ company, number },
    // By whole signs: half an emoji is no text that WeChat would take.
    description: [...sent.map((index) => lines[index]?.title ?? '').join('; ')].slice(0, DESCRIPTION_MAX).join(''),
    receiverPhoneMasked: phone === null ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  }))
}
