import limits from '@/api/limits.json'

/** The limits of the staff's forms, from the contracts. Lengths are in characters. */
const { number } = limits['orders.ship']
const TRACKING = new RegExp(number.pattern)
export const isTrackingNumber = (text: string): boolean => TRACKING.test(text)
/** The upper bound stands in the pattern. */
export const trackingMax = Number(/,(\d+)\}/.exec(number.pattern)?.[1])

export const answerMax = limits['orders.approveAfterSale'].answer.maxLength

const { receiptNumber } = limits['withdrawals.markPaid']
export const receiptMin = receiptNumber.minLength
export const receiptMax = receiptNumber.maxLength
/** Signs of a file of results, not bytes. */
export const csvMax = limits['withdrawals.importResults'].csv.maxLength

const ORDER_ID = new RegExp(limits['orders.staffOrder'].orderId.pattern)
export const isOrderId = (text: string): boolean => ORDER_ID.test(text)
