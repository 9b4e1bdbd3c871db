import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { askAgain } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import RequestWithdrawal from '.'
import { changeRequest, EMPTY_REQUEST } from './draft'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const BILL = 'B'.repeat(32)
const LIMITS = { minFen: 30, wechatMaxFen: 20_000, manualMaxFen: 5_000_000, userDayFen: 2_000_000 }
const ACCOUNTS = [
  { payer: 'merchant', withdrawableFen: 128_640, debtFen: 0 },
  { payer: 'wechat', withdrawableFen: 0, debtFen: 0 },
]

async function open(answers: (FailureCode | 'done')[] = ['done'], accounts = ACCOUNTS, state = 'active') {
  changeRequest(EMPTY_REQUEST)
  called.mockReset()
  jest.mocked(Taro.redirectTo).mockClear()
  const limits = { ...LIMITS, merchantDayFen: 10_000_000, reviewFromFen: 100_000, realNameFromFen: 200_000 }
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'promoters.me') return answer({ promoter: { code: 'K7QF2M9R', state, enrolledAt: 1 } })
    if (action === 'withdrawals.offer') return answer({ accounts, limits, leftTodayFen: 2_000_000 })
    if (action !== 'withdrawals.request') return { ok: false, now: 1, code: 'NOT_FOUND' } as never
    const [next = 'done'] = answers.length > 1 ? answers.splice(0, 1) : answers
    return next === 'done' ? answer({ billNo: BILL }) : ({ ok: false, now: 1, code: next } as never)
  })
  await act(async () => void render(<RequestWithdrawal />))
}
const box = (id: string) => document.getElementById(id) as HTMLInputElement
const type = (id: string, text: string) => fireEvent.change(box(id), { target: { value: text } })
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const requests = () =>
  called.mock.calls.flatMap(([action, input]) =>
    action === 'withdrawals.request' ? [input as Record<string, unknown>] : [],
  )

test('the limits stand beside the amount before one is broken', async () => {
  await open()
  expect(screen.getByText('最低 0.30 元，单笔最多 200.00 元，今天还能提 20,000.00 元')).toBeTruthy()
  await press('request-channel-bank')
  expect(screen.getByText('最低 0.30 元，单笔最多 50,000.00 元，今天还能提 20,000.00 元')).toBeTruthy()
})

test('a limit that is broken is told when the field is left, and nothing can be sent', async () => {
  await open()
  type('request-amount', '200.01')
  expect(screen.queryByText('单笔最多 200.00 元，可以分几次提')).toBeNull()
  fireEvent.blur(box('request-amount'))
  expect(screen.getByText('单笔最多 200.00 元，可以分几次提')).toBeTruthy()
  expect((document.getElementById('request-send') as HTMLButtonElement).disabled).toBe(true)
})

test('全部 takes what one withdrawal can take', async () => {
  await open()
  await press('request-all')
  expect(box('request-amount').value).toBe('200.00')
})

test('money moves after the numbers were confirmed, and not before', async () => {
  await open()
  type('request-amount', '123.4')
  await press('request-send')
  expect(requests()).toEqual([])
  expect(screen.getByRole('dialog').textContent).toContain('付款方商家到账方式微信零钱提现金额¥123.40')
  await press('confirm-send')
  expect(requests()).toEqual([
    { payer: 'merchant', channel: 'wechat', amountFen: 12_340, requestId: expect.any(String) },
  ])
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/pages/withdrawals/withdrawal/index?id=${BILL}` })
})

test('a press that nobody knows the outcome of is repeated as the same request', async () => {
  await open(['BUSY', 'done'])
  type('request-amount', '10')
  await press('request-send')
  await press('confirm-send')
  expect(screen.getByText('现在人有点多，请再试一次')).toBeTruthy()
  await press('confirm-send')
  const [first, second] = requests()
  expect(second).toEqual(first)
})

test('when it was carried out and the reply was lost, the page still repeats it, although the money is gone', async () => {
  const accounts = [{ payer: 'merchant', withdrawableFen: 1_000, debtFen: 0 }]
  await open(['BUSY', 'done'], accounts)
  type('request-amount', '10')
  await press('request-send')
  await press('confirm-send')
  accounts[0] = { payer: 'merchant', withdrawableFen: 30, debtFen: 0 }
  await act(() => askAgain('withdrawals.offer'))
  await press('confirm-send')
  const [first, second] = requests()
  expect(second).toEqual(first)
})

test('after a definite no the figures are asked for again', async () => {
  await open(['BALANCE_NOT_ENOUGH'])
  type('request-amount', '10')
  await press('request-send')
  const asked = () => called.mock.calls.filter(([action]) => action === 'withdrawals.offer').length
  const before = asked()
  await press('confirm-send')
  expect(asked()).toBe(before + 1)
})

test('closing the dialog after such a press does not make another request of it', async () => {
  await open(['OFFLINE', 'done'])
  type('request-amount', '10')
  await press('request-send')
  await press('confirm-send')
  await act(async () => void fireEvent.click(screen.getByLabelText('关闭')))
  await press('request-send')
  await press('confirm-send')
  const [first, second] = requests()
  expect(second?.requestId).toBe(first?.requestId)
})

test('a bank wants name, account and branch', async () => {
  await open()
  await press('request-channel-bank')
  type('request-amount', '1000')
  type('request-name', '王小明')
  type('request-account', '6222 0212 3456 7890')
  expect((document.getElementById('request-send') as HTMLButtonElement).disabled).toBe(true)
  type('request-bank', '工商银行文三路支行')
  await press('request-send')
  expect(screen.getByRole('dialog').textContent).toContain('6222021234567890')
  await press('confirm-send')
  expect(requests()[0]).toMatchObject({ channel: 'bank', payee: { bank: '工商银行文三路支行' } })
})

test('a disabled promoter may still withdraw what is settled, and reads so', async () => {
  await open(['done'], ACCOUNTS, 'disabled')
  expect(screen.getByText(/已经可提现的照样能提/)).toBeTruthy()
  type('request-amount', '10')
  expect((document.getElementById('request-send') as HTMLButtonElement).disabled).toBe(false)
})

test('without anything to withdraw it says when there will be', async () => {
  await open(['done'], [{ payer: 'merchant', withdrawableFen: 0, debtFen: 500 }])
  expect(screen.getByText('还没有可提现的佣金')).toBeTruthy()
})
