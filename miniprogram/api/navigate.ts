import Taro from '@tarojs/taro'
import { inWeChat } from './platform'

/** Every page that is not a tab, by what it is for; a path has no leading slash (as in the server's share paths). */
export const PAGES = {
  register: 'pages/members/register/index',
  linkDevice: 'pages/members/link-device/index',
  profile: 'pages/members/profile/index',
  settings: 'pages/members/settings/index',
  privacy: 'pages/members/privacy/index',
  addressList: 'pages/addresses/list/index',
  addressEdit: 'pages/addresses/edit/index',
  inbox: 'pages/messages/inbox/index',
  letters: 'pages/messages/letters/index',
  writeLetter: 'pages/messages/write/index',
  closeAccount: 'pages/closure/close/index',
  enroll: 'pages/promoters/enroll/index',
  promoterList: 'pages/promoters/list/index',
  customers: 'pages/bindings/customers/index',
  customer: 'pages/bindings/customer/index',
  product: 'pages/catalog/product/index',
  content: 'pages/catalog/content/index',
  shop: 'pages/catalog/shop/index',
  mall: 'pages/catalog/mall/index',
  search: 'pages/catalog/search/index',
  history: 'pages/catalog/history/index',
  arrangeHome: 'pages/storefront/arrange/index',
  shelves: 'pages/storefront/shelves/index',
  pickShare: 'pages/shares/pick/index',
  poster: 'pages/shares/poster/index',
  banners: 'pages/shares/banners/index',
  shareFigures: 'pages/statistics/shares/index',
  pitches: 'pages/pitches/list/index',
  managePitches: 'pages/pitches/manage/index',
  editPitch: 'pages/pitches/edit/index',
  decisions: 'pages/attribution/decisions/index',
  why: 'pages/attribution/why/index',
  rulesets: 'pages/attribution/rulesets/index',
  checkout: 'pages/orders/checkout/index',
  payResult: 'pages/orders/result/index',
  orderList: 'pages/orders/list/index',
  order: 'pages/orders/order/index',
  afterSale: 'pages/orders/after-sale/index',
  gift: 'pages/orders/gift/index',
  cart: 'pages/orders/cart/index',
  giftList: 'pages/orders/gifts/index',
  receivedGift: 'pages/orders/received-gift/index',
  afterSaleList: 'pages/orders/after-sales/index',
  earnings: 'pages/commissions/earnings/index',
  commission: 'pages/commissions/commission/index',
  requestWithdrawal: 'pages/withdrawals/request/index',
  withdrawalList: 'pages/withdrawals/list/index',
  withdrawal: 'pages/withdrawals/withdrawal/index',
  statement: 'pages/withdrawals/statement/index',
  tradeOrders: 'pages/trade/orders/index',
  tradeOrder: 'pages/trade/order/index',
  tradeRefund: 'pages/trade/refund/index',
  tradeAfterSales: 'pages/trade/after-sales/index',
  tradeSettlement: 'pages/trade/settlement/index',
  tradeWithdrawals: 'pages/trade/withdrawals/index',
  tradePayouts: 'pages/trade/payouts/index',
  tradeBooks: 'pages/trade/books/index',
} as const
export type PageName = keyof typeof PAGES

/** What stands in a page's address; null and undefined are left out. */
export type Query = Readonly<Record<string, string | number | null | undefined>>

/** A page's path and query, without a leading slash. */
export function pathOf(page: PageName, query: Query = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? PAGES[page] : `${PAGES[page]}?${parts.join('&')}`
}

/** WeChat opens no page above this many (developers.weixin.qq.com, wx.navigateTo). */
const DEEPEST = 10

let opening: string | null = null

/**
 * Opens a page above this one; a second tap while it is on its way opens it no second time. Where WeChat would open none
 * any more, the page takes the place of this one.
 */
export function goTo(page: PageName, query: Query = {}): void {
  const url = `/${pathOf(page, query)}`
  if (opening === url) return
  opening = url
  const isDeepest = inWeChat && Taro.getCurrentPages().length >= DEEPEST
  const arrived = () => {
    if (opening === url) opening = null
  }
  void (isDeepest ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })).then(arrived, arrived)
}

/** As goTo, but the page that is left is not behind the next one: going back must not repeat what was done there. */
export const goInstead = (page: PageName, query: Query = {}): Promise<unknown> =>
  Taro.redirectTo({ url: `/${pathOf(page, query)}` })
