import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call } from '@/api/client'
import { router } from '../../../../tests/stand-ins/tarojs-taro'
import ProductPage from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const PRODUCT = 'AAAAAAAAAAAAAAAA'
const SHOP = 'SSSSSSSSSSSSSSSS'
const price = (priceFen: number, strikePriceFen: number | null) => ({ priceFen, strikePriceFen, earnFen: null })
const product = {
  productId: PRODUCT,
  shopId: SHOP,
  shopName: '山茶小铺',
  title: '山茶籽油',
  pictures: ['drawn:oil'],
  priceFen: 8_900,
  state: 'on-sale',
  promoted: true,
  earnFen: null,
  skus: [
    { skuId: 'GGGGGGGGGGGGGGGG', name: '礼盒', inStock: false, stockLeft: 0, ...price(19_900, null) },
    { skuId: 'DDDDDDDDDDDDDDDD', name: '单瓶', inStock: true, stockLeft: null, ...price(8_900, null) },
    { skuId: 'LLLLLLLLLLLLLLLL', name: '两瓶装', inStock: true, stockLeft: 3, ...price(16_800, 17_800) },
  ],
}
const visitor = { visitorId: 'VVVVVVVVVVVVVVVV', member: null, isPromoter: false, staffRoles: [] }

/** A server that knows one product and one share of it; every other code was changed on the way. */
function server(differs: object = {}) {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const asked = input as { code?: string; share?: string }
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const refuse = (code: string) => ({ ok: false, now: 1, code }) as never
    if (action === 'catalog.product') return answer({ ...product, ...differs })
    if (action === 'members.me') return answer(visitor)
    if (action === 'shares.resolve')
      return asked.code === 'good'
        ? answer({ path: `pages/catalog/product/index?id=${PRODUCT}&s=good` })
        : refuse('SHARE_TAMPERED')
    if (action === 'attribution.visit')
      return answer({ share: asked.share === undefined ? 'none' : asked.share === 'good' ? 'valid' : 'tampered' })
    return refuse('NOT_FOUND')
  })
}

async function open(params: Record<string, string>, differs: object = {}) {
  server(differs)
  jest.mocked(Taro.navigateTo).mockClear()
  router.params = params
  await act(async () => void render(<ProductPage />))
}
const visits = () => called.mock.calls.filter(([action]) => action === 'attribution.visit').map(([, input]) => input)
const enterShop = () => {
  fireEvent.click(screen.getByText('进店'))
  return jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
}

test('somebody who came by a share takes it along into the shop', async () => {
  await open({ id: PRODUCT, s: 'good' })
  expect(visits()).toMatchObject([{ page: { kind: 'product', id: PRODUCT }, share: 'good' }])
  expect(enterShop()).toEqual([`/pages/catalog/shop/index?id=${SHOP}&s=good`])
})

test('a share that was changed opens the page as an ordinary visit, and goes no further', async () => {
  await open({ id: PRODUCT, s: 'changed' })
  expect(screen.getByText('链接不完整，已按普通访问打开')).toBeTruthy()
  expect(screen.getByText('山茶籽油')).toBeTruthy()
  expect(enterShop()).toEqual([`/pages/catalog/shop/index?id=${SHOP}`])
})

test('a mini-program code carries the share alone, and the server says which product it means', async () => {
  await open({ scene: 'good' })
  expect(screen.getByText('山茶籽油')).toBeTruthy()
  expect(visits()).toMatchObject([{ page: { kind: 'product', id: PRODUCT }, share: 'good' }])
})

test('a code that was changed leads nowhere, says so, and is no visit', async () => {
  await open({ scene: 'changed' })
  expect(screen.getByText('链接不完整，打不开这一页')).toBeTruthy()
  expect(visits()).toEqual([])
})

test('a page that was opened without a share is a visit without one', async () => {
  await open({ id: PRODUCT })
  expect(visits()).toEqual([{ page: { kind: 'product', id: PRODUCT }, requestId: expect.any(String) }])
})

const buy = () => {
  fireEvent.click(screen.getByText('立即购买'))
  return jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
}

test('the first SKU that there is stands chosen, and is what one buys', async () => {
  await open({ id: PRODUCT })
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=DDDDDDDDDDDDDDDD&quantity=1'])
})

test('another SKU shows its own price, the one struck through, and how few are left', async () => {
  await open({ id: PRODUCT })
  fireEvent.click(screen.getByText('两瓶装'))
  expect(screen.getAllByText('168.00')).toHaveLength(2)
  expect(screen.getByText(/178\.00/)).toBeTruthy()
  expect(screen.getByText('仅剩 3 件')).toBeTruthy()
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=LLLLLLLLLLLLLLLL&quantity=1'])
})

test('a SKU that is sold out says so and can’t be bought', async () => {
  await open({ id: PRODUCT })
  fireEvent.click(screen.getByText('礼盒'))
  expect(screen.getByRole('button', { name: '已售罄' })).toHaveProperty('disabled', true)
})

test('a product that is off sale says so and can’t be bought', async () => {
  await open({ id: PRODUCT }, { state: 'off-sale' })
  expect(screen.getByRole('button', { name: '已下架' })).toHaveProperty('disabled', true)
})

test('what was opened from a live room is bought in its channel', async () => {
  await open({ id: PRODUCT, c: 'CCCCCCCCCCCCCCCC' })
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=DDDDDDDDDDDDDDDD&quantity=1&contentId=CCCCCCCCCCCCCCCC'])
})

test('an address that somebody changed names no content', async () => {
  await open({ id: PRODUCT, c: 'nonsense' })
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=DDDDDDDDDDDDDDDD&quantity=1'])
})

test('a promoter reads what the chosen SKU earns', async () => {
  const skus = product.skus.map((sku) => ({ ...sku, earnFen: sku.priceFen / 10 }))
  await open({ id: PRODUCT }, { skus })
  expect(screen.getByText('赚 ¥8.90')).toBeTruthy()
})
