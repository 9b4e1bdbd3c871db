import type { Books } from './books'

const DAY_MS = 24 * 3_600_000

/** What passed through the merchant's account on one day: what a downloaded bill would list. */
export interface DayBill {
  readonly payments: readonly { paymentId: string; transactionId: string; totalFen: number; at: number }[]
  readonly refunds: readonly { refundId: string; paymentId: string; refundFen: number; at: number }[]
  readonly transfers: readonly { billNo: string; amountFen: number; at: number }[]
}

/** Of the 24 hours from `dayStart`, epoch ms. */
export function dayBill(books: Books, dayStart: number): DayBill {
  const isThatDay = <T extends { at: number }>({ at }: T) => at >= dayStart && at < dayStart + DAY_MS
  const paid = books
    .all('payment')
    .flatMap(({ paymentId, transactions }) =>
      transactions.map(({ transactionId, totalFen, paidAt }) => ({ paymentId, transactionId, totalFen, at: paidAt })),
    )
  const refunded = books
    .all('refund')
    .flatMap(({ refundId, paymentId, refundFen, succeededAt: at }) =>
      at === null ? [] : [{ refundId, paymentId, refundFen, at }],
    )
  const transferred = books
    .all('bill')
    .flatMap(({ billNo, amountFen, state, updatedAt: at }) => (state === 'SUCCESS' ? [{ billNo, amountFen, at }] : []))
  return {
    payments: paid.filter(isThatDay),
    refunds: refunded.filter(isThatDay),
    transfers: transferred.filter(isThatDay),
  }
}
