import { DAY_MS } from '@shared/kernel/time'
import type { KeptLink, ShareTarget } from './model'

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

/** What a link tells the page: the thing and the share, without a question mark. */
export const queryOf = (target: ShareTarget, code: string): string =>
  `${'id' in target ? `id=${target.id}&` : ''}s=${code}`

/** Page and query, as the mini-program opens them. */
export const pathOf = (target: ShareTarget, code: string): string => `${pageOf(target)}?${queryOf(target, code)}`

/** The public link: short, and the function `open` decides where it leads. */
export const linkOf = (publicUrl: string, code: string): string => `${publicUrl}/s/${code}`

/** As long as WeChat lets a link live (runtime/wechat.ts, MINI_LINK_DAYS). */
export const KEPT_LINK_MS = 30 * DAY_MS

/** Whether a kept link may still be handed out: not on its last day, when it could end before it is opened. */
export const isHandedOut = ({ expiresAt }: KeptLink, now: number): boolean => now < expiresAt - DAY_MS

/** Rows of openings are kept as long as statistics may count them anew. */
export const LINK_OPEN_KEPT_MS = 40 * DAY_MS
