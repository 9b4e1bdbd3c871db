import type { Output } from '@shared/contracts'
import { fen, subFen } from '@shared/kernel/money'
import type { Refused } from '@/hooks/use-command'
import { count } from './counts'
import { exactly, shortDay } from './date'
import { yuan } from './money'

type Order = Output<'orders.order'>
type Listed = Output<'orders.mine'>['items'][number]
export type OrderState = Listed['state']
type ClosedBecause = NonNullable<Order['closedBecause']>
type AfterSaleState = Order['afterSales'][number]['state']
type RefundState = Order['refunds'][number]['state']
type Problem = NonNullable<Output<'orders.quote'>['shops'][number]['lines'][number]['problem']>
type PaymentState = Output<'orders.checkPayment'>['state']
type GiftState = Output<'orders.gift'>['state']

export interface StateWords {
  readonly text: string
  readonly tone: 'ok' | 'wait' | 'bad' | 'plain'
}

export const ORDER_WORDS: Readonly<Record<OrderState, StateWords>> = {
  unpaid: { text: '待付款', tone: 'wait' },
  'gift-offered': { text: '待领取', tone: 'wait' },
  'to-ship': { text: '待发货', tone: 'wait' },
  shipped: { text: '待收货', tone: 'wait' },
  received: { text: '已完成', tone: 'ok' },
  closed: { text: '已关闭', tone: 'plain' },
  refunded: { text: '已退款', tone: 'plain' },
}

const CLOSED_WORDS: Readonly<Record<ClosedBecause, string>> = {
  buyer: '你取消了订单',
  timeout: '超过时间没有付款，订单自动关闭',
  'amount-differed': '付款金额与订单不符，款项会原路退回',
}

export const AFTER_SALE_WORDS: Readonly<Record<AfterSaleState, StateWords>> = {
  requested: { text: '等商家处理', tone: 'wait' },
  approved: { text: '退款中', tone: 'wait' },
  refunded: { text: '已退款', tone: 'ok' },
  rejected: { text: '商家没有同意', tone: 'bad' },
  cancelled: { text: '已撤销', tone: 'plain' },
}

export const REFUND_WORDS: Readonly<Record<RefundState, StateWords>> = {
  reserved: { text: '准备退款', tone: 'wait' },
  sent: { text: '微信处理中', tone: 'wait' },
  succeeded: { text: '已退回', tone: 'ok' },
  closed: { text: '没有退成', tone: 'bad' },
  abnormal: { text: '商家处理中', tone: 'wait' },
}

export const PROBLEM_WORDS: Readonly<Record<Problem, string>> = { SOLD_OUT: '库存不够', OFF_SALE: '已下架' }

/** A payment for who comes back from the cashier. Only `paid` says so. */
export const RESULT_WORDS: Readonly<Record<PaymentState, { readonly title: string; readonly hint: string }>> = {
  open: { title: '正在确认付款', hint: '付款后这里会自己更新，不用重复付' },
  paid: { title: '付款成功', hint: '商家会尽快处理' },
  closed: { title: '订单已关闭', hint: '如果你已经付过款，款项会原路退回' },
}

/** The same for a gift, which nobody ships before somebody takes it. */
export const GIFT_PAID = { title: '付款成功', hint: '把礼物卡发给对方，24 小时内有效' } as const

/** A gift as whoever opened its card finds it: what it is, and what there is to know. */
export const GIFT_WORDS: Readonly<Record<GiftState, { readonly title: string; readonly hint: string }>> = {
  offered: { title: '送你一份礼物', hint: '填好收货地址就能领取' },
  mine: { title: '礼物已领取', hint: '等商家发货，运费已经付过了' },
  taken: { title: '礼物已被领走', hint: '一份礼物只有第一个人能领' },
  expired: { title: '礼物已过期', hint: '款项会退给送礼的人' },
  'not-paid': { title: '礼物还没准备好', hint: '送礼的人付款后才能领取' },
}

/** Where an order stands, in a sentence. `now` only says which year needs no saying. */
export function orderSays(order: Order, now: number): string {
  const { state, closedBecause, gift, autoConfirmAt } = order
  if (state === 'unpaid') return `请在 ${exactly(order.closesAt, now)} 前付款，过时自动关闭`
  if (state === 'gift-offered')
    return gift?.acceptBefore ? `${exactly(gift.acceptBefore, now)} 前没人领取就退款` : '等对方领取'
  if (state === 'to-ship') return order.shipments.length > 0 ? '部分商品已发货' : '商家正在准备'
  if (state === 'shipped')
    return autoConfirmAt === null ? '收到后请确认' : `${exactly(autoConfirmAt, now)} 自动确认收货`
  if (state === 'received') return order.receivedBy === 'system' ? '到期自动确认收货' : '你已确认收货'
  if (state === 'closed') return closedBecause === null ? '订单已关闭' : CLOSED_WORDS[closedBecause]
  return refundSays(order)
}

/** Of a refunded order: the freight of goods that came back may stay paid, and money may still be on its way. */
function refundSays({ payFen, refundedFen, refunds }: Order): string {
  if (refundedFen >= payFen) return '款项已全部退回'
  const isUnderway = refunds.some(({ state }) => state !== 'succeeded' && state !== 'closed')
  if (isUnderway) return `已退回 ¥${yuan(refundedFen)}，还有退款在处理`
  return `已退回 ¥${yuan(refundedFen)}，运费 ¥${yuan(subFen(fen(payFen), fen(refundedFen)))} 没有退`
}

/** Freight of an order to be, and from which amount it is free. */
export function freightWords(freightFen: number, freeFromFen: number | null): string {
  if (freightFen === 0) return '包邮'
  return freeFromFen === null ? `¥${yuan(freightFen)}` : `¥${yuan(freightFen)}（满 ${yuan(freeFromFen)} 元包邮）`
}

/** 3 件商品 */
export const pieces = (lines: readonly { readonly quantity: number }[]): string =>
  `${count(lines.reduce((sum, { quantity }) => sum + quantity, 0))} 件`

/** What a press now does: 付款 ¥97.00, or 提交订单 where nothing is left to be paid. */
export const payWords = (payFen: number): string => (payFen === 0 ? '提交订单' : `付款 ¥${yuan(payFen)}`)

/** After the server found another total than the one that was shown. */
export function priceChanged(beforeFen: number, nowFen: number): string {
  if (beforeFen === nowFen) return '价格刚刚变过，请核对后再付款'
  return `价格变了：原来 ¥${yuan(beforeFen)}，现在 ¥${yuan(nowFen)}，请核对后再付款`
}

export type Carrier = Output<'orders.order'>['shipments'][number]['company']
export const CARRIER_NAMES: Readonly<Record<Carrier, string>> = {
  SF: '顺丰',
  ZTO: '中通',
  YTO: '圆通',
  STO: '申通',
  YD: '韵达',
  JTSD: '极兔',
  JD: '京东',
  EMS: 'EMS',
  YZPY: '邮政',
  DBL: '德邦',
}

/** 11-20 发货 · 顺丰 */
export const shipmentWords = (at: number, company: Carrier, now: number): string =>
  `${shortDay(at, now)} 发货 · ${CARRIER_NAMES[company]}`

/** A phone for the eye, but for the middle: 138****5678. */
export const maskedPhone = (phone: string): string => phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')

/** A refusal where the text that was refused is not a nickname. `what`: 备注, 原因. */
export const refusedWords = (refusal: Pick<Refused, 'code' | 'text'>, what: string): string =>
  refusal.code === 'TEXT_REFUSED' ? `${what}里有不合适的内容，请换一种说法` : refusal.text

type CartItem = Output<'orders.cart'>['items'][number]

/** Why it can't be bought, or that there are few; null: there is nothing to say. */
export function cartProblem({ problem, stockLeft, quantity }: CartItem): string | null {
  if (problem === 'OFF_SALE') return '已下架'
  if (problem === 'SOLD_OUT' && !stockLeft) return '已售罄'
  if (stockLeft !== null) return quantity > stockLeft ? `只剩 ${count(stockLeft)} 件` : `仅剩 ${count(stockLeft)} 件`
  return null
}

/** What a price did since the thing was put into the cart. */
export function priceMoved(nowFen: number, thenFen: number): string | null {
  if (nowFen === thenFen) return null
  return nowFen < thenFen
    ? `比加入时降 ¥${yuan(subFen(fen(thenFen), fen(nowFen)))}`
    : `比加入时涨 ¥${yuan(subFen(fen(nowFen), fen(thenFen)))}`
}

/** A number on a tab: nothing for none, and from 100 on 99+. */
export const badge = (number: number): string => (number === 0 ? '' : number > 99 ? ' 99+' : ` ${number}`)

/** After the goods of an older order went into the cart, as far as they are still sold. */
export const buyAgainWords = (added: number, missing: number): string =>
  added === 0 ? '这些商品已经不卖了' : `有 ${count(missing)} 种已经不卖了`

type ReceivedGift = Output<'orders.receivedGift'>

/** A gift as whoever accepted it sees it; nobody but the giver pays or is paid back. */
export const RECEIVED_WORDS: Readonly<Record<OrderState, StateWords>> = {
  ...ORDER_WORDS,
  received: { text: '已收货', tone: 'ok' },
  closed: { text: '已取消', tone: 'plain' },
  refunded: { text: '已取消', tone: 'plain' },
}

/** Where a gift stands for whoever accepted it, in a sentence. */
export function receivedSays({ state, shipments, autoConfirmAt }: ReceivedGift, now: number): string {
  if (state === 'to-ship') return shipments.length > 0 ? '部分商品已发货' : '商家正在准备'
  if (state === 'shipped')
    return autoConfirmAt === null ? '收到后请确认' : `${exactly(autoConfirmAt, now)} 自动确认收货`
  if (state === 'received') return '礼物已经到你手上'
  return '这份礼物退款了，有疑问请问送礼的人'
}
