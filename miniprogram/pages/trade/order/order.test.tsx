import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { noteServerTime } from '@/api/clock'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import { AFTER_SALE, NOW, ORDER } from '../staff-order.fixture'
import type { StaffOrder } from '../words/orders'
import TradeOrder from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

/** Each test has an order of its own, because answers are kept by question. */
let orders = 0
async function open(change: Partial<StaffOrder> = {}): Promise<string> {
  orders += 1
  const order = { ...ORDER, orderId: String(orders).padStart(16, '0'), ...change }
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === 'orders.staffOrder' || action === 'orders.ship')
      return { ok: true, now: NOW, output: order } as never
    if (action === 'orders.releaseRefund') return { ok: true, now: NOW, output: order.refunds[0] } as never
    if (action === 'orders.rejectAfterSale') return { ok: true, now: NOW, output: AFTER_SALE } as never
    return { ok: false, now: NOW, code: 'NOT_FOUND' } as never
  })
  router.params = { id: order.orderId }
  jest.mocked(Taro.navigateTo).mockClear()
  await act(async () => void render(<TradeOrder />))
  return order.orderId
}
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(document.getElementById(id) as HTMLElement, { target: { value } }))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))

test('what is to be shipped goes in one parcel, whose number is taken without its blanks', async () => {
  const orderId = await open()
  expect(screen.getByText('11-21 12:00 付款，等你们发货')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText('中通')))
  await type('ship-number', 'SF12 3456 7890')
  await press('ship-send')
  expect(sent('orders.ship')).toMatchObject([{ orderId, company: 'ZTO', number: 'SF1234567890' }])
  expect(sent('orders.ship')[0]).not.toHaveProperty('lines')
})

test('a part of it names its lines', async () => {
  await open()
  await press('ship-line-0')
  await act(async () => void fireEvent.click(screen.getByText('中通')))
  await type('ship-number', 'SF1234567890')
  await press('ship-send')
  expect(sent('orders.ship')).toMatchObject([{ lines: [1] }])
})

test('a parcel with a short number is not sent', async () => {
  await open()
  await type('ship-number', 'SF1')
  await act(async () => void fireEvent.blur(document.getElementById('ship-number') as HTMLElement))
  expect(screen.getByText('单号是 6 到 32 位字母、数字或横线')).toBeTruthy()
  await press('ship-send')
  expect(sent('orders.ship')).toEqual([])
})

test('a line leads to why it is whose it is, and an order that was received is not shipped', async () => {
  const orderId = await open({ state: 'received', receivedAt: NOW, receivedBy: 'buyer' })
  expect(document.getElementById('ship-send')).toBeNull()
  await press('trade-why-1')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/attribution/why/index?order=${orderId}&line=1` })
})

test('an after-sale is approved on a page with its amounts, or refused with a reason', async () => {
  const orderId = await open({ hasOpenAfterSale: true, afterSales: [AFTER_SALE] })
  expect(document.getElementById('trade-refund')).toBeNull()
  await press(`approve-${AFTER_SALE.afterSaleId}`)
  const address = `/pages/trade/refund/index?id=${AFTER_SALE.orderId}&afterSale=${AFTER_SALE.afterSaleId}`
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: address })
  await press(`reject-${AFTER_SALE.afterSaleId}`)
  expect(screen.getByRole('dialog').textContent).toContain('¥53.00')
  await type('reject-answer', '照片看不出漏油')
  await press('confirm-send')
  const answer = { afterSaleId: AFTER_SALE.afterSaleId, answer: '照片看不出漏油' }
  expect(sent('orders.rejectAfterSale')).toMatchObject([answer])
  expect(orderId).not.toBe('')
})

test('a refund that waits for long can be released, after a second look, and a young one or an ended one can’t', async () => {
  const refund = { amountFen: 5_000, reason: '', requestedAt: NOW - 300_000, succeededAt: null } as const
  const ids = { waits: 'W'.repeat(32), young: 'Y'.repeat(32), ended: 'E'.repeat(32) }
  const refunds = [
    { ...refund, refundId: ids.waits, state: 'reserved' },
    { ...refund, refundId: ids.young, state: 'sent', requestedAt: NOW - 240_000 },
    { ...refund, refundId: ids.ended, state: 'closed' },
  ] as const
  noteServerTime(NOW)
  await open({ refunds: [...refunds] })
  expect([ids.young, ids.ended].map((id) => document.getElementById(`release-${id}`))).toEqual([null, null])
  await press(`release-${ids.waits}`)
  expect(sent('orders.releaseRefund')).toEqual([])
  expect(screen.getByRole('dialog').textContent).toContain('¥50.00')
  await press('confirm-send')
  expect(sent('orders.releaseRefund')).toMatchObject([{ refundId: ids.waits }])
})
