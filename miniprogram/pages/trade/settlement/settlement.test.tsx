import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import type { Plan } from '../words/settlement'
import TradeSettlement from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const NOW = Date.UTC(2026, 10, 21, 4)
const PLAN: Plan = {
  planId: 'a'.repeat(32),
  hash: 'a1b2c3d4e5f6'.padEnd(64, '0'),
  state: 'planned',
  plannedAt: NOW,
  rows: 3,
  settles: 2,
  promoterFen: 12_345,
  agencyFen: 0,
  points: 0,
  isPart: false,
  done: 0,
  settled: 0,
  skipped: 0,
}
const ROW = {
  promoterName: '小*',
  title: '山茶籽油',
  promoterFen: 890,
  agencyFen: 0,
  points: 0,
  version: 2,
  verdict: 'settle',
}
let stands: Plan
let rows: object[]

beforeEach(() => {
  jest.useFakeTimers()
  stands = PLAN
  rows = [
    { ...ROW, commissionId: 'one', outcome: null },
    { ...ROW, commissionId: 'two', verdict: 'after-sale', outcome: null },
  ]
  called.mockImplementation(async (action) => {
    if (action === 'settlement.execute') stands = { ...PLAN, state: 'running', done: 1 }
    if (action === 'settlement.mode')
      return { ok: true, now: NOW, output: { byItself: true, announced: null } } as never
    const output = action === 'settlement.rows' ? { items: rows, cursor: null } : stands
    return { ok: true, now: NOW, output } as never
  })
})
afterEach(() => jest.useRealTimers())
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const sent = (name: string) => called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))

test('a plan shows each row with its verdict, is executed after the sums were seen again, and is watched until it is done', async () => {
  await act(async () => void render(<TradeSettlement />))
  await press('settlement-plan')
  expect(screen.getByText('3 笔到期，其中 2 笔可以结算')).toBeTruthy()
  expect(screen.getByText('a1b2c3d4e5f6')).toBeTruthy()
  expect(screen.getByText('可以结算')).toBeTruthy()
  expect(screen.getByText('售后中，先不结')).toBeTruthy()
  await press('settlement-execute')
  expect(sent('settlement.execute')).toEqual([])
  expect(screen.getByRole('dialog').textContent).toContain('¥123.45')
  await press('confirm-send')
  expect(sent('settlement.execute')).toMatchObject([{ planId: PLAN.planId }])
  expect(screen.getByText('正在结算，已处理 1 / 3 笔')).toBeTruthy()

  stands = { ...PLAN, state: 'done', done: 3, settled: 1, skipped: 2 }
  rows = [{ ...ROW, commissionId: 'one', outcome: 'changed' }]
  await act(async () => void (await jest.advanceTimersByTimeAsync(1_600)))
  expect(screen.getByText('结算完成：结算 1 笔，跳过 2 笔')).toBeTruthy()
  expect(screen.getByText('试算后有变动，没有结')).toBeTruthy()
  expect(document.getElementById('settlement-execute')).toBeNull()
})

test('whether what is due settles by itself is a switch', async () => {
  await act(async () => void render(<TradeSettlement />))
  expect(screen.getByText('到期的佣金每分钟结算一次')).toBeTruthy()
  await press('settlement-by-itself')
  expect(sent('settlement.setMode')).toMatchObject([{ byItself: false }])
})
