import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import CustomerPage from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 4) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Commission = Output<'commissions.mine'>['items'][number]
const CUSTOMER: Omit<Output<'bindings.customer'>, 'customerId'> = {
  name: '老*',
  boundAt: Date.UTC(2026, 10, 19, 4),
  basis: 'share',
  paidFen: 999_999_999,
  ordersTotal: 1_204,
  lastOrderAt: Date.UTC(2026, 10, 20, 4),
}
const LINE: Commission = {
  orderId: 'O1',
  line: 0,
  title: '山茶籽油',
  quantity: 2,
  paidFen: 17_800,
  leftFen: 17_800,
  amount: 120,
  paidIn: 'points',
  payer: 'merchant',
  split: 'merchant',
  basis: 'bound',
  ruleset: 'referral',
  state: 'frozen',
  waitingFor: 'receipt',
  frozenAt: Date.UTC(2026, 10, 20, 4),
  dueAt: null,
  settledAt: null,
  endedAt: null,
}
let people = 0

async function open(lines: Partial<Commission>[], { failure = null as FailureCode | null, change = {} } = {}) {
  people += 1
  // What was asked of one customer is kept, so each test has its own.
  const customerId = `C${people}`
  router.params = { id: customerId }
  called.mockReset()
  jest.mocked(Taro.navigateTo).mockClear()
  called.mockImplementation(async (action) => {
    if (action === 'bindings.customer' && failure !== null) return { ok: false, now: 1, code: failure } as never
    const items = lines.map((line, index) => ({ ...LINE, line: index, ...line }))
    const output =
      action === 'commissions.mine' ? { items, cursor: null } : { ...CUSTOMER, customerId, ...(change as object) }
    return { ok: true, now: 1, output } as never
  })
  await act(async () => void render(<CustomerPage />))
  return customerId
}
const fact = (label: string) => screen.getByText(label).parentElement?.textContent

test('it says since when, by what, how much and when last', async () => {
  await open([])
  expect(fact('注册时间')).toBe('注册时间11-19 12:00')
  expect(fact('来自')).toBe('来自链接')
  expect(fact('订单数')).toBe('订单数1,204')
  expect(fact('最近下单')).toBe('最近下单昨天')
  expect(fact('消费合计')).toBe('消费合计¥9,999,999.99')
})

test('whoever bought nothing has nothing, and that is said', async () => {
  await open([], { change: { paidFen: 0, ordersTotal: 0, lastOrderAt: null, basis: 'code' } })
  expect(fact('来自')).toBe('来自推荐码')
  expect(fact('最近下单')).toBe('最近下单还没下单')
  expect(fact('消费合计')).toBe('消费合计¥0.00')
  expect(screen.getByText('还没有带来佣金的消费')).toBeTruthy()
})

test('what they bought that earned is asked for at the same time, and a row opens its commission', async () => {
  const customerId = await open([{ orderId: 'O7' }])
  expect(called.mock.calls.slice(0, 2)).toEqual(
    expect.arrayContaining([
      ['bindings.customer', { customerId }],
      ['commissions.mine', { customerId }],
    ]),
  )
  expect(screen.getByText('+120 积分')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText(/山茶籽油/)))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/commissions/commission/index?orderId=O7&line=0' })
})

test('发消息 leads to a letter to this customer', async () => {
  const customerId = await open([])
  await act(async () => void fireEvent.click(screen.getByText('发消息')))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/messages/write/index?customerId=${customerId}` })
})

test('pulling down refreshes the customer and the rows', async () => {
  await open([])
  called.mockClear()
  await act(async () => void (await handlers.pullDown?.()))
  expect(called.mock.calls.map(([action]) => action).sort()).toEqual(['bindings.customer', 'commissions.mine'])
})

test('somebody else’s customer is nobody, and leads to one’s own', async () => {
  await open([], { failure: 'NOT_FOUND' })
  expect(screen.getByText('没有找到这位客户')).toBeTruthy()
  expect(screen.queryByText('带来佣金的消费')).toBeNull()
  jest.mocked(Taro.stopPullDownRefresh).mockClear()
  await act(async () => void handlers.pullDown?.())
  expect(Taro.stopPullDownRefresh).toHaveBeenCalledTimes(1)
})

test('without an id nobody is asked', async () => {
  router.params = {}
  called.mockReset()
  await act(async () => void render(<CustomerPage />))
  expect(screen.getByText('没有找到这位客户')).toBeTruthy()
  expect(called).not.toHaveBeenCalled()
})

test('when it fails there is one error with a retry', async () => {
  await open([], { failure: 'INTERNAL' })
  expect(screen.getAllByText('重试')).toHaveLength(1)
})
