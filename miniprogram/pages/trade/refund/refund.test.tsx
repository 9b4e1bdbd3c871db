import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import { AFTER_SALE, NOW, ORDER } from '../staff-order.fixture'
import type { StaffOrder } from '../words/orders'
import TradeRefund from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

let orders = 0
async function open(change: Partial<StaffOrder>, afterSale?: string): Promise<string> {
  orders += 1
  const order = { ...ORDER, orderId: `R${String(orders).padStart(15, '0')}`, ...change }
  called.mockReset()
  called.mockImplementation(async () => ({ ok: true, now: NOW, output: order }) as never)
  router.params = { id: order.orderId, ...(afterSale === undefined ? {} : { afterSale }) }
  jest.mocked(Taro.redirectTo).mockClear()
  await act(async () => void render(<TradeRefund />))
  return order.orderId
}
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(document.getElementById(id) as HTMLElement, { target: { value } }))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))

test('a refund by the staff says its amounts once more before it goes, and what becomes of the goods', async () => {
  const orderId = await open({})
  await press('refund-line-1')
  await type('refund-amount-0', '12.34')
  await type('refund-freight', '1')
  await type('refund-words', '包装破损')
  await press('refund-next')
  expect(sent('orders.refund')).toEqual([])
  expect(screen.getByRole('dialog').textContent).toContain('¥13.34')
  await press('confirm-send')
  const wanted = { orderId, lines: [{ line: 0, fen: 1_234 }], freightFen: 100, restock: true, reason: '包装破损' }
  expect(sent('orders.refund')).toMatchObject([wanted])
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/pages/trade/order/index?id=${orderId}` })
})

test('without a reason, or with more than is left, nothing can be sent', async () => {
  await open({})
  await press('refund-next')
  await type('refund-words', '包装破损')
  await type('refund-amount-0', '89.01')
  await press('refund-next')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('最多可退 89.00 元')).toBeTruthy()
})

test('an after-sale is approved with what it asks for; goods that are with the buyer are not for sale again', async () => {
  const parcel = { company: 'SF' as const, number: 'SF1234567890', lines: [0, 1], at: NOW }
  const shipped = { shipments: [parcel], hasOpenAfterSale: true, afterSales: [AFTER_SALE] }
  await open({ state: 'received', ...shipped }, AFTER_SALE.afterSaleId)
  await press('refund-next')
  expect(screen.getByRole('dialog').textContent).toContain('¥53.00')
  await press('confirm-send')
  const { afterSaleId } = AFTER_SALE
  const wanted = { afterSaleId, lines: [{ line: 0, fen: 5_000 }], freightFen: 300, restock: false }
  expect(sent('orders.approveAfterSale')).toMatchObject([wanted])
})

test('an after-sale that somebody decided meanwhile is not approved again', async () => {
  await open({ afterSales: [{ ...AFTER_SALE, state: 'rejected' }] }, AFTER_SALE.afterSaleId)
  expect(screen.getByText('这笔售后已经处理过了')).toBeTruthy()
})
