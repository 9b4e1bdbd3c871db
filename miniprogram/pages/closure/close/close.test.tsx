import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { forgetAnswers } from '@/api/answers'
import { call, type FailureCode } from '@/api/client'
import { forgetPerson, startOver } from '@/api/leave'
import { registrationRequest } from '@/hooks/registration'
import ClosePage from '.'

jest.mock('@/api/client')
jest.mock('@/api/leave', () => ({ forgetPerson: jest.fn(), startOver: jest.fn() }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

interface World {
  blocks: { reason: string; count: number; fen: number | null }[]
  points: number
  isMember: boolean
  /** What each closing is answered, in turn; then it is done. */
  refusals: FailureCode[]
}
let world: World

async function open(first: Partial<World> = {}) {
  world = { blocks: [], points: 0, isMember: true, refusals: [], ...first }
  forgetAnswers()
  called.mockReset()
  called.mockImplementation(async (action) => {
    const refuse = (code: FailureCode) => ({ ok: false, now: 1, code }) as never
    if (action === 'closure.check') {
      const { blocks, points } = world
      return world.isMember ? ({ ok: true, now: 1, output: { blocks, points } } as never) : refuse('NOT_REGISTERED')
    }
    const code = world.refusals.shift()
    return code === undefined ? ({ ok: true, now: 1, output: {} } as never) : refuse(code)
  })
  await act(async () => void render(<ClosePage />))
}

const closings = () => called.mock.calls.flatMap(([action, input]) => (action === 'closure.close' ? [input] : []))
const element = (id: string) => document.getElementById(id) as HTMLButtonElement
const press = (id: string) => act(async () => void fireEvent.click(element(id)))
const type = (value: string) => fireEvent.change(element('close-word'), { target: { value } })

async function askedAndConfirmed() {
  type('注销')
  await press('close-ask')
  await press('confirm-send')
}

test('what stands in the way is said one by one, with the amount and the way to settle it', async () => {
  await open({
    blocks: [
      { reason: 'unpaid-orders', count: 2, fen: 9_700 },
      { reason: 'commissions-withdrawable', count: 1, fen: 128_640 },
      { reason: 'staff', count: 1, fen: null },
    ],
  })
  expect(screen.getByText('2 笔订单还没付款')).toBeTruthy()
  expect(screen.getByText('¥97.00')).toBeTruthy()
  expect(screen.getByText('¥1,286.40')).toBeTruthy()
  expect(screen.getByText('请店主先收回你的权限')).toBeTruthy()
  expect(element('close-staff')).toBeNull()
  expect(element('close-word')).toBeNull()
  await press('close-unpaid-orders')
  await press('close-commissions-withdrawable')
  expect(jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)).toEqual([
    '/pages/orders/list/index?state=unpaid',
    '/pages/withdrawals/request/index',
  ])
})

test('once that is settled, looking again opens the way', async () => {
  await open({ blocks: [{ reason: 'after-sales', count: 1, fen: null }] })
  world.blocks = []
  await press('close-again')
  expect(element('close-word')).not.toBeNull()
})

test('points that are lost are said twice, and nothing is sent before the word is typed and confirmed', async () => {
  await open({ points: 1_234 })
  expect(screen.getByText('1,234 积分作废')).toBeTruthy()
  expect(element('close-ask').disabled).toBe(true)
  type('注册')
  expect(element('close-ask').disabled).toBe(true)
  type('注销')
  await press('close-ask')
  expect(screen.getByText('作废的积分')).toBeTruthy()
  expect(closings()).toEqual([])
})

test('closed: the device forgets the person, and the only way on is to begin anew', async () => {
  await open()
  await askedAndConfirmed()
  expect(forgetPerson).toHaveBeenCalledTimes(1)
  expect(screen.getByText('账号已注销')).toBeTruthy()
  expect(element('close-word')).toBeNull()
  await press('close-home')
  expect(startOver).toHaveBeenCalledTimes(1)
})

test('after a lost answer the same request is sent, and a stranger’s answer means that it was done', async () => {
  await open({ refusals: ['OFFLINE', 'NOT_REGISTERED'] })
  await askedAndConfirmed()
  expect(screen.getByText('网络不通，请检查后再试')).toBeTruthy()
  expect(forgetPerson).not.toHaveBeenCalled()
  await press('confirm-send')
  const [first, second] = closings()
  expect(second).toEqual(first)
  expect(registrationRequest.get()).toBeNull()
  expect(screen.getByText('账号已注销')).toBeTruthy()
})

test('what came up at the last moment is shown, and the next try is another request', async () => {
  await open({ refusals: ['CLOSURE_BLOCKED'] })
  type('注销')
  await press('close-ask')
  world.blocks = [{ reason: 'refunds', count: 1, fen: 500 }]
  await press('confirm-send')
  expect(screen.getByText('1 笔退款在路上')).toBeTruthy()
  expect(screen.queryByText('账号已注销')).toBeNull()
  world.blocks = []
  await press('close-again')
  await askedAndConfirmed()
  const [first, second] = closings()
  expect(second).not.toEqual(first)
  expect(forgetPerson).toHaveBeenCalledTimes(1)
})

test('two quick presses are one closing', async () => {
  await open()
  type('注销')
  await press('close-ask')
  await act(async () => {
    const send = element('confirm-send')
    fireEvent.click(send)
    fireEvent.click(send)
  })
  expect(closings()).toHaveLength(1)
})

test('a stranger has nothing to close', async () => {
  await open({ isMember: false })
  expect(screen.getByText('你还没有账号')).toBeTruthy()
})
