import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import ShopPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const SHOP = 'SSSSSSSSSSSSSSSS'
const oil = {
  ...{ productId: 'P1', title: '山茶籽油', shopId: SHOP, picture: null, priceFen: 8_900, strikePriceFen: null },
  ...{ state: 'on-sale', promoted: false, earnFen: null },
}

async function open(params: Record<string, string>) {
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    if (action === 'catalog.shop')
      return answer({ shopId: SHOP, name: '山茶小铺', freightFen: 800, freeFromFen: 9_900 })
    if (action === 'catalog.products') return answer({ items: [oil], cursor: null })
    if (action === 'attribution.visit') return answer({ share: params.s === undefined ? 'none' : 'valid' })
    return { ok: false, now: 1, code: 'NOT_FOUND' } as never
  })
  jest.mocked(Taro.navigateTo).mockClear()
  router.params = params
  await act(async () => void render(<ShopPage />))
}

test('a shop says what its parcels cost, and its products can be put in order of price', async () => {
  await open({ id: SHOP })
  expect(screen.getByText('运费 ¥8.00，满 ¥99.00 包邮')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText('价格 ↓')))
  const asked = called.mock.calls.flatMap(([action, input]) => (action === 'catalog.products' ? [input] : []))
  expect(asked).toEqual([
    { shopId: SHOP, sort: 'newest' },
    { shopId: SHOP, sort: 'price-down' },
  ])
})

test('within the shop a share’s session goes on', async () => {
  await open({ id: SHOP, s: 'good' })
  fireEvent.click(screen.getByText('山茶籽油'))
  expect(jest.mocked(Taro.navigateTo).mock.calls).toEqual([[{ url: '/pages/catalog/product/index?id=P1&s=good' }]])
})
