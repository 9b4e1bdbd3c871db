import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { answerTo } from '@/api/answers'
import { openCashier } from '@/api/cashier'
import { call, type FailureCode } from '@/api/client'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import OrderList from '.'

jest.mock('@/api/client')
jest.mock('@/api/cashier', () => ({ PAY_METHOD: 'h5', openCashier: jest.fn(async () => undefined) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const orderOf = (orderId: string, state: string, isShipped = false) => ({
  ...{ orderId, paymentId: `P${orderId}`, shopId: 'S', shopName: '山茶小铺', state, freightFen: 800, payFen: 9_700 },
  ...{ refundedFen: 0, placedAt: 1, closesAt: 2, isGift: false, hasOpenAfterSale: false },
  lines: [
    {
      ...{ line: 0, productId: 'A', skuId: 'K', title: '山茶籽油', skuName: '单瓶', picture: null, priceFen: 8_900 },
      ...{ quantity: 1, goodsFen: 8_900, couponFen: 0, pointsFen: 0, paidFen: 8_900, refundedFen: 0 },
      ...{ refundingFen: 0, isClosed: false, isShipped },
    },
  ],
})
const COUNTS = { unpaid: 2, 'gift-offered': 0, 'to-ship': 100, shipped: 0, afterSales: 1 }

/** Answers that differ from success. */
let failing: Partial<Record<string, FailureCode>>
async function open(items: object[], params: Record<string, string> = {}, counts: object = COUNTS) {
  cleanup()
  failing = {}
  answerTo('orders.counts', {}).set({ output: null, failure: null, asking: false })
  jest.mocked(Taro.navigateTo).mockClear()
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const code = failing[action]
    if (code !== undefined) return { ok: false, now: 1, code } as never
    if (action === 'orders.mine') return answer({ items, cursor: null })
    if (action === 'orders.counts') return answer(counts)
    if (action === 'orders.buyAgain') return answer({ added: 1, missing: 0 })
    return answer({ method: 'h5', url: 'https://pay.example/1' })
  })
  router.params = params
  await act(async () => void render(<OrderList />))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const tabs = () => screen.getAllByRole('tab').map(({ textContent }) => textContent)

test('every tab says how many wait in it, and never more than 99+', async () => {
  await open([])
  expect(tabs()).toEqual(['全部', '待付款 2', '待发货 99+', '待收货', '售后 1'])
})

test('a gift that waits to be taken has a tab', async () => {
  await open([], {}, { ...COUNTS, 'gift-offered': 1 })
  expect(tabs()).toContain('待领取 1')
})

test('the page begins with the tab that its address names, and goes to another one', async () => {
  await open([], { state: 'shipped' })
  expect(sent('orders.mine')).toEqual([{ state: 'shipped' }])
  await press('待付款 2')
  expect(sent('orders.mine').at(-1)).toEqual({ state: 'unpaid' })
  await press('售后 1')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/after-sales/index' })
})

test('a state that nobody knows shows all orders', async () => {
  await open([], { state: 'lost' })
  expect(sent('orders.mine')).toEqual([{}])
})

test('an order is paid from its card: the result’s page stands behind the cashier', async () => {
  await open([orderOf('O1', 'unpaid')])
  await press('去支付')
  expect(sent('orders.pay')).toMatchObject([{ paymentId: 'PO1' }])
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/result/index?id=PO1' })
  expect(openCashier).toHaveBeenCalledTimes(1)
})

test('a cashier that cannot be had leaves the list, with the reason on the card', async () => {
  await open([orderOf('O1', 'unpaid')])
  failing['orders.pay'] = 'ORDER_CLOSED'
  await press('去支付')
  expect(Taro.navigateTo).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toBe('订单已关闭，请重新下单')
})

test('cancelling asks first, then the list and the counts are asked for anew', async () => {
  await open([orderOf('O1', 'unpaid')])
  await press('取消')
  expect(screen.getByRole('dialog').textContent).toContain('¥97.00')
  expect(sent('orders.cancel')).toEqual([])
  const before = sent('orders.mine').length
  await act(async () => void fireEvent.click(document.getElementById('confirm-send') as HTMLElement))
  expect(sent('orders.cancel')).toMatchObject([{ paymentId: 'PO1' }])
  expect(sent('orders.mine').length).toBeGreaterThan(before)
  expect(sent('orders.counts').length).toBeGreaterThan(1)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('receipt is confirmed after a question, and a lost network keeps it open', async () => {
  await open([orderOf('O1', 'shipped', true)])
  failing['orders.confirmReceipt'] = 'OFFLINE'
  await press('确认收货')
  const send = () => act(async () => void fireEvent.click(document.getElementById('confirm-send') as HTMLElement))
  await send()
  expect(screen.getByRole('dialog').textContent).toContain('网络不通')
  failing = {}
  await send()
  const [first, second] = sent('orders.confirmReceipt') as { requestId: string }[]
  expect(second?.requestId).toBe(first?.requestId)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('buying again twice in a hurry is one request', async () => {
  await open([orderOf('O1', 'received', true)])
  await act(async () => {
    for (let times = 0; times < 2; times += 1) fireEvent.click(screen.getByText('再次购买'))
  })
  expect(sent('orders.buyAgain')).toHaveLength(1)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/cart/index' })
})

test('the parcels of what was shipped are one tap away', async () => {
  await open([orderOf('O1', 'to-ship')])
  expect(screen.queryByText('看物流')).toBeNull()
  await open([orderOf('O2', 'shipped', true)])
  await press('看物流')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/orders/order/index?id=O2' })
})

test('a stranger who pulls is not left waiting, and finds the way to register', async () => {
  await open([])
  failing = { 'orders.mine': 'NOT_REGISTERED' }
  cleanup()
  await act(async () => void render(<OrderList />))
  expect(screen.getByText('注册后能看到你的订单')).toBeTruthy()
  expect(screen.queryAllByRole('tab')).toEqual([])
  handlers.pullDown = undefined
  cleanup()
  await act(async () => void render(<OrderList />))
  await act(async () => void handlers.pullDown?.())
  expect(Taro.stopPullDownRefresh).toHaveBeenCalled()
})
