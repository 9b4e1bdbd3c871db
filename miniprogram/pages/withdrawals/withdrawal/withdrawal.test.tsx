import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { canConfirmTransfer, confirmTransfer } from '@/api/transfer-confirmation'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import WithdrawalPage from '.'
import type { Withdrawal } from './shown-withdrawal'
import { stepsOf } from './steps-of'

jest.mock('@/api/client')
jest.mock('@/api/transfer-confirmation')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const CONFIRM = { mchId: '1900000001', appId: 'wx1', package: 'ABC' }
const WAITING: Withdrawal = {
  billNo: 'B',
  payer: 'merchant',
  channel: 'wechat',
  amountFen: 12_340,
  payee: '',
  state: 'waiting-user',
  isCancelling: false,
  reason: '',
  note: '',
  receiptNumber: '',
  requestedAt: Date.UTC(2026, 10, 21, 4),
  confirmBefore: Date.UTC(2026, 10, 22, 4),
  endedAt: null,
  confirm: CONFIRM,
}
let withdrawal: Withdrawal
let bills = 0

async function open(change: Partial<Withdrawal>, { inWeChat = true } = {}) {
  bills += 1
  withdrawal = { ...WAITING, billNo: `B${bills}`.padEnd(20, 'B'), ...change }
  jest.mocked(canConfirmTransfer).mockReturnValue(inWeChat)
  jest.mocked(confirmTransfer).mockReset()
  jest.mocked(confirmTransfer).mockResolvedValue(undefined)
  called.mockReset()
  called.mockImplementation(async () => ({ ok: true, now: WAITING.requestedAt, output: withdrawal }) as never)
  router.params = { id: withdrawal.billNo }
  await act(async () => void render(<WithdrawalPage />))
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const names = () => called.mock.calls.map(([action]) => action)

test('after WeChat’s page was closed the server is asked what became of it', async () => {
  await open({})
  expect(screen.getByText('请在 11-22 12:00 前到微信里确认收款，过时退回可提现')).toBeTruthy()
  called.mockClear()
  await press('去微信确认收款')
  expect(confirmTransfer).toHaveBeenCalledWith(CONFIRM)
  expect(names()[0]).toBe('withdrawals.refresh')
  expect(names()).toContain('withdrawals.withdrawal')
})

test('in a browser it says where it can be done', async () => {
  await open({}, { inWeChat: false })
  expect(screen.getByText('请在微信小程序里打开这一页，确认收款')).toBeTruthy()
  expect(screen.queryByText('去微信确认收款')).toBeNull()
})

test('cancelling asks with the number and says that it may still be paid', async () => {
  await open({})
  await press('取消提现')
  const dialog = screen.getByRole('dialog')
  expect(dialog.textContent).toContain('¥123.40')
  expect(dialog.textContent).toContain('也可能已经付出')
  withdrawal = { ...withdrawal, isCancelling: true }
  await act(async () => void fireEvent.click(document.getElementById('confirm-send') as HTMLElement))
  expect(names()).toContain('withdrawals.cancel')
  expect(screen.getByText('已申请取消，等微信答复，也可能已经付出')).toBeTruthy()
  expect(screen.queryByText('去微信确认收款')).toBeNull()
})

test('what has ended offers nothing, and says why', async () => {
  await open({ state: 'failed', reason: '实名不一致', confirm: null, endedAt: WAITING.requestedAt })
  expect(screen.getByText('原因：实名不一致')).toBeTruthy()
  expect(screen.queryByText('刷新')).toBeNull()
  expect(screen.queryByText('取消提现')).toBeNull()
})

test('the record says who pays, whereto, by which number, and what was noted', async () => {
  await open({
    channel: 'bank',
    payee: '尾号 7890',
    state: 'paid',
    confirm: null,
    receiptNumber: 'R123456',
    note: '房租',
  })
  const facts = document.querySelector('.fact-rows')?.textContent
  expect(facts).toBe('付款方商家到账方式银行卡 尾号 7890申请时间11-21 12:00回单号R123456备注房租')
  expect(screen.getByText(withdrawal.billNo)).toBeTruthy()
})

test('the way of a withdrawal is what was, what is and what is to come', () => {
  const told = (change: Partial<Withdrawal>) =>
    stepsOf({ ...WAITING, ...change }).map(({ state, is }) => `${state} ${is}`)
  expect(told({})).toEqual(['requested done', 'paying done', 'waiting-user now', 'paid to-come'])
  expect(told({ channel: 'bank', state: 'reviewing' })).toEqual([
    'requested done',
    'reviewing now',
    'paying to-come',
    'paid to-come',
  ])
  expect(told({ state: 'expired' })).toEqual(['requested done', 'expired now'])
})
