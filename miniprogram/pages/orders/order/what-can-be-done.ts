import { fen, subFen, sumFen } from '@shared/kernel/money'
import type { Order } from './shown-order'

type Line = Order['lines'][number]

/** What of a line's payment can still be asked back, fen. */
export const leftOfLine = ({ paidFen, refundedFen, refundingFen }: Line): number =>
  subFen(fen(paidFen), sumFen([fen(refundedFen), fen(refundingFen)]))

/** What of the freight can still be asked back, fen: what was refunded and is of no line was freight. */
export function leftOfFreight({ freightFen, refundedFen, lines }: Order): number {
  const ofLines = sumFen(lines.map((line) => fen(line.refundedFen)))
  return Math.max(0, subFen(fen(freightFen), subFen(fen(refundedFen), ofLines)))
}

/** Lines of which something can be asked back; a line that cost nothing can be sent back until it is closed. */
export const openLines = ({ lines }: Order): readonly Line[] =>
  lines.filter((line) => !line.isClosed && (line.paidFen === 0 || leftOfLine(line) > 0))

const PAID: readonly Order['state'][] = ['gift-offered', 'to-ship', 'shipped', 'received']

/** One after-sale at a time, of what was paid. */
export const canAskBack = (order: Order): boolean =>
  !order.hasOpenAfterSale &&
  (openLines(order).length > 0 ? PAID.includes(order.state) : order.state === 'refunded' && hasFreightAlone(order))

/** The goods went back and their freight did not; what is on its way may be that freight. */
const hasFreightAlone = (order: Order): boolean =>
  leftOfFreight(order) > 0 && order.refunds.every(({ state }) => state === 'succeeded' || state === 'closed')
