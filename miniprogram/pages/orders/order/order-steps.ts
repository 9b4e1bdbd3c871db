import { yuan } from '@/format/money'
import { ORDER_WORDS } from '@/format/orders'
import type { Step } from '../timeline'
import type { Order } from './shown-order'

/** What an order still waits for; null: nothing. Buyer and staff read the same. */
const NEXT: Readonly<Record<Order['state'], string | null>> = {
  unpaid: '等付款',
  'gift-offered': '等领取',
  'to-ship': '等发货',
  shipped: '等收货',
  received: null,
  closed: null,
  refunded: null,
}

/**
 * An order from its placement on. Every parcel and every refund is a step: there may be several. The order's own steps
 * follow each other as they must: WeChat tells times in whole seconds, so a payment may seem older than its order.
 */
export function stepsOf(order: Order): readonly Step[] {
  const { shipments, refunds, receivedBy } = order
  const own: readonly Step[] = [
    { text: '下单', at: order.placedAt },
    { text: '付款', at: order.paidAt },
    { text: '礼物被领取', at: order.gift?.acceptedAt ?? null },
    ...shipments.map(({ at }, index) => ({
      text: shipments.length === 1 ? '发货' : `第 ${index + 1} 个包裹发货`,
      at,
    })),
    { text: receivedBy === 'system' ? '自动确认收货' : '确认收货', at: order.receivedAt },
    { text: ORDER_WORDS.closed.text, at: order.closedAt },
  ]
  const back = refunds.map(({ amountFen, succeededAt }) => ({ text: `退款 ¥${yuan(amountFen)}`, at: succeededAt }))
  const told = back.reduce(putIn, own).filter(({ at }) => at !== null)
  const next = NEXT[order.state]
  return next === null ? told : [...told, { text: next, at: null }]
}

/** Behind everything that happened before it. */
function putIn(steps: readonly Step[], step: Step): readonly Step[] {
  const later = steps.findIndex(({ at }) => at !== null && step.at !== null && at > step.at)
  const place = later === -1 ? steps.length : later
  return [...steps.slice(0, place), step, ...steps.slice(place)]
}
