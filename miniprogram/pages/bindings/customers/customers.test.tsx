import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import Customers from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 4) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Customer = Output<'bindings.customers'>['items'][number]
const BASE: Customer = {
  customerId: 'C1',
  name: '老*',
  boundAt: Date.UTC(2026, 10, 19, 4),
  basis: 'code',
  paidFen: 17_800,
  ordersTotal: 2,
  lastOrderAt: Date.UTC(2026, 10, 18, 4),
}

async function open(rows: Partial<Customer>[], cursor: string | null = null) {
  called.mockReset()
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.switchTab).mockClear()
  called.mockImplementation(async (action, input) => {
    if (action !== 'bindings.customers') return { ok: false, now: 1, code: 'NOT_FOUND' } as never
    const { search, cursor: after } = input as { search?: string; cursor?: string }
    const found = after === undefined && (search === undefined || search === '老') ? rows : []
    const items = found.map((row, index) => ({ ...BASE, customerId: `C${index + 1}`, ...row }))
    return { ok: true, now: 1, output: { items, cursor } } as never
  })
  await act(async () => void render(<Customers />))
}
const asked = () => called.mock.calls.filter(([action]) => action === 'bindings.customers').map(([, input]) => input)
const rows = () => Array.from(document.querySelectorAll('.customer'), ({ textContent }) => textContent)
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
async function look(text: string) {
  const box = document.getElementById('customers-search') as HTMLInputElement
  fireEvent.change(box, { target: { value: text } })
  await act(async () => void fireEvent.blur(box))
}

test('a row says who, what they paid, since when, and when they ordered last', async () => {
  await open([{}, { name: '', paidFen: 0, ordersTotal: 0, lastOrderAt: null }, { paidFen: 999_999_999 }])
  expect(rows()).toEqual([
    '老老*¥178.0011-19 注册最近下单 3 天前 · 2 单',
    '客微信用户¥0.0011-19 注册还没下单',
    '老老*¥9,999,999.9911-19 注册最近下单 3 天前 · 2 单',
  ])
  expect(screen.getByText('消费每 5 分钟更新，退款的不计')).toBeTruthy()
})

test('a row leads to its customer', async () => {
  await open([{}, {}])
  await act(async () => void fireEvent.click(document.querySelectorAll('.customer')[1] as Element))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/bindings/customer/index?id=C2' }]])
})

test('the newest come first; other orders are one press away', async () => {
  await open([{}])
  expect(asked()).toEqual([{ sort: 'newest' }])
  await press('消费最多')
  await press('最近下单')
  expect(asked().slice(1)).toEqual([{ sort: 'paid' }, { sort: 'last-order' }])
})

test('a search asks once, when the box is left, and says in which order it answers', async () => {
  await open([{}])
  await press('消费最多')
  await look(' 老 ')
  expect(asked().slice(2)).toEqual([{ search: '老' }])
  expect(rows()).toHaveLength(1)
  expect(screen.getByText('昵称里有“老”的客户，最新注册的在前')).toBeTruthy()
  expect(screen.queryByText('消费最多')).toBeNull()
})

test('who is not found leads back to all, in the order that was chosen', async () => {
  await open([{}])
  await press('消费最多')
  await look('龙')
  expect(screen.getByText('没有找到“龙”')).toBeTruthy()
  await press('看全部客户')
  expect(asked().at(-1)).toEqual({ sort: 'paid' })
  expect(rows()).toHaveLength(1)
  expect((document.getElementById('customers-search') as HTMLInputElement).value).toBe('')
})

test('without a customer it says who will be here, and where to begin', async () => {
  await open([])
  expect(screen.getByText('还没有客户')).toBeTruthy()
  expect(screen.queryByText(/每 5 分钟/)).toBeNull()
  await press('去推广')
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/tabs/promotion/index' })
})

test('the list goes on as one reads, and pulling down begins anew', async () => {
  await open([{}], 'next')
  await act(async () => void (await handlers.reachBottom?.()))
  expect(asked().at(-1)).toEqual({ sort: 'newest', cursor: 'next' })
  await act(async () => void (await handlers.pullDown?.()))
  expect(asked().at(-1)).toEqual({ sort: 'newest' })
})

test.each<[FailureCode, string]>([
  ['OFFLINE', '重试'],
  ['INTERNAL', '重试'],
])('when it fails with %s there is a retry, and it works', async (code, retry) => {
  called.mockReset()
  called.mockResolvedValueOnce({ ok: false, now: 1, code } as never)
  called.mockResolvedValue({ ok: true, now: 1, output: { items: [BASE], cursor: null } } as never)
  await act(async () => void render(<Customers />))
  expect(rows()).toEqual([])
  await press(retry)
  expect(rows()).toHaveLength(1)
})
