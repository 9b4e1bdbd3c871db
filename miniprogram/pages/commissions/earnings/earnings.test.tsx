import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { call } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import Earnings from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 4) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Commission = Output<'commissions.mine'>['items'][number]
type Account = Output<'commissions.summary'>['accounts'][number]

const BASE: Commission = {
  orderId: 'O1',
  line: 0,
  title: '山茶籽油',
  quantity: 2,
  paidFen: 17_800,
  leftFen: 17_800,
  amount: 1_780,
  paidIn: 'fen',
  payer: 'merchant',
  split: 'merchant',
  basis: 'direct',
  ruleset: 'tuike-2025',
  state: 'frozen',
  waitingFor: 'receipt',
  frozenAt: Date.UTC(2026, 10, 20, 4),
  dueAt: null,
  settledAt: null,
  endedAt: null,
}
const ACCOUNT: Account = {
  payer: 'merchant',
  frozenFen: 31_820,
  withdrawableFen: 128_640,
  withdrawingFen: 0,
  withdrawnFen: 402_000,
  debtFen: 0,
}

async function open(
  rows: Partial<Commission>[],
  { cursor = null as string | null, accounts = [ACCOUNT], isDisabled = false } = {},
) {
  called.mockReset()
  jest.mocked(Taro.navigateTo).mockClear()
  called.mockImplementation(async (action) => {
    const promoter = { code: 'K7QF2M9R', state: isDisabled ? 'disabled' : 'active', enrolledAt: 1 }
    if (action === 'promoters.me') return { ok: true, now: 1, output: { promoter } } as never
    if (action === 'messages.reminders') return { ok: true, now: 1, output: { items: [] } } as never
    const items = rows.map((row, line) => ({ ...BASE, line, ...row }))
    const output = action === 'commissions.mine' ? { items, cursor } : { accounts, points: [] }
    return { ok: true, now: 1, output } as never
  })
  await act(async () => void render(<Earnings />))
}
const rows = () => screen.getAllByText(/为什么归我/).map((why) => why.closest('[role=button]')?.textContent ?? '')

test('a row says what, how much, in which state, and what it waits for', async () => {
  await open([
    { waitingFor: 'receipt' },
    { waitingFor: 'hold', dueAt: Date.UTC(2026, 11, 6, 4) },
    { waitingFor: 'after-sale' },
    { state: 'settled', waitingFor: null, settledAt: Date.UTC(2026, 10, 21, 1) },
    { state: 'void', waitingFor: null, amount: 0, leftFen: 0 },
  ])
  const [first, second, third, fourth, fifth] = rows()
  expect(first).toContain('山茶籽油 ×2+17.80')
  expect(first).toContain('等买家确认收货')
  expect(second).toContain('预计 12-06 结算')
  expect(third).toContain('有售后在处理，处理完再结算')
  expect(fourth).toContain('11-21 结算')
  expect(fifth).toContain('×20.00')
  expect(fifth).toContain('已退 ¥178.00')
})

test('a row leads to its commission', async () => {
  await open([{ orderId: 'O6' }])
  await act(async () => void fireEvent.click(screen.getByText(/山茶籽油/)))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([
    [{ url: '/pages/commissions/commission/index?orderId=O6&line=0' }],
  ])
})

test('the monthly statements are one press away', async () => {
  await open([])
  await act(async () => void fireEvent.click(screen.getByText('每月对账单')))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/withdrawals/statement/index' }]])
})

test('pulling down refreshes the figures and the rows', async () => {
  await open([{}])
  called.mockClear()
  await act(async () => void (await handlers.pullDown?.()))
  expect(called.mock.calls.map(([action]) => action).sort()).toEqual(['commissions.mine', 'commissions.summary'])
})

test('a promoter who is not disabled reads nothing of it', async () => {
  await open([{}])
  expect(screen.queryByText(/推客资格/)).toBeNull()
})

test('a disabled promoter reads what waits and what does not', async () => {
  await open([{}], { isDisabled: true })
  expect(screen.getByText(/冻结的佣金先不结算，等商家确认。已经可提现的照样能提。/)).toBeTruthy()
})

test('the words of a row lead to why the line is theirs, and to nothing else', async () => {
  await open([{ orderId: 'O7' }])
  fireEvent.click(screen.getByText(/为什么归我/))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/attribution/why/index?order=O7&line=0' }]])
})

test('points are points, and not in the sum of the month', async () => {
  await open([{ amount: 120, paidIn: 'points' }, { amount: 1_780 }])
  expect(rows()[0]).toContain('+120 积分')
  expect(screen.getByText('合计 +17.80')).toBeTruthy()
})

test('a month is summed up once it is all here', async () => {
  const october = Date.UTC(2026, 9, 30, 4)
  await open([{ amount: 1_780 }, { amount: 20 }, { amount: 500, frozenAt: october }], { cursor: 'more' })
  const head = (name: string) => screen.getByText(name).parentElement?.textContent
  expect(head('11 月')).toBe('11 月合计 +18.00')
  expect(head('10 月')).toBe('10 月')
})

test('the rows of a long month come and go by twenty, its head stays outside of them', async () => {
  await open(Array.from({ length: 45 }, () => ({})))
  const rowsOf = (chunk: Element) => chunk.querySelectorAll('.earning-row').length
  expect(Array.from(document.querySelectorAll('.list-view__chunk'), rowsOf)).toEqual([20, 20, 5])
  expect(document.querySelector('.list-view .month-head')).toBeNull()
  expect(document.querySelector('.list-view__group > .month-head')?.textContent).toBe('11 月合计 +801.00')
})

test('months are Shanghai’s, and another year is named', async () => {
  // 17:00 in London on the last of the year is 1:00 of the next year in Shanghai.
  await open([{ frozenAt: Date.UTC(2025, 11, 31, 17) }, { frozenAt: Date.UTC(2025, 11, 31, 15) }])
  expect(screen.getByText('1 月')).toBeTruthy()
  expect(screen.getByText('2025 年 12 月')).toBeTruthy()
})

test('the figures are the ledger’s over all payers, and a debt is told', async () => {
  const wechat = { ...ACCOUNT, payer: 'wechat', withdrawableFen: 0, frozenFen: 0, withdrawnFen: 1_000, debtFen: 250 }
  await open([], { accounts: [ACCOUNT, wechat] })
  const figure = (label: string) =>
    within(screen.getByText(label, { selector: '.money-figure__label' }).parentElement as HTMLElement)
  expect(figure('可提现').getByText('1,286.40')).toBeTruthy()
  expect(figure('冻结').getByText('318.20')).toBeTruthy()
  expect(figure('已提现').getByText('4,030.00')).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toContain('待还 ¥2.50')
})

test('a chip asks for one state only', async () => {
  await open([{}])
  await act(async () => void fireEvent.click(screen.getByText('已退回')))
  expect(called).toHaveBeenCalledWith('commissions.mine', { state: 'clawed-back' })
})

test('without a row it says what will be here and how', async () => {
  await open([])
  expect(screen.getByText('还没有收益')).toBeTruthy()
  expect(screen.getByText('去推广商品')).toBeTruthy()
})
