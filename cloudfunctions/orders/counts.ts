import type { Output } from '@shared/contracts'
import { COUNT_MAX } from '@shared/contracts/order-shapes'
import type { ActionContext } from '../runtime/context'
import { afterSales, orders } from './repository'

/** How many of the caller's orders wait in each state, and how many after-sales are open: five counts, each by its index. */
export async function countOrders({ db, caller }: ActionContext): Promise<Output<'orders.counts'>> {
  const buyerId = caller.visitorId
  const inState = async (state: string) => Math.min(COUNT_MAX, await orders.count(db, { buyerId, state }))
  const [unpaid, offered, toShip, shipped, asked] = await Promise.all([
    inState('unpaid'),
    inState('gift-offered'),
    inState('to-ship'),
    inState('shipped'),
    afterSales.count(db, { buyerId, state: { in: ['requested', 'approved'] } }),
  ])
  return { unpaid, 'gift-offered': offered, 'to-ship': toShip, shipped, afterSales: Math.min(COUNT_MAX, asked) }
}
