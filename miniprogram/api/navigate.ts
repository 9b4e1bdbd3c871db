import Taro from '@tarojs/taro'

/** Every page that is not a tab, by what it is for; a path has no leading slash (as in the server's share paths). */
export const PAGES = {
  register: 'pages/members/register/index',
  linkDevice: 'pages/members/link-device/index',
  enroll: 'pages/promoters/enroll/index',
  promoterList: 'pages/promoters/list/index',
  customers: 'pages/bindings/customers/index',
  product: 'pages/catalog/product/index',
  content: 'pages/catalog/content/index',
  shop: 'pages/catalog/shop/index',
  mall: 'pages/catalog/mall/index',
  pickShare: 'pages/shares/pick/index',
  decisions: 'pages/attribution/decisions/index',
  why: 'pages/attribution/why/index',
  rulesets: 'pages/attribution/rulesets/index',
  checkout: 'pages/orders/checkout/index',
  payResult: 'pages/orders/result/index',
  orderList: 'pages/orders/list/index',
  order: 'pages/orders/order/index',
  afterSale: 'pages/orders/after-sale/index',
  gift: 'pages/orders/gift/index',
  earnings: 'pages/commissions/earnings/index',
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

export const goTo = (page: PageName, query: Query = {}): void =>
  void Taro.navigateTo({ url: `/${pathOf(page, query)}` })

/** As goTo, but the page that is left is not behind the next one: going back must not repeat what was done there. */
export const goInstead = (page: PageName, query: Query = {}): Promise<unknown> =>
  Taro.redirectTo({ url: `/${pathOf(page, query)}` })
