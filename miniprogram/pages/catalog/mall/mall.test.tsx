import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import MallPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const OIL = 'KKKKKKKKKKKKKKKK'
const SOAP = 'LLLLLLLLLLLLLLLL'
const GONE = 'GGGGGGGGGGGGGGGG'
const product = (productId: string, title: string, differs: object = {}) => ({
  ...{ productId, title, shopId: 'S', picture: null, priceFen: 8_900, strikePriceFen: null },
  ...{ state: 'on-sale', promoted: false, earnFen: null, ...differs },
})

async function open(params: Record<string, string> = {}) {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const { categoryId } = input as { categoryId?: string }
    if (action === 'catalog.categories')
      return answer({
        items: [
          { categoryId: OIL, name: '茶油' },
          { categoryId: SOAP, name: '香皂' },
        ],
      })
    if (action === 'catalog.products')
      return answer({
        items:
          categoryId === SOAP
            ? []
            : [product('P1', categoryId === OIL ? '茶籽油' : '手工皂', { strikePriceFen: 9_900 })],
        cursor: null,
      })
    if (action === 'attribution.visit') return answer({ share: 'valid' })
    return { ok: false, now: 1, code: 'NOT_FOUND' } as never
  })
  jest.mocked(Taro.navigateTo).mockClear()
  router.params = params
  await act(async () => void render(<MallPage />))
}
const asked = () => called.mock.calls.flatMap(([action, input]) => (action === 'catalog.products' ? [input] : []))
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))

test('everything is listed newest first, and opened without the share that led here', async () => {
  await open({ s: 'good' })
  expect(asked()).toEqual([{ sort: 'newest' }])
  expect(screen.getByText('¥99.00')).toBeTruthy()
  fireEvent.click(screen.getByText('手工皂'))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/catalog/product/index?id=P1' }]])
  const visits = called.mock.calls.flatMap(([action, input]) => (action === 'attribution.visit' ? [input] : []))
  expect(visits).toMatchObject([{ share: 'good', page: { kind: 'miniprogram', id: 'mall' } }])
})

test('a shelf in the address is opened, and another order lists it anew', async () => {
  await open({ category: OIL })
  expect(screen.getByText('茶籽油')).toBeTruthy()
  await press('价格 ↑')
  expect(asked()).toEqual([
    { categoryId: OIL, sort: 'newest' },
    { categoryId: OIL, sort: 'price-up' },
  ])
})

test('a shelf without products says so, and leads back to everything', async () => {
  await open()
  await press('香皂')
  expect(screen.getByText('这个分类还没有商品')).toBeTruthy()
  await press('看全部商品')
  expect(asked().at(-1)).toEqual({ sort: 'newest' })
})

test('a shelf that was taken away shows everything', async () => {
  await open({ category: GONE })
  expect(asked().at(-1)).toEqual({ sort: 'newest' })
  expect(screen.getByText('手工皂')).toBeTruthy()
})
