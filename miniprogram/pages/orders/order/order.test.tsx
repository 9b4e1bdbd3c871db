import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import OrderPage from '.'
import type { Order } from './shown-order'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const NOW = Date.UTC(2026, 10, 21, 4)
const CODE = 'G'.repeat(32)
const LINE = { line: 0, productId: 'A', skuId: 'K', title: '山茶籽油', skuName: '单瓶', picture: null, quantity: 1 }
const AMOUNTS = { priceFen: 8_900, goodsFen: 8_900, couponFen: 0, pointsFen: 0, paidFen: 8_900 }
const ORDER: Order = {
  orderId: 'O',
  paymentId: 'P'.repeat(32),
  shopId: 'S',
  shopName: '山茶小铺',
  state: 'unpaid',
  lines: [{ ...LINE, ...AMOUNTS, refundedFen: 0, refundingFen: 0, isClosed: false, isShipped: false }],
  freightFen: 800,
  payFen: 9_700,
  refundedFen: 0,
  placedAt: NOW,
  closesAt: NOW + 1_800_000,
  isGift: false,
  hasOpenAfterSale: false,
  goodsFen: 8_900,
  couponFen: 0,
  points: 0,
  pointsFen: 0,
  note: '',
  address: { name: '林小满', phone: '138****8000', region: '浙江省杭州市', detail: '文三路 1 号' },
  gift: null,
  paidAt: null,
  shipments: [],
  shippedAt: null,
  autoConfirmAt: null,
  receivedAt: null,
  receivedBy: null,
  closedAt: null,
  closedBecause: null,
  claimablePoints: 0,
  grantedPoints: null,
  refunds: [],
  afterSales: [],
}

let order: Order
let again = { added: 1, missing: 0 }
/** Each test has an order of its own, because answers are kept by question. */
let orders = 0
async function open(change: Partial<Order>) {
  orders += 1
  order = { ...ORDER, orderId: `O${orders}`, ...change }
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action === 'orders.order' || action === 'orders.confirmReceipt')
      return { ok: true, now: NOW, output: order } as never
    if (action === 'orders.cancel') return { ok: true, now: NOW, output: {} } as never
    if (action === 'orders.buyAgain') return { ok: true, now: NOW, output: again } as never
    if (action === 'orders.claimPoints') return { ok: true, now: NOW, output: { points: 89 } } as never
    return { ok: false, now: NOW, code: 'NOT_FOUND' } as never
  })
  router.params = { id: order.orderId }
  jest.mocked(Taro.navigateTo).mockClear()
  await act(async () => void render(<OrderPage />))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const dialog = () => screen.getByRole('dialog').textContent

test('an unpaid order says until when, and what would be paid', async () => {
  await open({})
  expect(screen.getByText('请在 11-21 12:30 前付款，过时自动关闭')).toBeTruthy()
  expect(screen.getByText('付款 ¥97.00')).toBeTruthy()
  expect(screen.queryByText('申请售后')).toBeNull()
})

test('cancelling asks with the amount, and names the whole payment', async () => {
  await open({})
  await press('取消订单')
  expect(dialog()).toContain('¥97.00')
  expect(sent('orders.cancel')).toEqual([])
  await act(async () => void fireEvent.click(document.getElementById('confirm-send') as HTMLElement))
  expect(sent('orders.cancel')).toMatchObject([{ paymentId: 'P'.repeat(32) }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what was shipped can be confirmed after the amount was seen once more', async () => {
  const parcel = { company: 'SF' as const, number: 'SF1234567890', lines: [0], at: NOW }
  await open({ state: 'shipped', shipments: [parcel], shippedAt: NOW, autoConfirmAt: NOW + 864_000_000 })
  expect(screen.getByText('12-01 12:00 自动确认收货')).toBeTruthy()
  expect(screen.getByText('SF1234567890')).toBeTruthy()
  await press('确认收货')
  expect(dialog()).toContain('¥97.00')
  await act(async () => void fireEvent.click(document.getElementById('confirm-send') as HTMLElement))
  expect(sent('orders.confirmReceipt')).toMatchObject([{ orderId: order.orderId }])
})

test('points that the order gave can be claimed', async () => {
  await open({ state: 'received', receivedAt: NOW, receivedBy: 'buyer', claimablePoints: 89 })
  await press('领 89 积分')
  expect(sent('orders.claimPoints')).toMatchObject([{ orderId: order.orderId }])
})

test('a refund shows how far it is', async () => {
  const refund = { refundId: 'R', amountFen: 1_000, reason: '', requestedAt: NOW }
  await open({
    state: 'received',
    refundedFen: 1_000,
    refunds: [
      { ...refund, state: 'succeeded', succeededAt: NOW },
      { ...refund, refundId: 'R2', amountFen: 500, state: 'sent', succeededAt: null },
    ],
  })
  expect(screen.getByText('微信处理中').parentElement?.textContent).toContain('退款 ¥5.00')
  expect(screen.getByText('已退回').parentElement?.textContent).toContain('退款 ¥10.00')
})

test('the card of a gift leads to the gift, and without one the menu never shares an order', async () => {
  const gift = { code: CODE, message: '生日快乐', acceptBefore: NOW + 86_400_000, acceptedAt: null, toName: null }
  await open({ state: 'gift-offered', address: null, isGift: true, gift })
  expect(handlers.shareAppMessage?.({ from: 'button' })).toEqual({
    title: '生日快乐',
    path: `/pages/orders/gift/index?code=${CODE}`,
  })
  await open({ state: 'to-ship' })
  expect(handlers.shareAppMessage?.({ from: 'menu' })).toEqual({ title: '推客', path: '/pages/tabs/home/index' })
})

test('what is bought again goes into the cart; what is not sold any more is said', async () => {
  await open({ state: 'received', receivedAt: NOW, receivedBy: 'buyer' })
  again = { added: 1, missing: 2 }
  await press('再次购买')
  expect(sent('orders.buyAgain')).toMatchObject([{ orderId: order.orderId }])
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '有 2 种已经不卖了' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/cart/index' })
})

test('when nothing of it is sold any more, the page stays', async () => {
  await open({ state: 'closed', closedAt: NOW, closedBecause: 'timeout' })
  again = { added: 0, missing: 1 }
  await press('再次购买')
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '这些商品已经不卖了' }))
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})

test.each([
  [9_700, [], '款项已全部退回'],
  [8_900, [], '已退回 ¥89.00，运费 ¥8.00 没有退'],
  [8_900, ['sent' as const], '已退回 ¥89.00，还有退款在处理'],
])('a refunded order of 97.00 of which %d fen came back says so', async (refundedFen, states, words) => {
  const refund = { refundId: 'R', amountFen: 800, reason: '', requestedAt: NOW, succeededAt: null }
  await open({ state: 'refunded', refundedFen, refunds: states.map((state) => ({ ...refund, state })) })
  expect(screen.getByText(words)).toBeTruthy()
})

test('whoever waits for money back may let WeChat say when it is there', async () => {
  await open({ state: 'received', hasOpenAfterSale: true })
  expect(screen.queryByText('退款到账时提醒我')).toBeNull()
  const before = called.getMockImplementation()
  const items = [{ reminder: 'refund-succeeded', templateId: 'T', granted: 0 }]
  called.mockImplementation(async (action, input) =>
    action === 'messages.reminders'
      ? ({ ok: true, now: NOW, output: { items } } as never)
      : (before?.(action, input) as never),
  )
  await act(async () => void handlers.didShow?.())
  expect(screen.getByText('退款到账时提醒我')).toBeTruthy()
})
