import type { Output } from '@shared/contracts'
import { exactly } from '@/format/date'
import { AFTER_SALE_WORDS, REFUND_WORDS, type StateWords } from '@/format/orders'

export type StaffOrder = Output<'orders.staffOrder'>
export type AfterSale = StaffOrder['afterSales'][number]
type ClosedBecause = NonNullable<StaffOrder['closedBecause']>

const CLOSED_WORDS: Readonly<Record<ClosedBecause, string>> = {
  buyer: '买家取消了订单',
  timeout: '超过时间没有付款，自动关闭',
  'amount-differed': '付款金额与订单不符，款项原路退回',
}

/** Where an order stands, for who has to do something about it. `now` only says which year needs no saying. */
export function staffOrderSays(order: StaffOrder, now: number): string {
  const { state, closedBecause, gift, paidAt, autoConfirmAt } = order
  if (state === 'unpaid') return `${exactly(order.closesAt, now)} 前没有付款就自动关闭`
  if (state === 'gift-offered')
    return gift?.acceptBefore ? `${exactly(gift.acceptBefore, now)} 前没人领取就退款` : '等收礼的人领取'
  if (state === 'to-ship') {
    if (order.shipments.length > 0) return '还有商品没有发货'
    return paidAt === null ? '等你们发货' : `${exactly(paidAt, now)} 付款，等你们发货`
  }
  if (state === 'shipped') return autoConfirmAt === null ? '等买家收货' : `${exactly(autoConfirmAt, now)} 自动确认收货`
  if (state === 'received') return order.receivedBy === 'system' ? '到期自动确认收货' : '买家已确认收货'
  if (state === 'closed') return closedBecause === null ? '订单已关闭' : CLOSED_WORDS[closedBecause]
  return '款项已全部退回'
}

/** What the buyer reads as waiting is the staff's to do. */
export const STAFF_AFTER_SALE_WORDS: Readonly<Record<AfterSale['state'], StateWords>> = {
  ...AFTER_SALE_WORDS,
  requested: { text: '待处理', tone: 'wait' },
  rejected: { text: '已拒绝', tone: 'plain' },
  cancelled: { text: '买家已撤销', tone: 'plain' },
}

export const STAFF_REFUND_WORDS: Readonly<Record<StaffOrder['refunds'][number]['state'], StateWords>> = {
  ...REFUND_WORDS,
  abnormal: { text: '退款异常', tone: 'bad' },
}

/** 退货退款, 仅退款 */
export const kindOfAfterSale = ({ isReturn }: Pick<AfterSale, 'isReturn'>): string => (isReturn ? '退货退款' : '仅退款')
