import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { kept } from '@/api/namespace'
import { forgetViewed, noteViewed, VIEWED_MAX } from '@/api/viewed-products'
import HistoryPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const product = (productId: string, state = 'on-sale') => ({
  ...{ productId, title: `商品 ${productId}`, shopId: 'S', picture: null, priceFen: 8_900, strikePriceFen: null },
  ...{ state, promoted: false, earnFen: null },
})
let failure: FailureCode | null

/** A server that knows every product but `GONE`, in an order of its own; `OFF` is off sale. */
async function open() {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    if (action !== 'catalog.productsById' || failure !== null)
      return { ok: false, now: 1, code: failure ?? 'NOT_FOUND' } as never
    const ids = (input as { productIds: string[] }).productIds.filter((id) => id !== 'GONE').sort()
    return {
      ok: true,
      now: 1,
      output: { items: ids.map((id) => product(id, id === 'OFF' ? 'off-sale' : 'on-sale')) },
    } as never
  })
  jest.mocked(Taro.navigateTo).mockClear()
  await act(async () => void render(<HistoryPage />))
}
const titles = () => Array.from(document.querySelectorAll('.product-row__title')).map(({ textContent }) => textContent)
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

beforeEach(() => {
  failure = null
  act(forgetViewed)
})

test('what was looked at stands there newest first, once each, and without what is gone', async () => {
  for (const id of ['A', 'B', 'GONE', 'OFF', 'B']) noteViewed(id)
  await open()
  expect(titles()).toEqual(['商品 B', '商品 OFF', '商品 A'])
  expect(screen.getByText('已下架')).toBeTruthy()
  fireEvent.click(screen.getByText('商品 A'))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/catalog/product/index?id=A' }]])
})

test('no more is kept than is shown at once', async () => {
  for (let n = 0; n < VIEWED_MAX + 5; n += 1) noteViewed(`P${n}`)
  await open()
  expect(called.mock.calls.map(([, input]) => (input as { productIds: string[] }).productIds.length)).toEqual([50])
  expect(JSON.parse(kept('viewed-products') ?? '')).toHaveLength(50)
})

test('clearing it asks first', async () => {
  noteViewed('A')
  await open()
  await press('history-clear')
  expect(titles()).toEqual(['商品 A'])
  await press('confirm-send')
  expect(screen.getByText('还没有浏览记录')).toBeTruthy()
  expect(kept('viewed-products')).toBeNull()
})

test('somebody who looked at nothing asks the server nothing', async () => {
  await open()
  expect(screen.getByText('还没有浏览记录')).toBeTruthy()
  expect(called).not.toHaveBeenCalled()
})

test('when it can’t be had it says so, and can be asked for again', async () => {
  noteViewed('A')
  failure = 'BUSY'
  await open()
  expect(screen.getByText('现在人有点多，请再试一次')).toBeTruthy()
  failure = null
  await act(async () => void fireEvent.click(screen.getByText('重试')))
  expect(titles()).toEqual(['商品 A'])
})
