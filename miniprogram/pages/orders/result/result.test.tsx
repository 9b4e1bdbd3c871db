import { act, render, renderHook, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import PayResult from '.'
import { useStanding } from './use-standing'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type State = 'open' | 'paid' | 'closed'
let state: State | FailureCode

beforeEach(() => {
  jest.useFakeTimers()
  called.mockReset()
  called.mockImplementation(async (action) => {
    if (action !== 'orders.checkPayment') return { ok: false, now: 1, code: 'NOT_FOUND' } as never
    if (state !== 'open' && state !== 'paid' && state !== 'closed') return { ok: false, now: 1, code: state } as never
    const times = { closesAt: 1_800_000, paidAt: state === 'paid' ? 1 : null }
    const output = { paymentId: 'p1', orderIds: ['o1'], state, totalFen: 9_700, ...times }
    return { ok: true, now: 1, output } as never
  })
})
afterEach(() => jest.useRealTimers())

async function open(first: State | FailureCode, id = 'p1') {
  state = first
  router.params = { id }
  await act(async () => void render(<PayResult />))
}
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const checks = () => called.mock.calls.filter(([action]) => action === 'orders.checkPayment')
const title = () => document.getElementById('result-title')?.textContent

test('it is never said to be paid before the server says so', async () => {
  await open('open')
  expect(title()).toBe('正在确认付款')
  await pass(3_000)
  expect(document.body.textContent).not.toContain('付款成功')
  state = 'paid'
  await pass(3_000)
  expect(title()).toBe('付款成功')
})

test('after an end nothing is asked any more', async () => {
  await open('paid')
  const asked = checks().length
  await pass(60_000)
  expect(checks()).toHaveLength(asked)
})

test('every asking is a request of its own', async () => {
  await open('open')
  await pass(9_000)
  const ids = checks().map(([, input]) => (input as { requestId: string }).requestId)
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(4)
})

test('who left the cashier is told that nothing came, and can pay on', async () => {
  await open('open')
  await pass(9_000)
  expect(title()).toBe('还没有收到付款')
  expect(screen.getByText('继续支付')).toBeTruthy()
  expect(screen.getByText('查看订单')).toBeTruthy()
})

test('a network that is gone for a while stops nothing', async () => {
  await open('OFFLINE')
  expect(screen.getByText('网络不通，请检查后再试')).toBeTruthy()
  state = 'paid'
  await pass(3_000)
  expect(title()).toBe('付款成功')
})

test('a hidden page asks nothing and begins again when it is shown', async () => {
  state = 'open'
  const { result } = await act(async () => renderHook(() => useStanding('p1')))
  await act(async () => void handlers.didHide?.())
  await pass(60_000)
  expect(checks()).toHaveLength(1)
  state = 'paid'
  await act(async () => void handlers.didShow?.())
  expect(result.current.payment?.state).toBe('paid')
})

test('who asks now is answered at once, and only one row of turns goes on', async () => {
  state = 'open'
  const { result } = await act(async () => renderHook(() => useStanding('p1')))
  await act(async () => result.current.askNow())
  expect(checks()).toHaveLength(2)
  await pass(3_000)
  expect(checks()).toHaveLength(3)
})

test('an order that was closed says what becomes of money that came too late', async () => {
  await open('closed')
  expect(title()).toBe('订单已关闭')
  expect(screen.getByText('如果你已经付过款，款项会原路退回')).toBeTruthy()
  expect(screen.queryByText('继续支付')).toBeNull()
})

test('an unknown payment is not asked for again and again', async () => {
  await open('NOT_FOUND')
  expect(screen.getByText('没有找到这笔付款')).toBeTruthy()
  await pass(30_000)
  expect(checks()).toHaveLength(1)
})

test('who paid may let WeChat say when it is shipped; before that there is nothing to remind of', async () => {
  const before = called.getMockImplementation()
  const items = [{ reminder: 'order-shipped', templateId: 'T', granted: 0 }]
  called.mockImplementation(async (action, input) =>
    action === 'messages.reminders'
      ? ({ ok: true, now: 1, output: { items } } as never)
      : (before?.(action, input) as never),
  )
  await open('open')
  expect(screen.queryByText('商家发货时提醒我')).toBeNull()
  state = 'paid'
  await pass(3_000)
  expect(screen.getByText('商家发货时提醒我')).toBeTruthy()
})

test('who paid a gift is led to the card that is to be handed over', async () => {
  const before = called.getMockImplementation()
  called.mockImplementation(async (action, input) =>
    action === 'orders.order'
      ? ({ ok: true, now: 1, output: { isGift: true } } as never)
      : (before?.(action, input) as never),
  )
  await open('paid')
  expect(screen.getByText('去送礼物')).toBeTruthy()
  expect(screen.getByText('把礼物卡发给对方，24 小时内有效')).toBeTruthy()
})
