import { DAY_MS } from '@shared/kernel/time'
import type { Context } from '../runtime/context'
import { OWN_MALL, paidOrder } from '../settlement/paid-orders.fixture'
import { settleDue } from '../settlement/settle'

interface Mall {
  context(): Context
  readonly cloud: { readonly clock: { advance(ms: number): Promise<void> } }
}

/** The hold of the fixture's orders, which are received when they are paid. */
const HOLD_MS = 15 * DAY_MS

let orders = 0

/**
 * Earns the promoter `fen` by one real order line, settled by the settlement itself, which takes fifteen days: what was
 * paid is ten times as much. The books can be proved.
 */
export async function earn(mall: Mall, promoterId: string, fen: number): Promise<string> {
  orders += 1
  const orderId = `order${String(orders).padStart(11, '0')}`
  const context = mall.context()
  const lines = [{ paidFen: fen * 10, promoterId, terms: OWN_MALL }]
  await paidOrder(context, { orderId, lines, paidAt: context.now, receivedAt: context.now })
  await mall.cloud.clock.advance(HOLD_MS)
  while ((await settleDue(mall.context())) !== null);
  const row = await mall.context().db.get('commissions', `${orderId}_0`)
  if (row?.state !== 'settled') throw new Error('the fixture earned nothing')
  return orderId
}
