import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import LettersPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const letter = (letterId: string, change: object) => ({
  ...{ letterId, title: `信 ${letterId}`, body: '今天下单明天发', product: null, toName: null, sentAt: 1 },
  ...{ state: 'sent', delivered: 83, skipped: 3 },
  ...change,
})

async function open(items: readonly object[] | null) {
  called.mockReset()
  called.mockResolvedValue(
    (items === null
      ? { ok: false, now: 1, code: 'OFFLINE' }
      : { ok: true, now: 1, output: { items, cursor: null } }) as never,
  )
  await act(async () => void render(<LettersPage />))
}

test('each letter says whom it went to and how far it is', async () => {
  await open([
    letter('1', { state: 'sending', delivered: 50, skipped: 0 }),
    letter('2', {}),
    letter('3', { toName: '老*', delivered: 1, skipped: 0, product: { productId: 'P', title: '山茶籽油' } }),
  ])
  expect(screen.getByText('全部客户 · 发送中 已送达 50 人')).toBeTruthy()
  expect(screen.getByText('全部客户 · 已送达 83 人，3 人不接收')).toBeTruthy()
  expect(screen.getByText('老* · 已送达 1 人')).toBeTruthy()
  expect(screen.getByText('商品：山茶籽油')).toBeTruthy()
})

test('the button leads to a letter to all', async () => {
  await open([])
  expect(screen.getByText('还没有写过消息')).toBeTruthy()
  await act(async () => void fireEvent.click(document.getElementById('letters-write') as HTMLElement))
  expect(jest.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url).toBe('/pages/messages/write/index')
})

test('what did not come can be asked for again', async () => {
  await open(null)
  expect(screen.getByText('重试')).toBeTruthy()
})
