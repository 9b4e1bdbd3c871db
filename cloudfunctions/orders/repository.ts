import { table } from '../runtime/table'
import { afterSaleRecord, cartRecord, orderRecord, paymentRecord, refundRecord } from './model'

export const orders = table('orders', orderRecord)
export const payments = table('payments', paymentRecord)
export const refunds = table('refunds', refundRecord)
export const afterSales = table('after-sales', afterSaleRecord)
export const carts = table('carts', cartRecord)
