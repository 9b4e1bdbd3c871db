import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import WithdrawalList from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 4) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Withdrawal = Output<'withdrawals.mine'>['items'][number]
const BASE: Withdrawal = {
  billNo: 'B'.repeat(32),
  payer: 'merchant',
  channel: 'wechat',
  amountFen: 12_340,
  payee: '',
  state: 'paid',
  isCancelling: false,
  reason: '',
  note: '',
  receiptNumber: '',
  requestedAt: Date.UTC(2026, 10, 20, 4),
  confirmBefore: null,
  endedAt: null,
}

async function open(rows: Partial<Withdrawal>[], cursor: string | null = null) {
  called.mockReset()
  jest.mocked(Taro.navigateTo).mockClear()
  const items = rows.map((row, index) => ({ ...BASE, billNo: `${index}`.padEnd(32, 'B'), ...row }))
  called.mockResolvedValueOnce({ ok: true, now: 1, output: { items, cursor } } as never)
  called.mockResolvedValue({ ok: true, now: 1, output: { items: [], cursor: null } } as never)
  await act(async () => void render(<WithdrawalList />))
}
const rows = () => Array.from(document.querySelectorAll('.withdrawals__row'), ({ textContent }) => textContent)
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))

test('a record says payee, channel, when, bill number, note, amount and state', async () => {
  await open([
    { billNo: `1${'B'.repeat(31)}` },
    {
      ...{ billNo: `2${'B'.repeat(31)}`, channel: 'bank', payee: '尾号 7890', payer: 'own', state: 'reviewing' },
      ...{ note: '房租', amountFen: 999_999_999 },
    },
  ])
  expect(rows()).toEqual([
    `微信零钱昨天 12:00单号 1${'B'.repeat(31)}¥123.40已到账`,
    `银行卡 尾号 7890昨天 12:00单号 2${'B'.repeat(31)}机构付房租¥9,999,999.99审核中`,
  ])
})

test('a month says what of it was paid, once it is all here', async () => {
  const october = Date.UTC(2026, 9, 30, 4)
  const rows = [
    { amountFen: 12_340 },
    { amountFen: 60 },
    { amountFen: 50_000, state: 'rejected' as const },
    { amountFen: 700, requestedAt: october },
  ]
  await open(rows, 'next')
  const heads = () => Array.from(document.querySelectorAll('.month-head'), ({ textContent }) => textContent)
  expect(heads()).toEqual(['11 月已到账 ¥124.00', '10 月'])
  await act(async () => void (await handlers.reachBottom?.()))
  expect(heads()).toEqual(['11 月已到账 ¥124.00', '10 月已到账 ¥7.00'])
})

test('a month without a payment says no sum', async () => {
  await open([{ state: 'reviewing' }])
  expect(document.querySelector('.month-head')?.textContent).toBe('11 月')
})

test('a record leads to its withdrawal, and the lead to the statements', async () => {
  await open([{ billNo: `3${'B'.repeat(31)}` }])
  await press('微信零钱')
  await press('每月对账单')
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([
    [{ url: `/pages/withdrawals/withdrawal/index?id=3${'B'.repeat(31)}` }],
    [{ url: '/pages/withdrawals/statement/index' }],
  ])
})

test('without a record it says when there will be one', async () => {
  await open([])
  expect(screen.getByText('还没有提现')).toBeTruthy()
  await press('看收益')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/commissions/earnings/index' })
})

test('the list goes on as one reads', async () => {
  await open([{}], 'next')
  await act(async () => void (await handlers.reachBottom?.()))
  expect(called).toHaveBeenLastCalledWith('withdrawals.mine', { cursor: 'next' })
})

test('when it fails there is a retry, and it works', async () => {
  called.mockReset()
  called.mockResolvedValueOnce({ ok: false, now: 1, code: 'INTERNAL' } as never)
  called.mockResolvedValue({ ok: true, now: 1, output: { items: [BASE], cursor: null } } as never)
  await act(async () => void render(<WithdrawalList />))
  await press('重试')
  expect(rows()).toHaveLength(1)
})
