import { mergeBooks } from '../addresses/listeners'
import { renameCustomer } from '../bindings/listeners'
import { moveMessages } from '../messages/linked'
import { remindOf, tell } from '../messages/listeners'
import { mergeCarts, moveGifts } from '../orders/linked'
import { reportShipping } from '../orders/listeners'
import type { Listeners } from '../runtime/facts'
import { prepareRegisterShare } from '../shares/listeners'

/** Who hears what: the one place that says so. */
export const listeners: Listeners = {
  'promoter.enrolled': { 'shares.prepareRegisterShare': prepareRegisterShare },
  'member.renamed': { 'bindings.renameCustomer': renameCustomer },
  'visitor.linked': {
    ...{ 'addresses.mergeBooks': mergeBooks, 'orders.mergeCarts': mergeCarts, 'orders.moveGifts': moveGifts },
    'messages.moveMessages': moveMessages,
  },
  'commission.frozen': { 'messages.tell': tell, 'messages.remind': remindOf },
  'order.shipped': {
    ...{ 'orders.reportShipping': reportShipping, 'messages.tell': tell },
    'messages.remind': remindOf,
  },
  'order.shipping-ended': { 'orders.reportShipping': reportShipping },
  'order.timed-out': { 'messages.tell': tell },
  'refund.succeeded': { 'messages.tell': tell, 'messages.remind': remindOf },
  'after-sale.rejected': { 'messages.tell': tell },
  'gift.accepted': { 'messages.tell': tell },
  'gift.returned': { 'messages.tell': tell },
}
