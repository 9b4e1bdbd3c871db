import { reportShipping } from '../orders/listeners'
import type { Listeners } from '../runtime/facts'
import { prepareRegisterShare } from '../shares/listeners'

/** Who hears what: the one place that says so. */
export const listeners: Listeners = {
  'promoter.enrolled': { 'shares.prepareRegisterShare': prepareRegisterShare },
  'order.shipped': { 'orders.reportShipping': reportShipping },
}
