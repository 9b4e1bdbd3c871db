import type { Browser } from 'playwright-core'
import { identityOf, type PersonName } from '../people'
import { openBrowser, openPhone, pageAddress, SCREEN } from './phone'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

/** Every page, as the person who would look at it. null: somebody new. */
const PAGES: readonly (readonly [name: string, route: string, who: PersonName | null])[] = [
  ['home', 'tabs/home', null],
  ['points', 'tabs/points', 'xiaowang'],
  ['promotion', 'tabs/promotion', 'xiaowang'],
  ['promotion-newcomer', 'tabs/promotion', null],
  ['promotion-disabled', 'tabs/promotion', 'aze'],
  ['mine', 'tabs/mine', 'chenjie'],
  ['mine-newcomer', 'tabs/mine', null],
  ['admin', 'tabs/admin', 'zhanggui'],
  ['register', 'members/register', null],
  ['link-device', 'members/link-device', 'chenjie'],
  ['enroll', 'promoters/enroll', 'chenjie'],
  ['promoters', 'promoters/list', 'zhanggui'],
  ['customers', 'bindings/customers', 'xiaowang'],
  ['customers-none', 'bindings/customers', 'xiaozhao'],
  ['mall', 'catalog/mall', null],
  ['mall-shelf', 'catalog/mall', 'chenjie'],
  ['search', 'catalog/search', 'chenjie'],
  ['search-found', 'catalog/search', 'chenjie'],
  ['search-nothing', 'catalog/search', 'chenjie'],
  ['history-none', 'catalog/history', 'chenjie'],
  ['shop', 'catalog/shop', 'chenjie'],
  ['arrange', 'storefront/arrange', 'zhanggui'],
  ['shelves', 'storefront/shelves', 'zhanggui'],
  ['cart', 'orders/cart', 'chenjie'],
  ['cart-none', 'orders/cart', 'xiaowang'],
  ['after-sale-list', 'orders/after-sales', 'chenjie'],
  ['gifts', 'orders/gifts', 'aqing'],
  ['received-gift', 'orders/received-gift', 'aqing'],
  ['addresses', 'addresses/list', 'chenjie'],
  ['address', 'addresses/edit', 'chenjie'],
  ['inbox', 'messages/inbox', 'chenjie'],
  ['profile', 'members/profile', 'chenjie'],
  ['settings', 'members/settings', 'chenjie'],
  ['privacy', 'members/privacy', null],
  ['close-account', 'closure/close', 'xiaowang'],
  ['customer', 'bindings/customer', 'xiaowang'],
  ['pick', 'shares/pick', 'xiaowang'],
  ['poster', 'shares/poster', 'xiaowang'],
  ['poster-register', 'shares/poster', 'xiaowang'],
  ['poster-live', 'shares/poster', 'xiaowang'],
  ['banners', 'shares/banners', 'xiaowang'],
  ['share-figures', 'statistics/shares', 'xiaowang'],
  ['share-figures-none', 'statistics/shares', 'xiaozhao'],
  ['pitches', 'pitches/list', 'xiaowang'],
  ['manage-pitches', 'pitches/manage', 'zhanggui'],
  ['edit-pitch', 'pitches/edit', 'zhanggui'],
  ['letters', 'messages/letters', 'xiaowang'],
  ['letters-none', 'messages/letters', 'xiaozhao'],
  ['write-letter', 'messages/write', 'xiaowang'],
  ['decisions-none', 'attribution/decisions', 'xiaowang'],
  ['rulesets', 'attribution/rulesets', 'zhanggui'],
  ['product-skus', 'catalog/product', 'chenjie'],
  ['checkout', 'orders/checkout', 'chenjie'],
  ['result', 'orders/result', 'chenjie'],
  ['orders', 'orders/list', 'chenjie'],
  ['order', 'orders/order', 'chenjie'],
  ['ask-back', 'orders/after-sale', 'chenjie'],
  ['gift', 'orders/gift', 'aqing'],
  ['earnings', 'commissions/earnings', 'xiaowang'],
  ['commission', 'commissions/commission', 'xiaowang'],
  ['withdraw', 'withdrawals/request', 'xiaowang'],
  ['withdrawals', 'withdrawals/list', 'xiaowang'],
  ['withdrawal', 'withdrawals/withdrawal', 'xiaowang'],
  ['statement', 'withdrawals/statement', 'xiaowang'],
  ['trade-orders', 'trade/orders', 'zhanggui'],
  ['trade-order', 'trade/order', 'zhanggui'],
  ['trade-order-after-sale', 'trade/order', 'zhanggui'],
  ['trade-refund', 'trade/refund', 'zhanggui'],
  ['trade-refund-asked', 'trade/refund', 'zhanggui'],
  ['trade-after-sales', 'trade/after-sales', 'zhanggui'],
  ['trade-settlement', 'trade/settlement', 'zhanggui'],
  ['trade-withdrawals', 'trade/withdrawals', 'zhanggui'],
  ['trade-payouts', 'trade/payouts', 'zhanggui'],
  ['trade-books', 'trade/books', 'zhanggui'],
]

/** What stands in the address of a page that shows one thing. */
let queries: Readonly<Record<string, string>> = {}
interface Look {
  readonly look: string
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
  /** How much larger than ours letters are. */
  readonly letters: number
}
const COMMON = { ...SCREEN, colorScheme: 'light', letters: 1 } as const
/** A common phone, the same in the dark and with the largest letters of WeChat's, the narrowest phone, a desk. */
const LOOKS: readonly Look[] = [
  { ...COMMON, look: 'light' },
  { ...COMMON, look: 'dark', colorScheme: 'dark' },
  { ...COMMON, look: 'letters', letters: 1.35 },
  { ...COMMON, look: '320', width: 320 },
  { ...COMMON, look: 'desk', width: 1_280, height: 800 },
]

let stage: Stage
let browser: Browser
beforeAll(async () => {
  ;[stage, browser] = await Promise.all([openStage(), openBrowser()])
  queries = { ...(await queriesOf(stage)), ...(await promotionOf(stage)) }
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

test.each(PAGES)('%s is drawn in every look without an error', async (name, route, who) => {
  const token = who === null ? {} : { token: await stage.signIn(identityOf(who)) }
  const phone = await openPhone(browser, { url: stage.url, ...token })
  const { page } = phone
  await phone.goTo(`${pageAddress(route)}${queries[name] ?? ''}`)
  await page.waitForLoadState('networkidle')
  for (const { look, width, height, colorScheme, letters } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    await page.evaluate(looksAnew, letters)
    await phone.picture(`${name}-${look}`)
    // A page that is wider than the phone can be pushed sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const words = page.getByText(/\p{Script=Han}/u).filter({ visible: true })
    expect(await words.count()).toBeGreaterThan(2)
  }
  expect(phone.errors).toEqual([])
  await phone.close()
})

/** In the page: letters as it sets them in WeChat (miniprogram/api/letters.ts), and two frames to draw all of it anew. */
async function looksAnew(letters: number): Promise<void> {
  document.documentElement.style.setProperty('--letters', String(letters))
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await frame()
  await frame()
}

/** The things that the pages show, found in the seeded world; a gift is bought for its card. */
async function queriesOf({ signIn, call, controlPay }: Stage): Promise<Record<string, string>> {
  const [chenjie, xiaowang, zhanggui] = await Promise.all(
    (['chenjie', 'xiaowang', 'zhanggui'] as const).map((who) => signIn(identityOf(who))),
  )
  if (!chenjie || !xiaowang || !zhanggui) throw new Error('nobody could sign in')
  const one = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('the world lacks what a page shows')
    return found
  }
  const products = (await call(chenjie, 'catalog.products', {})).items
  const oil = one(products.find(({ title }) => title.startsWith('山茶籽油')))
  const { skus } = await call(chenjie, 'catalog.product', { productId: oil.productId })
  const { skuId } = one(skus[0])
  const own = one((await call(chenjie, 'orders.mine', {})).items[0])
  const toShip = one((await call(zhanggui, 'orders.staffList', { state: 'to-ship' })).items[0])
  const asked = one((await call(zhanggui, 'orders.staffAfterSales', { state: 'requested' })).items[0])
  const { billNo } = one((await call(xiaowang, 'withdrawals.mine', {})).items[0])

  const items = [{ skuId, quantity: 1 }]
  const { payFen } = await call(chenjie, 'orders.quote', { items })
  const placed = await call(chenjie, 'orders.place', { items, expectedFen: payFen, gift: { message: '生日快乐' } })
  await call(chenjie, 'orders.pay', { paymentId: placed.paymentId, method: 'jsapi' })
  await controlPay('pay', { id: placed.paymentId })
  const { gift } = await call(chenjie, 'orders.order', { orderId: one(placed.orderIds[0]) })
  // Another gift, taken by somebody who is no member.
  const given = await call(chenjie, 'orders.place', { items, expectedFen: payFen, gift: { message: '谢谢你' } })
  await call(chenjie, 'orders.pay', { paymentId: given.paymentId, method: 'jsapi' })
  await controlPay('pay', { id: given.paymentId })
  const taken = one((await call(chenjie, 'orders.order', { orderId: one(given.orderIds[0]) })).gift ?? undefined)
  const aqing = await signIn(identityOf('aqing'))
  const address = { name: '阿青', phone: '13900006789', region: '浙江省 丽水市 龙泉市', detail: '剑池街道新华街 27 号' }
  await call(aqing, 'orders.acceptGift', { code: taken.code, address })
  const { addressId } = one((await call(chenjie, 'addresses.mine', {})).items[0])
  const { categoryId } = one((await call(chenjie, 'catalog.categories', {})).items[0])
  return {
    'product-skus': `?id=${oil.productId}`,
    checkout: `?skuId=${skuId}&quantity=1`,
    result: `?id=${own.paymentId}`,
    order: `?id=${own.orderId}`,
    'ask-back': `?id=${own.orderId}`,
    gift: `?code=${one(gift?.code)}`,
    'mall-shelf': `?category=${categoryId}`,
    'search-found': `?q=${encodeURIComponent('茶')}`,
    'search-nothing': `?q=${encodeURIComponent('望远镜')}`,
    shop: `?id=${oil.shopId}`,
    'received-gift': `?id=${given.orderIds[0]}`,
    address: `?id=${addressId}`,
    withdrawal: `?id=${billNo}`,
    'trade-order': `?id=${toShip.orderId}`,
    'trade-order-after-sale': `?id=${asked.orderId}`,
    'trade-refund': `?id=${toShip.orderId}`,
    'trade-refund-asked': `?id=${asked.orderId}&afterSale=${asked.afterSaleId}`,
  }
}

/** What a promoter's own pages show. */
async function promotionOf({ signIn, call }: Stage): Promise<Record<string, string>> {
  const [xiaowang, zhanggui] = [await signIn(identityOf('xiaowang')), await signIn(identityOf('zhanggui'))]
  const [oil] = (await call(xiaowang, 'catalog.products', { search: '山茶籽油' })).items
  const [live] = (await call(xiaowang, 'catalog.contents', {})).items
  const [customer] = (await call(xiaowang, 'bindings.customers', { sort: 'paid' })).items
  const [commission] = (await call(xiaowang, 'commissions.mine', {})).items
  const [pitch] = (await call(zhanggui, 'pitches.all', {})).items
  if (!oil || !live || !customer || !commission || !pitch) throw new Error('the world lacks what a page shows')
  const { code } = await call(xiaowang, 'shares.create', { target: { kind: 'product', id: oil.productId } })
  return {
    customer: `?id=${customer.customerId}`,
    poster: `?kind=product&id=${oil.productId}`,
    'poster-register': '?kind=register',
    'poster-live': `?kind=${live.kind}&id=${live.contentId}`,
    banners: `?code=${code}`,
    pitches: `?code=${code}`,
    'edit-pitch': `?id=${pitch.pitchId}`,
    'write-letter': `?customerId=${customer.customerId}`,
    commission: `?orderId=${commission.orderId}&line=${commission.line}`,
  }
}
