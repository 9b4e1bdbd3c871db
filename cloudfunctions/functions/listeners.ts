import { mergeBooks } from '../addresses/listeners'
import { moveMessages } from '../messages/linked'
import { tell } from '../messages/listeners'
import { mergeCarts, moveGifts } from '../orders/linked'
import { reportShipping } from '../orders/listeners'
import type { Listeners } from '../runtime/facts'
import { prepareRegisterShare } from '../shares/listeners'

/** Who hears what: the one place that says so. */
export const listeners: Listeners = {
  'promoter.enrolled': { 'shares.prepareRegisterShare': prepareRegisterShare },
  'visitor.linked': {
    ...{ 'addresses.mergeBooks': mergeBooks, 'orders.mergeCarts': mergeCarts, 'orders.moveGifts': moveGifts },
    'messages.moveMessages': moveMessages,
  },
  'order.shipped': { 'orders.reportShipping': reportShipping, 'messages.tell': tell },
  'order.shipping-ended': { 'orders.reportShipping': reportShipping },
  'order.timed-out': { 'messages.tell': tell },
  'refund.succeeded': { 'messages.tell': tell },
  'after-sale.rejected': { 'messages.tell': tell },
  'gift.accepted': { 'messages.tell': tell },
  'gift.returned': { 'messages.tell': tell },
}
