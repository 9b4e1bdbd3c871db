import { actions } from '@shared/contracts'
import { type Answers, boot, sent, went } from './cloud'
import { id, mall } from './mall'
import type { MiniProgram } from './mini-program'
import { content } from './promotion'

const SHARE = 'RJ4en0UNLeBMVpzA'
const PRODUCT = 'pages/catalog/product/index'
const answers: Answers = {
  ...mall,
  'shares.resolve': { path: `${PRODUCT}?id=${id('P1')}&s=${SHARE}` },
  'orders.cart': { items: [] },
}
const visits = (app: MiniProgram) =>
  sent(app, 'attribution.visit').map(({ input }) => actions['attribution.visit'].input.parse(input))
const visit = (scene: number) => ({
  requestId: expect.any(String),
  page: { kind: 'product', id: id('P1') },
  share: SHARE,
  scene,
})

test('a shared card opens the product cold and records one visit with the share and WeChat’s scene', async () => {
  // 1007: a card in a chat between two people.
  const app = boot({ answers, launch: { path: PRODUCT, scene: 1007, query: { id: id('P1'), s: SHARE } } })
  await app.open(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`)
  expect(app.text()).toContain('高山绿茶')
  expect(visits(app)).toEqual([visit(1007)])
})

test('a card that somebody forwarded says by whom', async () => {
  const app = boot({ answers, launch: { path: PRODUCT, scene: 1008, query: {} } })
  await app.open(`${PRODUCT}?id=${id('P1')}&s=${SHARE}&f=${'w'.repeat(16)}`)
  expect(visits(app)).toEqual([{ ...visit(1008), forwardedBy: 'w'.repeat(16) }])
})

test('a mini-program code brings nothing but its scene, which leads to the same product and one visit', async () => {
  // 1047: a mini-program code was scanned. WeChat hands the scene over percent-encoded.
  const app = boot({ answers, launch: { path: PRODUCT, scene: 1047, query: { scene: SHARE } } })
  await app.open(`${PRODUCT}?scene=${encodeURIComponent(SHARE)}`)
  // Asked when the page is made and when it is shown: once, unless the answer was there in between.
  expect(new Set(sent(app, 'shares.resolve').map(({ input }) => input.code))).toEqual(new Set([SHARE]))
  expect(app.text()).toContain('高山绿茶')
  expect(visits(app)).toEqual([visit(1047)])
})

test.each(['live', 'video', 'article'] as const)(
  'the code of content (%s) leads to it, and the visit says its kind',
  async (kind) => {
    const CONTENT = 'pages/catalog/content/index'
    const app = boot({
      answers: {
        ...answers,
        'shares.resolve': { path: `${CONTENT}?id=${id('V1')}&s=${SHARE}` },
        'catalog.content': { ...content, kind },
      },
      launch: { path: CONTENT, scene: 1047, query: { scene: SHARE } },
    })
    await app.open(`${CONTENT}?scene=${SHARE}`)
    expect(app.text()).toContain('今晚八点说茶')
    expect(visits(app)).toEqual([{ ...visit(1047), page: { kind, id: id('V1') } }])
  },
)

test('the code for registering records a visit and says whom it locked', async () => {
  const REGISTER = 'pages/members/register/index'
  const app = boot({
    answers: { ...answers, 'bindings.preview': { lockedTo: '小*', reason: null } },
    launch: { path: REGISTER, scene: 1047, query: { scene: SHARE } },
  })
  await app.open(`${REGISTER}?scene=${SHARE}`)
  expect(app.text()).toContain('已锁定推荐人')
  expect(visits(app)).toEqual([{ ...visit(1047), page: { kind: 'register', id: 'register' } }])
})

test('a card that is opened while the app runs is a visit of its own, with its own share and scene', async () => {
  const OTHER = 'qP0aZt6HkWm2Lr9d'
  const app = boot({ answers, launch: { path: PRODUCT, scene: 1007, query: {} } })
  await app.open(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`)
  // 1044: a card with a share ticket, out of a group.
  await app.enter(`${PRODUCT}?id=${id('P1')}&s=${OTHER}&f=${'w'.repeat(16)}`, 1044)
  const [first, second] = visits(app)
  expect(visits(app)).toHaveLength(2)
  expect(first).toEqual(visit(1007))
  expect(second).toEqual({ ...visit(1044), share: OTHER, forwardedBy: 'w'.repeat(16) })
  expect(second?.requestId).not.toBe(first?.requestId)
})

test('a code that is scanned while the app runs leads to the product as a cold start does', async () => {
  const app = boot({ answers })
  await app.open('pages/tabs/home/index')
  await app.enter(`${PRODUCT}?scene=${SHARE}`, 1047)
  expect(app.text()).toContain('高山绿茶')
  expect(visits(app)).toEqual([visit(1047)])
})

test('coming back to the page is not another visit', async () => {
  const app = boot({ answers, launch: { path: PRODUCT, scene: 1007, query: {} } })
  await app.open(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`)
  await app.press('buy-cart')
  await app.back()
  expect(app.page.route).toBe(PRODUCT)
  expect(visits(app)).toHaveLength(1)
})

test('Moments’ preview records nothing: nobody is known there', async () => {
  const app = boot({ answers, launch: { path: PRODUCT, scene: 1154, query: {} } })
  await app.open(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`)
  expect(app.text()).toContain('高山绿茶')
  expect(visits(app)).toEqual([])
})

test('the shop of the product carries the share on, the checkout and the cart do not', async () => {
  const app = boot({ answers })
  const url = `${PRODUCT}?id=${id('P1')}&s=${SHARE}`
  await app.open(url)
  await app.press('product-shop')
  await app.back()
  await app.press('buy')
  await app.back()
  await app.press('buy-later')
  await app.press('buy-cart')
  expect(went(app)).toEqual([
    `pages/catalog/shop/index?id=${id('ShopA')}&s=${SHARE}`,
    `pages/orders/checkout/index?skuId=${id('S1')}&quantity=1`,
    'pages/orders/cart/index',
  ])
  const [put] = sent(app, 'orders.setInCart').map(({ input }) => actions['orders.setInCart'].input.parse(input))
  expect(put).toEqual({ requestId: expect.any(String), skuId: id('S1'), quantity: 1 })
})

test('what is ticked in the cart goes to the checkout of two shops without a share, and is quoted together', async () => {
  const app = boot({ answers: mall })
  await app.open(`${PRODUCT}?id=${id('P1')}&s=${SHARE}`)
  await app.press('buy-cart')
  await app.press('cart-all')
  await app.press('cart-buy')
  expect(went(app)).toEqual(['pages/orders/cart/index', `pages/orders/checkout/index?cart=${id('S1')}.${id('S2')}`])
  const quoted = sent(app, 'orders.quote').map(({ input }) => actions['orders.quote'].input.parse(input))
  expect(quoted).toEqual([
    {
      items: [
        { skuId: id('S1'), quantity: 2 },
        { skuId: id('S2'), quantity: 2 },
      ],
    },
  ])
  expect(app.text()).toContain('169.00')
})
