import { askAgain } from '@/api/answers'
import { goInstead } from '@/api/navigate'
import { type Refused, useCommand } from '@/hooks/use-command'
import type { ReadAmounts } from '../../orders/after-sale/refundable'
import type { AfterSale } from '../words/orders'

interface Wanted extends Omit<ReadAmounts, 'totalFen'> {
  readonly restock: boolean
  /** The reason, or the answer to the buyer. */
  readonly words: string
}

/** Sends a refund: as the answer to an after-sale, or without one. */
export function useRefund(
  orderId: string,
  afterSale: AfterSale | null,
): { send: (wanted: Wanted) => void; busy: boolean; refusal: Refused | null; clear: () => void } {
  const onDone = () => {
    void askAgain('orders.staffOrder')
    void goInstead('tradeOrder', { id: orderId })
  }
  const refund = useCommand('orders.refund', { onDone })
  const approve = useCommand('orders.approveAfterSale', { onDone })
  const { busy, refusal, clear } = afterSale === null ? refund : approve
  const send = ({ lines, freightFen, restock, words }: Wanted) => {
    const what = { lines, freightFen, restock }
    if (afterSale === null) void refund.send({ orderId, ...what, reason: words })
    else {
      const { afterSaleId } = afterSale
      void approve.send({ afterSaleId, ...what, ...(words === '' ? {} : { answer: words }) })
    }
  }
  return { send, busy, refusal, clear }
}
