import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import type { StaffWithdrawal } from '../words/withdrawals'
import TradeWithdrawals from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const NOW = Date.UTC(2026, 10, 21, 4)
const WITHDRAWAL: StaffWithdrawal = {
  billNo: 'B'.repeat(32),
  payer: 'merchant',
  channel: 'bank',
  amountFen: 123_456,
  payee: '王* ****1234',
  state: 'reviewing',
  isCancelling: false,
  reason: '',
  note: '',
  receiptNumber: '',
  requestedAt: NOW,
  confirmBefore: null,
  endedAt: null,
  promoterId: 'p',
  promoterName: '小*',
}

async function open(change: Partial<StaffWithdrawal>) {
  called.mockReset()
  const withdrawal = { ...WITHDRAWAL, ...change }
  called.mockImplementation(async (action) => {
    const output = action === 'withdrawals.staffList' ? { items: [withdrawal], cursor: null } : withdrawal
    return { ok: true, now: NOW, output } as never
  })
  await act(async () => void render(<TradeWithdrawals />))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const pressId = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(document.getElementById(id) as HTMLElement, { target: { value } }))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))

test('what waits for finance is asked for first; chips choose another state and channel', async () => {
  await open({})
  expect(sent('withdrawals.staffList')).toEqual([{ state: 'reviewing' }])
  await press('已退回')
  await press('支付宝')
  expect(sent('withdrawals.staffList').at(-1)).toEqual({ state: 'returned', channel: 'alipay' })
})

test('a wallet is approved after the amount was seen again', async () => {
  await open({ channel: 'wechat', payee: '' })
  expect(screen.queryByText('登记已打款')).toBeNull()
  await press('同意')
  expect(screen.getByRole('dialog').textContent).toContain('¥1,234.56')
  await pressId('confirm-send')
  expect(sent('withdrawals.approve')).toMatchObject([{ billNo: WITHDRAWAL.billNo }])
})

test('what was paid by hand needs the receipt’s number', async () => {
  await open({})
  expect(screen.queryByText('同意')).toBeNull()
  await press('登记已打款')
  await pressId('confirm-send')
  expect(sent('withdrawals.markPaid')).toEqual([])
  await type('paid-receipt', ' R20261121 ')
  await pressId('confirm-send')
  expect(sent('withdrawals.markPaid')).toMatchObject([{ billNo: WITHDRAWAL.billNo, receiptNumber: 'R20261121' }])
})

test.each([
  ['reviewing', '拒绝', 'withdrawals.reject'],
  ['paid', '登记被退回', 'withdrawals.markReturned'],
] as const)('one that is %s ends with a reason: %s', async (state, verb, action) => {
  await open({ state })
  await press(verb)
  await type('decision-reason', '户名不符')
  await pressId('confirm-send')
  expect(sent(action)).toMatchObject([{ billNo: WITHDRAWAL.billNo, reason: '户名不符' }])
})

test('what WeChat paid offers no decision', async () => {
  await open({ channel: 'wechat', state: 'paid' })
  expect(screen.queryByText('登记被退回')).toBeNull()
})
