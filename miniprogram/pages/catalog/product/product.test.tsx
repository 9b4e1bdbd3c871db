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
const product = {
  productId: PRODUCT,
  shopId: SHOP,
  shopName: '山茶小铺',
  title: '山茶籽油',
  priceFen: 8_900,
  promoted: true,
}
const visitor = { visitorId: 'VVVVVVVVVVVVVVVV', member: null, isPromoter: false, staffRoles: [] }

/** A server that knows one product and one share of it; every other code was changed on the way. */
function server() {
  called.mockReset()
  called.mockImplementation(async (action, input) => {
    const asked = input as { code?: string; share?: string }
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const refuse = (code: string) => ({ ok: false, now: 1, code }) as never
    if (action === 'catalog.product') return answer(product)
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

async function open(params: Record<string, string>) {
  server()
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
