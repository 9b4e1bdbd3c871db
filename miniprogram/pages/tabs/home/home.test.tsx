import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { call, type FailureCode } from '@/api/client'
import { handlers } from '../../../../tests/stand-ins/tarojs-taro'
import Home from '.'

jest.mock('@/api/client')
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../../tests/stand-ins/nutui'))
const called = jest.mocked(call)

const product = (productId: string, title: string) => ({
  ...{ productId, title, shopId: 'S', picture: null, priceFen: 8_900, strikePriceFen: null },
  ...{ state: 'on-sale', promoted: false, earnFen: null },
})
const slide = (kind: string, id: string, title: string) => ({ title, target: { kind, id }, picture: 'drawn:oil' })
const NOTHING = { slides: [], categories: [], sections: [] }

interface World {
  home: object | FailureCode
  products: readonly object[] | FailureCode
  cart: number
  isPromoter: boolean
}
let world: World

function server() {
  called.mockReset()
  called.mockImplementation(async (action) => {
    const answer = (output: object) => ({ ok: true, now: 1, output }) as never
    const refuse = (code: string) => ({ ok: false, now: 1, code }) as never
    const known: Record<string, object | FailureCode | undefined> = {
      'storefront.home': world.home,
      'catalog.products': typeof world.products === 'string' ? world.products : { items: world.products, cursor: null },
      'orders.cartCount': { items: world.cart },
      'members.me': { visitorId: 'V', member: null, isPromoter: world.isPromoter, staffRoles: [] },
      'bindings.preview': { lockedTo: null, reason: null },
    }
    const output = known[action] ?? 'NOT_FOUND'
    return typeof output === 'string' ? refuse(output) : answer(output)
  })
}

async function open(first: Partial<World> = {}) {
  world = { home: NOTHING, products: [], cart: 0, isPromoter: false, ...first }
  server()
  jest.mocked(Taro.navigateTo).mockClear()
  const page = render(<Home />)
  await act(async () => {})
  return page
}
const led = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const press = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

test('the page stands there in grey; when nothing comes one error is told, and its retry asks for everything', async () => {
  world = { home: 'BUSY', products: 'BUSY', cart: 0, isPromoter: false }
  server()
  const { container } = render(<Home />)
  expect(container.querySelector('.home__grey-slide')).not.toBeNull()
  expect(screen.queryByText('还没有商品')).toBeNull()
  await act(async () => {})
  expect(screen.getAllByText('现在人有点多，请再试一次')).toHaveLength(1)
  expect(document.getElementById('home-retry')).toBeNull()
  const shown = product('P1', '茶籽油')
  world = { ...world, home: { ...NOTHING, sections: [{ title: '秋天的茶', products: [shown] }] }, products: [shown] }
  server()
  await act(async () => void fireEvent.click(screen.getByText('重试')))
  expect(screen.getByText('秋天的茶')).toBeTruthy()
  expect(screen.getAllByText('茶籽油')).toHaveLength(2)
})

test('a new mall shows what is new and nothing else; one without products says so', async () => {
  const page = await open({ products: [product('P1', '手工皂')] })
  expect(screen.getByText('上新')).toBeTruthy()
  fireEvent.click(screen.getByText('手工皂'))
  await press('home-mall')
  expect(led()).toEqual(['/pages/catalog/product/index?id=P1', '/pages/catalog/mall/index'])
  page.unmount()
  await open()
  expect(screen.getByText('还没有商品')).toBeTruthy()
  expect(document.getElementById('home-mall')).toBeNull()
})

test('slides, shelves and sections lead where the merchant said, never with a share', async () => {
  await open({
    home: {
      slides: [
        slide('product', 'P1', '新油上市'),
        slide('shop', 'S1', '进店'),
        slide('content', 'C1', '直播'),
        slide('category', 'K1', '茶油'),
      ],
      categories: [{ categoryId: 'K2', name: '香皂' }],
      sections: [{ title: '秋天的茶', products: [product('P2', '茶籽油')] }],
    },
    products: [product('P3', '手工皂')],
  })
  for (const words of ['新油上市', '进店', '直播', '茶油', '香皂', '茶籽油']) fireEvent.click(screen.getByText(words))
  expect(led()).toEqual([
    '/pages/catalog/product/index?id=P1',
    '/pages/catalog/shop/index?id=S1',
    '/pages/catalog/content/index?id=C1',
    '/pages/catalog/mall/index?category=K1',
    '/pages/catalog/mall/index?category=K2',
    '/pages/catalog/product/index?id=P2',
  ])
})

test('the head leads to the search and to the cart, and says how much is in it', async () => {
  await open({ cart: 3 })
  await press('home-search')
  await press('home-cart')
  expect(led()).toEqual(['/pages/catalog/search/index', '/pages/orders/cart/index'])
  expect(screen.getByRole('button', { name: '购物车，3 种商品' }).textContent).toBe('3')
})

test('promoting is one row: newcomers become promoters, promoters go to their centre', async () => {
  const page = await open()
  expect(document.getElementById('home-go')?.textContent).toBe('成为推客')
  await press('home-go')
  expect(led()).toEqual(['/pages/promoters/enroll/index'])
  page.unmount()
  await open({ isPromoter: true })
  await press('home-go')
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/tabs/promotion/index' })
})

test('an arrangement that can’t be asked for again stays, and the products with it', async () => {
  const page = await open({ home: { ...NOTHING, categories: [{ categoryId: 'K2', name: '香皂' }] } })
  page.unmount()
  await open({ home: 'OFFLINE', products: [product('P3', '手工皂')] })
  expect(screen.getByText('香皂')).toBeTruthy()
  expect(screen.getByText('手工皂')).toBeTruthy()
})

test('who pulls before anything is there is not left pulling', async () => {
  await open()
  cleanup()
  const known = called.getMockImplementation()
  called.mockImplementation((action, input) =>
    action === 'catalog.products' ? new Promise(() => undefined) : (known?.(action, input) as never),
  )
  handlers.pullDown = undefined
  jest.mocked(Taro.stopPullDownRefresh).mockClear()
  await act(async () => void render(<Home />))
  await act(async () => void handlers.pullDown?.())
  expect(Taro.stopPullDownRefresh).toHaveBeenCalled()
})
