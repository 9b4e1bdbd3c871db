import { DAY_MS } from '@shared/kernel/time'
import { stepsOf } from './order-steps'
import type { Order } from './shown-order'

const NOTHING = { placedAt: 0, paidAt: null, gift: null, shipments: [], refunds: [], receivedBy: null } as const
const order = (change: Partial<Order>) => ({ ...NOTHING, receivedAt: null, closedAt: null, ...change }) as Order
const told = (change: Partial<Order>) => stepsOf(order(change)).map(({ text }) => text)
const parcel = (at: number) => ({ company: 'SF' as const, number: 'SF123456', lines: [0], at })
const refund = (succeededAt: number | null) => ({
  ...{ refundId: 'R', amountFen: 1_000, state: 'succeeded' as const, reason: '', requestedAt: 1 },
  succeededAt,
})

test('what is ahead of an order stands after what happened', () => {
  expect(told({ state: 'unpaid' })).toEqual(['下单', '等付款'])
  expect(told({ state: 'to-ship', paidAt: 1 })).toEqual(['下单', '付款', '等发货'])
})

test('every parcel and every refund that arrived is a step, in the order of time', () => {
  const shipments = [parcel(2), parcel(4)]
  expect(told({ state: 'shipped', paidAt: 1, shipments, refunds: [refund(3), refund(null)] })).toEqual([
    ...['下单', '付款', '第 1 个包裹发货', '退款 ¥10.00', '第 2 个包裹发货', '等收货'],
  ])
})

test('a receipt says who confirmed it', () => {
  const shipments = [parcel(2)]
  expect(told({ state: 'received', shipments, receivedAt: DAY_MS, receivedBy: 'system' })).toEqual([
    ...['下单', '发货', '自动确认收货'],
  ])
})

test('a payment that WeChat dates to the whole second still comes after its order', () => {
  expect(told({ state: 'to-ship', placedAt: 1_500, paidAt: 1_000 })).toEqual(['下单', '付款', '等发货'])
})
