import type { Output } from '@shared/contracts'
import { type Answers, boot, NOW, SUN } from './cloud'
import { giftLine, id, mall, product } from './mall'
import { type Case, expectShown, expectSoon, largest, SET_DATA_BYTES_MAX, WARNED_BYTES } from './page-cases'

const OWNER: Output<'members.me'> = { ...SUN, staffRoles: ['owner'] }
const message = {
  messageId: id('M1'),
  kind: 'order-shipped' as const,
  orderId: id('O1'),
  title: '高山绿茶',
  lines: 1,
  amountFen: null,
  at: NOW,
  isRead: false,
}
const afterSale: Output<'orders.afterSales'>['items'][number] = {
  afterSaleId: id('AS1'),
  orderId: id('O1'),
  lines: [{ line: 0, fen: 6_800 }],
  freightFen: 0,
  amountFen: 6_800,
  isReturn: false,
  reason: '买错了',
  state: 'requested',
  answer: '',
  requestedAt: NOW,
  decidedAt: null,
  shopName: '山里茶铺',
  goods: [giftLine].map(({ isClosed: _, ...line }) => line),
}
const gift: Output<'orders.gift'> = {
  fromName: '孙*',
  message: '生日快乐',
  lines: [{ title: '高山绿茶', skuName: '一罐', picture: null, quantity: 1 }],
  state: 'offered',
  acceptBefore: NOW + 3_600_000,
  isOwn: false,
}
const arrangement: Output<'storefront.arrangement'> = {
  slides: [{ title: '新茶到了', target: { kind: 'product', id: id('P1') }, picture: null, targetName: '高山绿茶' }],
  sections: [{ title: '本周好物', products: [{ productId: id('P3'), title: '商品P3' }] }],
}

const CASES: readonly Case[] = [
  { name: 'home, arranged', url: 'pages/tabs/home/index', says: ['新茶到了', '茶叶', '本周好物', '商品P3', '商品P2'] },
  { name: 'search', url: `pages/catalog/search/index?q=${encodeURIComponent('茶')}`, says: ['商品P1', '没有更多了'] },
  {
    name: 'history',
    url: 'pages/catalog/history/index',
    storage: { 'tuike:me:viewed-products': JSON.stringify([id('P2'), id('P1')]) },
    says: ['最近看过的 2 件商品', '商品P2'],
  },
  { name: 'cart with two shops', url: 'pages/orders/cart/index', says: ['山里茶铺', '海边小店', '共 2 种', '去结算'] },
  {
    name: 'checkout from the cart',
    url: `pages/orders/checkout/index?cart=${id('S1')}.${id('S2')}`,
    // 2 × 68.00 + 2 × 12.50 + freight 8.00 of the second shop
    says: ['山里茶铺', '海边小店', '李四', '139****5678', '169.00'],
  },
  { name: 'addresses', url: 'pages/addresses/list/index', says: ['李四', '文三路 1 号', '默认'] },
  {
    name: 'address edit',
    url: `pages/addresses/edit/index?id=${id('A1')}`,
    says: ['从微信导入', '浙江省 杭州市 西湖区'],
    holds: ['13912345678'],
  },
  {
    name: 'inbox',
    url: 'pages/messages/inbox/index',
    answers: { 'messages.mine': { items: [message], cursor: null }, 'messages.markRead': {} },
    says: ['高山绿茶'],
  },
  {
    name: 'profile',
    url: 'pages/members/profile/index',
    answers: { 'members.me': SUN },
    says: ['昵称', '用微信手机号'],
    holds: ['孙小美'],
  },
  {
    name: 'settings',
    url: 'pages/members/settings/index',
    answers: { 'members.me': SUN },
    says: ['深色', '注销账号', '小程序隐私保护指引'],
  },
  { name: 'privacy', url: 'pages/members/privacy/index', says: ['手机号'] },
  {
    name: 'closure',
    url: 'pages/closure/close/index',
    answers: { 'closure.check': { blocks: [], points: 120 } },
    says: ['120'],
  },
  {
    name: 'gift',
    url: `pages/orders/gift/index?code=${'G'.repeat(20)}`,
    answers: { 'orders.gift': gift },
    says: ['孙* 送的', '生日快乐', '领取礼物'],
  },
  { name: 'gifts', url: 'pages/orders/gifts/index', says: ['孙* 送的', '高山绿茶'] },
  { name: 'received gift', url: `pages/orders/received-gift/index?id=${id('O1')}`, says: ['高山绿茶', 'SF1234567890'] },
  {
    name: 'after-sales',
    url: 'pages/orders/after-sales/index',
    answers: { 'orders.afterSales': { items: [afterSale], cursor: null } },
    says: ['高山绿茶', '68.00'],
  },
  {
    name: 'arrange',
    url: 'pages/storefront/arrange/index',
    answers: { 'members.me': OWNER, 'storefront.arrangement': arrangement },
    says: ['轮播图', '商品P3', '预览'],
    holds: ['新茶到了', '本周好物'],
  },
  {
    name: 'shelves',
    url: 'pages/storefront/shelves/index',
    answers: { 'members.me': OWNER },
    says: ['添加分类'],
    holds: ['茶叶'],
  },
]

test.each(CASES)('$name shows what the cloud answered and sends little to the view', (one) => expectShown(one, mall))

test.each(CASES)('$name has all that it shows after two rounds of answers', (one) => expectSoon(one, mall))

test('the fullest home page that can be arranged stays below what WeChat warns of', async () => {
  // 8 slides, 20 shelves, 8 sections of 10 products, a page of new ones: each with a picture whose address the cloud signs.
  const picture = `https://6d61-mall-1.tcb.qcloud.la/products/${'a'.repeat(32)}.jpg?sign=${'b'.repeat(32)}&t=1795000000`
  const full = (name: string) => ({ ...product(name, 6_800), title: '很长的商品名字'.repeat(8), picture, earnFen: 680 })
  const many = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index))
  const answers: Answers = {
    ...mall,
    'members.me': { ...SUN, isPromoter: true },
    'catalog.products': { items: many(20, (index) => full(`N${index}`)), cursor: 'more' },
    'storefront.home': {
      slides: many(8, (index) => ({
        title: '字'.repeat(20),
        target: { kind: 'product', id: id(`P${index}`) },
        picture,
      })),
      categories: many(20, (index) => ({ categoryId: id(`C${index}`), name: '八个字的一个分类' })),
      sections: many(8, (section) => ({
        title: '十二个字的一个栏目名字呀',
        products: many(10, (index) => full(`X${section}Y${index}`)),
      })),
    },
  }
  const app = boot({ answers })
  const page = await app.open('pages/tabs/home/index')
  expect(page.log[0]?.bytes).toBeLessThan(SET_DATA_BYTES_MAX)
  expect(largest(page.log)).toBeLessThan(WARNED_BYTES)
})
