import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { kept } from '@/api/namespace'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import SearchPage from '.'
import { forgetSearches, noteSearch } from './searches'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const oil = {
  ...{ productId: 'P1', title: '山茶籽油', shopId: 'S', picture: null, priceFen: 8_900, strikePriceFen: null },
  ...{ state: 'on-sale', promoted: false, earnFen: null },
}

/** A mall with one shelf, where only 油 finds something. */
async function open(params: Record<string, string> = {}) {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const { search } = input as { search?: string }
    if (action === 'catalog.categories') return answer({ items: [{ categoryId: 'K', name: '茶油' }] })
    if (action === 'catalog.products') return answer({ items: search === '油' ? [oil] : [], cursor: null })
    return { ok: false, now: 1, code: 'NOT_FOUND' } as never
  })
  jest.mocked(Taro.navigateTo).mockClear()
  router.params = params
  await act(async () => void render(<SearchPage />))
}
const box = () => document.getElementById('search') as HTMLInputElement
const type = (value: string) => act(async () => void fireEvent.change(box(), { target: { value } }))
const go = () => act(async () => void fireEvent.click(document.getElementById('search-go') as HTMLElement))
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const asked = () => called.mock.calls.flatMap(([action, input]) => (action === 'catalog.products' ? [input] : []))
const led = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

beforeEach(() => act(forgetSearches))

test('typing asks nobody; the button looks for what was typed, without the blanks around it', async () => {
  await open()
  expect(document.getElementById('search-go')).toHaveProperty('disabled', true)
  await type(' 油 ')
  expect(asked()).toEqual([])
  await go()
  expect(asked()).toEqual([{ search: '油', sort: 'newest' }])
  await press('山茶籽油')
  expect(led()).toEqual(['/pages/catalog/product/index?id=P1'])
})

test('what was found can be put in order of price', async () => {
  await open({ q: '油' })
  await press('价格 ↓')
  expect(asked()).toEqual([
    { search: '油', sort: 'newest' },
    { search: '油', sort: 'price-down' },
  ])
})

test('a search in the address is looked for at once, however it is written there', async () => {
  await open({ q: encodeURIComponent('油') })
  expect(box().value).toBe('油')
  expect(asked()).toEqual([{ search: '油', sort: 'newest' }])
})

test('where nothing is found it says what for, and what to do', async () => {
  await open({ q: '100%' })
  expect(screen.getByText('没有找到“100%”')).toBeTruthy()
  await press('看全部商品')
  expect(led()).toEqual(['/pages/catalog/mall/index'])
})

test('emptying the box shows what was searched before and the shelves; both can be pressed', async () => {
  await open()
  await type('皂')
  await go()
  await type('')
  await press('皂')
  expect(box().value).toBe('皂')
  expect(asked().at(-1)).toEqual({ search: '皂', sort: 'newest' })
  await type('')
  await press('茶油')
  expect(led()).toEqual(['/pages/catalog/mall/index?category=K'])
})

test('the last ten searches are kept, each once, and can be forgotten', async () => {
  for (let n = 0; n < 12; n += 1) noteSearch(`第 ${n} 次`)
  noteSearch('第 5 次')
  await open()
  const shown = [...Array.from(document.querySelectorAll('.search__chip'))].map(({ textContent }) => textContent)
  expect(shown).toEqual([...[5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((n) => `第 ${n} 次`), '茶油'])
  await press('清空')
  expect(screen.queryByText('搜过的')).toBeNull()
  expect(kept('searches')).toBeNull()
})
