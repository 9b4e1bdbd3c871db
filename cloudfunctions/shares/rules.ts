import type { ShareTarget } from './model'

/** The mini-program's page for a target. A share never targets a tab page: those can't carry a query. */
const PAGES: Record<ShareTarget['kind'], string> = {
  register: 'pages/members/register/index',
  miniprogram: 'pages/catalog/mall/index',
  product: 'pages/catalog/product/index',
  live: 'pages/catalog/content/index',
  video: 'pages/catalog/content/index',
  article: 'pages/catalog/content/index',
  shop: 'pages/catalog/shop/index',
  coupon: 'pages/coupons/claim/index',
}

export const pageOf = (target: ShareTarget): string => PAGES[target.kind]

/** Page and query, as the mini-program opens them. */
export const pathOf = (target: ShareTarget, code: string): string =>
  `${pageOf(target)}?${'id' in target ? `id=${target.id}&` : ''}s=${code}`

/** The public link: short, and the function `open` decides where it leads. */
export const linkOf = (publicUrl: string, code: string): string => `${publicUrl}/s/${code}`
