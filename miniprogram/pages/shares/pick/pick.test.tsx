import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { shareCardOf } from '@/api/share-card'
import { handlers, router } from '../../../../tests/stand-ins/tarojs-taro'
import PickPage from '.'

jest.mock('@/api/client')
jest.mock('@/api/share-card', () => ({ shareCardOf: jest.fn(async () => 'wxfile://card.png') }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const OIL = 'KKKKKKKKKKKKKKKK'
const product = (productId: string, title: string, promoted: boolean) => ({
  ...{ productId, title, shopId: 'S', picture: 'drawn:oil', priceFen: 8_900, strikePriceFen: 9_900 },
  ...{ state: 'on-sale', promoted, earnFen: promoted ? 890 : null },
})

async function open(params: Record<string, string> = {}, items = [product('P1', '山茶籽油', true)]) {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const { search } = input as { search?: string }
    if (action === 'catalog.categories') return answer({ items: [{ categoryId: OIL, name: '茶油' }] })
    if (action === 'catalog.products') return answer({ items: search === '没有的' ? [] : items, cursor: null })
    if (action === 'catalog.contents')
      return answer({ items: [{ contentId: 'V1', kind: 'video', title: '看榨油', shopId: 'S' }], cursor: null })
    if (action === 'shares.create')
      return answer({
        code: 'mine',
        path: 'pages/catalog/product/index?id=P1&s=mine',
        link: 'https://m.example/s/mine',
      })
    return { ok: false, now: 1, code: 'NOT_FOUND' } as never
  })
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(shareCardOf).mockClear()
  router.params = params
  await act(async () => void render(<PickPage />))
}
const asked = (name = 'catalog.products') =>
  called.mock.calls.flatMap(([action, input]) => (action === name ? [input] : []))
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))
const pressId = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

test('what earns the most stands first; the newest and a shelf are a press away', async () => {
  await open()
  await press('最新')
  await pressId('pick-shelf')
  await press('茶油')
  expect(asked()).toEqual([{ sort: 'commission' }, { sort: 'newest' }, { sort: 'newest', categoryId: OIL }])
  expect(screen.getByText(/茶油 ▾/)).toBeTruthy()
})

test('a search finds within the order, and says what was not found', async () => {
  await open()
  const box = document.getElementById('pick-search') as HTMLInputElement
  await act(async () => void fireEvent.change(box, { target: { value: '没有的' } }))
  await pressId('pick-search-go')
  expect(asked().at(-1)).toEqual({ sort: 'commission', search: '没有的' })
  expect(screen.getByText('没有找到“没有的”')).toBeTruthy()
  await act(async () => void fireEvent.change(box, { target: { value: '' } }))
  expect(screen.getByText('山茶籽油')).toBeTruthy()
})

test('what is not promoted says so and can’t be picked', async () => {
  await open({}, [product('P1', '手工皂', false)])
  expect(screen.getByText('暂不推广')).toBeTruthy()
  expect(screen.queryByText('推广')).toBeNull()
})

test('from the list, picking and a form are two taps; the poster is of what was picked', async () => {
  await open()
  expect(screen.getByText('赚 ¥8.90')).toBeTruthy()
  await press('推广')
  await pressId('own-share-poster')
  expect(asked('shares.create')).toMatchObject([{ target: { kind: 'product', id: 'P1' } }])
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/shares/poster/index?kind=product&id=P1' }]])
})

test('content is on the second tab and is picked alike', async () => {
  await open({ tab: 'content' })
  await press('推广')
  expect(asked('shares.create')).toMatchObject([{ target: { kind: 'video', id: 'V1' } }])
})

test('the menu shares the front, the sheet’s button what was picked, with a picture that never says what it earns', async () => {
  await open()
  const front = { title: '推客', path: '/pages/tabs/home/index' }
  expect(handlers.shareAppMessage?.({ from: 'menu' })).toEqual(front)
  await press('推广')
  expect(jest.mocked(shareCardOf).mock.calls).toEqual([
    [{ title: '山茶籽油', kind: 'product', priceFen: 8_900, strikePriceFen: 9_900, picture: 'drawn:oil' }],
  ])
  const path = 'pages/catalog/product/index?id=P1&s=mine'
  expect(handlers.shareAppMessage?.({ from: 'button', target: { dataset: { path } } })).toEqual({
    ...{ title: '山茶籽油', path: `/${path}`, imageUrl: 'wxfile://card.png' },
  })
  expect(handlers.shareAppMessage?.({ from: 'menu' })).toEqual(front)
})
