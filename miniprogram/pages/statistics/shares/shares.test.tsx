import type { Output } from '@shared/contracts'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import ShareFigures from '.'

jest.mock('@/api/client')
jest.mock('@/api/clock', () => ({ serverNow: () => Date.UTC(2026, 10, 21, 6) }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

type Row = Output<'statistics.shares'>['items'][number]
const BASE: Row = {
  code: 'RJ4en0UNLeBMVpzA',
  kind: 'product',
  title: '山茶籽油 500 ml',
  tag: '车友群',
  visits: 1_204,
  linkOpens: 0,
  registrations: 86,
  orders: 31,
  paidFen: 987_000,
  lastAt: Date.UTC(2026, 10, 21, 5, 55),
}

async function open(rows: Partial<Row>[] | 'BUSY') {
  called.mockReset()
  called.mockImplementation(async () => {
    if (rows === 'BUSY') return { ok: false, now: 1, code: 'BUSY' } as never
    const items = rows.map((row, index) => ({ ...BASE, code: `code ${index}`, ...row }))
    return { ok: true, now: 1, output: { items, cursor: null } } as never
  })
  await act(async () => void render(<ShareFigures />))
}
const rows = () => Array.from(document.querySelectorAll('.share-figures')).map((row) => row.textContent ?? '')

test('a share says what it points to, its channel, and what came of it', async () => {
  await open([{}])
  expect(rows()).toEqual(['山茶籽油 500 ml成交 ¥9,870.00点击 1,204注册 86订单 31车友群最近 5 分钟前'])
})

test('openings of the link stand apart, where there were any', async () => {
  await open([{ linkOpens: 12 }, {}])
  expect(rows()[0]).toContain('链接打开 12')
  expect(rows()[1]).not.toContain('链接打开')
})

test('a share of something without a title is named by its kind, and one without a tag has none', async () => {
  await open([{ kind: 'register', title: '', tag: null, paidFen: 0 }])
  expect(rows()[0]).toMatch(/^注册邀请成交 ¥0\.00/)
})

test('the best come first until another order is chosen', async () => {
  await open([{}])
  expect(called).toHaveBeenLastCalledWith('statistics.shares', { sort: 'paid' })
  for (const [text, sort] of [
    ['点击多', 'visits'],
    ['最近', 'last'],
  ] as const) {
    await act(async () => void fireEvent.click(screen.getByText(text)))
    expect(called).toHaveBeenLastCalledWith('statistics.shares', { sort })
  }
})

test('without a row it says what will be here, and leads to where it begins', async () => {
  await open([])
  expect(screen.getByText('还没有渠道数据')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText('去推广')))
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenCalledWith({ url: '/pages/shares/pick/index' })
})

test('when it cannot be had it can be asked for again', async () => {
  await open('BUSY')
  called.mockImplementation(async () => ({ ok: true, now: 1, output: { items: [BASE], cursor: null } }) as never)
  await act(async () => void fireEvent.click(screen.getByText('重试')))
  expect(rows()).toHaveLength(1)
})
