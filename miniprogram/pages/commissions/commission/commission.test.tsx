import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import CommissionPage from '.'
import { stepsOf } from './steps-of'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 4) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Commission = Output<'commissions.commission'>
const PAID_AT = Date.UTC(2026, 10, 20, 4)
const DUE_AT = Date.UTC(2026, 11, 6, 4)
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
  frozenAt: PAID_AT,
  dueAt: null,
  settledAt: null,
  endedAt: null,
}
const WHY: Output<'attribution.why'> = {
  basis: 'direct',
  ruleset: 'tuike-2025',
  decidedAt: PAID_AT,
  isMine: true,
  because: { kind: 'product', at: PAID_AT, until: null, promoterName: '小*', isMine: true, boundBy: null },
  rejected: [],
}
let orders = 0

interface World {
  readonly failure?: FailureCode
  readonly isDisabled?: boolean
}
async function open(change: Partial<Commission>, { failure, isDisabled = false }: World = {}) {
  orders += 1
  const commission = { ...BASE, orderId: `O${orders}`, ...change }
  router.params = { orderId: commission.orderId, line: '0' }
  called.mockReset()
  jest.mocked(Taro.navigateTo).mockClear()
  const promoter = { code: 'K7QF2M9R', state: isDisabled ? 'disabled' : 'active', enrolledAt: 1 }
  called.mockImplementation(async (action) => {
    if (action === 'promoters.me') return { ok: true, now: 1, output: { promoter } } as never
    if (failure !== undefined) return { ok: false, now: 1, code: failure } as never
    return { ok: true, now: 1, output: action === 'attribution.why' ? WHY : commission } as never
  })
  await act(async () => void render(<CommissionPage />))
  return commission.orderId
}
const fact = (label: string) => screen.queryByText(label)?.parentElement?.textContent ?? null

test('a frozen line says what it waits for, and that the day is not known before the receipt', async () => {
  await open({})
  expect(screen.getByText('山茶籽油 ×2')).toBeTruthy()
  expect(fact('预计结算')).toBe('预计结算买家确认收货后才知道')
  expect(fact('在等什么')).toBe('在等什么等买家确认收货')
})

test('once received the day is told; an open after-sale makes it the earliest', async () => {
  await open({ dueAt: DUE_AT, waitingFor: 'hold' })
  expect(fact('预计结算')).toBe('预计结算12-06')
})
test('an open after-sale makes the day the earliest one', async () => {
  await open({ dueAt: DUE_AT, waitingFor: 'after-sale' })
  expect(fact('预计结算')).toBe('预计结算最早 12-06')
  expect(fact('在等什么')).toBe('在等什么有售后在处理，处理完再结算')
})

test('the way from the payment to the commission, with what was refunded', async () => {
  // 178.00 less 10.00; 10 % of 168.00.
  await open({ leftFen: 16_800, amount: 1_680 })
  expect(fact('买家实付')).toBe('买家实付¥178.00')
  expect(fact('减去退款')).toBe('减去退款−¥10.00')
  expect(fact('计佣金额')).toBe('计佣金额¥168.00')
  expect(fact('佣金')).toBe('佣金+16.80')
  expect(screen.getByText(/下单时的佣金比例，不满 1 分的不计/)).toBeTruthy()
})

test('points are points, and how they come of the money is said', async () => {
  await open({ paidIn: 'points', amount: 120 })
  expect(fact('减去退款')).toBe('减去退款没有退款')
  expect(fact('佣金')).toBe('佣金+120 积分')
  expect(screen.getByText(/再换成积分/)).toBeTruthy()
})

test('the largest amount and none at all', async () => {
  await open({ paidFen: 999_999_999, leftFen: 0, amount: 0, state: 'void', waitingFor: null, endedAt: DUE_AT })
  expect(fact('减去退款')).toBe('减去退款−¥9,999,999.99')
  expect(fact('计佣金额')).toBe('计佣金额¥0.00')
  expect(fact('预计结算')).toBeNull()
})

test.each([
  [{ split: 'merchant', payer: 'merchant' }, '商家结算'],
  [{ split: 'agency', payer: 'own' }, '机构结算（机构）'],
  [{ split: 'platform', payer: 'wechat' }, '微信结算'],
] as const)('who settles is called by its own name: %j', async (change, words) => {
  await open(change)
  expect(fact('谁来结算')).toBe(`谁来结算${words}`)
  expect(document.body.textContent).not.toContain('官方')
})

test('why it is theirs is said in a sentence, asked for at once, and leads to the whole story', async () => {
  const orderId = await open({})
  expect(called.mock.calls).toEqual(expect.arrayContaining([['attribution.why', { orderId, line: 0 }]]))
  expect(screen.getByText(/^直接染色：买家下单前/)).toBeTruthy()
  await act(async () => void fireEvent.click(document.getElementById('commission-why') as Element))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/attribution/why/index?order=${orderId}&line=0` })
})

test('pulling down asks for both again', async () => {
  await open({})
  called.mockClear()
  await act(async () => void (await handlers.pullDown?.()))
  expect(called.mock.calls.map(([action]) => action).sort()).toEqual(['attribution.why', 'commissions.commission'])
})

test('a disabled promoter reads that what is frozen waits', async () => {
  await open({ waitingFor: 'promoter', dueAt: DUE_AT }, { isDisabled: true })
  expect(screen.getByText(/推客资格已停用：冻结的佣金先不结算/)).toBeTruthy()
})

test('somebody else’s line is none', async () => {
  await open({}, { failure: 'NOT_FOUND' })
  expect(screen.getByText('没有找到这笔佣金')).toBeTruthy()
})

test('when it fails there is one error with a retry', async () => {
  await open({}, { failure: 'INTERNAL' })
  expect(screen.getAllByText('重试')).toHaveLength(1)
})

describe('the way of a commission', () => {
  const told = (change: Partial<Commission>) => stepsOf({ ...BASE, ...change }).map(({ text, is }) => `${text} ${is}`)

  test('before the receipt everything is to come', () => {
    expect(told({})).toEqual(['买家付款，佣金冻结 done', '买家确认收货 now', '等待期满 to-come', '已结算 to-come'])
  })

  test('after it the hold runs to its day', () => {
    expect(told({ dueAt: DUE_AT, waitingFor: 'hold' })).toEqual([
      '买家付款，佣金冻结 done',
      '买家确认收货 done',
      '等待期满 now',
      '已结算 to-come',
    ])
    expect(stepsOf({ ...BASE, dueAt: DUE_AT, waitingFor: 'promoter' })[2]).toEqual({
      text: '等待期满',
      at: DUE_AT,
      is: 'now',
      more: '推客资格停用，结算先暂停',
    })
  })

  test('settled, and taken back afterwards', () => {
    const settled = { state: 'settled', waitingFor: null, dueAt: DUE_AT, settledAt: DUE_AT } as const
    const way = ['买家付款，佣金冻结 done', '买家确认收货 done', '等待期满 done']
    expect(told(settled)).toEqual([...way, '已结算 now'])
    expect(told({ ...settled, state: 'clawed-back', endedAt: DUE_AT + 1 })).toEqual([
      ...way,
      '已结算 done',
      '已退回，买家已退款 now',
    ])
  })

  test('what settled before its hold was over had none to wait for', () => {
    expect(told({ state: 'settled', waitingFor: null, dueAt: DUE_AT, settledAt: DUE_AT - 1 })).toEqual([
      '买家付款，佣金冻结 done',
      '买家确认收货 done',
      '已结算 now',
    ])
  })

  test('a refund of all of it before the settlement ends it there', () => {
    expect(told({ state: 'void', waitingFor: null, endedAt: PAID_AT + 1 })).toEqual([
      '买家付款，佣金冻结 done',
      '已失效，买家已退款 now',
    ])
  })
})
