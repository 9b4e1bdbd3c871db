import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { viewedProducts } from '@/api/viewed-products'
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
  description: '头道冷榨\n无添加',
  categoryId: null,
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
interface World {
  readonly product?: object
  /** What is in the cart, and what each setting of it is answered, in turn; the last one again and again. */
  readonly cart?: readonly { skuId: string; quantity: number }[]
  readonly set?: FailureCode[]
  /** Who would be credited; a code: the question fails. */
  readonly recommender?: { name: string } | null | FailureCode
  readonly visit?: FailureCode
}

function server({ product: differs, cart = [], set = [], recommender = null, visit }: World) {
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
    if (action === 'orders.cart') return answer({ items: cart })
    if (action === 'orders.cartCount') return answer({ items: cart.length })
    if (action === 'orders.setInCart') {
      const code = set.shift()
      return code === undefined ? answer({ items: 1 }) : refuse(code)
    }
    if (action === 'attribution.recommender')
      return typeof recommender === 'string' ? refuse(recommender) : answer({ recommender })
    if (action === 'attribution.visit' && visit !== undefined) return refuse(visit)
    if (action === 'attribution.visit')
      return answer({ share: asked.share === undefined ? 'none' : asked.share === 'good' ? 'valid' : 'tampered' })
    return refuse('NOT_FOUND')
  })
}

async function open(params: Record<string, string>, world: World = {}) {
  server(world)
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.showToast).mockClear()
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

test('what somebody looked at is remembered on the phone', async () => {
  await open({ id: PRODUCT })
  expect(viewedProducts.get()[0]).toBe(PRODUCT)
})

const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const choose = async (name: string) => {
  await press('product-choice')
  fireEvent.click(screen.getByText(name))
}
const led = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const buy = () => {
  fireEvent.click(screen.getByText('立即购买'))
  return led()
}

test('the first SKU that there is stands chosen, and is what one buys', async () => {
  await open({ id: PRODUCT })
  expect(screen.getByText('单瓶 · 1 件')).toBeTruthy()
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=DDDDDDDDDDDDDDDD&quantity=1'])
})

test('another SKU shows its own price, the one struck through, and how few are left', async () => {
  await open({ id: PRODUCT })
  await choose('两瓶装')
  expect(screen.getAllByText('168.00')).toHaveLength(2)
  expect(screen.getAllByText(/178\.00/)).toHaveLength(2)
  expect(screen.getAllByText('仅剩 3 件')).toHaveLength(2)
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=LLLLLLLLLLLLLLLL&quantity=1'])
})

test('of few pieces no more than there are can be asked for', async () => {
  await open({ id: PRODUCT })
  await choose('两瓶装')
  for (let i = 0; i < 5; i += 1) await press('quantity-more')
  await press('choice-done')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('两瓶装 · 3 件')).toBeTruthy()
  expect(buy()).toEqual(['/pages/orders/checkout/index?skuId=LLLLLLLLLLLLLLLL&quantity=3'])
})

test('a SKU that is sold out says so, can’t be bought, and leads to the shop with its share', async () => {
  await open({ id: PRODUCT, s: 'good' })
  await choose('礼盒')
  expect(screen.getByRole('button', { name: '已售罄' })).toHaveProperty('disabled', true)
  await press('buy-shop')
  expect(led()).toEqual([`/pages/catalog/shop/index?id=${SHOP}&s=good`])
})

test('a product that is off sale says so and can’t be bought', async () => {
  await open({ id: PRODUCT }, { product: { state: 'off-sale' } })
  expect(screen.getByRole('button', { name: '已下架' })).toHaveProperty('disabled', true)
  expect(document.getElementById('buy-later')).toBeNull()
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
  await open({ id: PRODUCT }, { product: { skus } })
  expect(screen.getByText('赚 ¥8.90')).toBeTruthy()
})

test('the description keeps its lines', async () => {
  await open({ id: PRODUCT })
  expect(document.querySelector('.product__description-text')?.textContent).toBe('头道冷榨\n无添加')
})

const settings = () => called.mock.calls.flatMap(([action, input]) => (action === 'orders.setInCart' ? [input] : []))
const said = () =>
  jest.mocked(Taro.showToast).mock.calls.map((args) => (args as unknown as [{ title: string }])[0].title)

test('what is put into the cart joins what is there', async () => {
  await open({ id: PRODUCT, c: 'CCCCCCCCCCCCCCCC' }, { cart: [{ skuId: 'DDDDDDDDDDDDDDDD', quantity: 2 }] })
  await press('product-choice')
  await press('quantity-more')
  await press('buy-later')
  expect(settings()).toEqual([
    { skuId: 'DDDDDDDDDDDDDDDD', quantity: 4, contentId: 'CCCCCCCCCCCCCCCC', requestId: expect.any(String) },
  ])
  expect(said()).toEqual(['已加入购物车'])
})

test('one line has no more than 999 pieces, and says so when it has them', async () => {
  await open({ id: PRODUCT }, { cart: [{ skuId: 'DDDDDDDDDDDDDDDD', quantity: 998 }] })
  await press('product-choice')
  await press('quantity-more')
  await press('buy-later')
  expect(settings()).toMatchObject([{ quantity: 999 }])
  await open({ id: PRODUCT }, { cart: [{ skuId: 'DDDDDDDDDDDDDDDD', quantity: 999 }] })
  await act(async () => void fireEvent.click(screen.getAllByText('加入购物车').at(-1) as HTMLElement))
  expect(settings()).toEqual([])
  expect(said()).toEqual(['购物车里已有 999 件'])
})

test('when nobody knows whether it is in the cart, the same press is the same request and adds it once', async () => {
  await open({ id: PRODUCT }, { set: ['BUSY', 'OFFLINE'] })
  for (let i = 0; i < 3; i += 1) await press('buy-later')
  expect(settings()).toHaveLength(3)
  expect(new Set(settings().map((input) => JSON.stringify(input))).size).toBe(1)
  expect(said()).toEqual(['现在人有点多，请再试一次', '网络不通，请检查后再试', '已加入购物车'])
})

test('a full cart says so, and the next press counts anew', async () => {
  await open({ id: PRODUCT }, { set: ['CART_FULL'] })
  await press('buy-later')
  expect(said()).toEqual(['购物车满了，先清理一些再加'])
  await press('buy-later')
  expect(new Set(settings().map((input) => JSON.stringify(input))).size).toBe(2)
})

const recommended = () => document.getElementById('product-recommender')?.textContent ?? null
const questions = () =>
  called.mock.calls.flatMap(([action, input]) => (action === 'attribution.recommender' ? [input] : []))

test('who recommended it is asked after the visit, with the content that it was opened from', async () => {
  await open({ id: PRODUCT, s: 'good', c: 'CCCCCCCCCCCCCCCC' }, { recommender: { name: '小*' } })
  const asked = called.mock.calls.map(([action]) => action)
  expect(asked.indexOf('attribution.recommender')).toBeGreaterThan(asked.indexOf('attribution.visit'))
  expect(questions()).toEqual([{ productId: PRODUCT, contentId: 'CCCCCCCCCCCCCCCC' }])
  expect(recommended()).toBe('由 小* 推荐')
})

test('somebody without a name is a friend, and nobody is nothing', async () => {
  await open({ id: PRODUCT }, { recommender: { name: '' } })
  expect(recommended()).toBe('由 微信好友 推荐')
})

test.each([null, 'BUSY'] as const)('an answer of %s says nothing about who recommended it', async (recommender) => {
  await open({ id: PRODUCT }, { recommender })
  expect(questions()).toHaveLength(1)
  expect(recommended()).toBeNull()
})

test('while the visit is not recorded, nobody is asked who recommended it', async () => {
  await open({ id: PRODUCT }, { visit: 'BUSY', recommender: { name: '小*' } })
  expect(questions()).toEqual([])
})
