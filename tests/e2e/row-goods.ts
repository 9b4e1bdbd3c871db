import type { Credit } from './row-people'
import type { Stage } from './stage'

/** Two promoted products of the world's shop, and one that is not. */
export const OIL = '山茶籽油 500 ml'
export const SOAP = '手工茶籽皂 三块装'
export const PLAIN = '礼盒定制服务'

// 89.00 × 20 % × 50 %, and 39.80 × 20 % × 40 %, rounded down at each step; freight earns nothing.
export const oil = (basis: string, kind: string | null): Credit => [OIL, basis, kind, 890]
export const soap = (basis: string, kind: string | null): Credit => [SOAP, basis, kind, 318]

/** What the rows' promoters share: a is the oil, b the soap, and a live room and a video of one new channel, all of one shop. */
export async function rowGoods({ call }: Stage, owner: string) {
  const { items } = await call(owner, 'catalog.products', {})
  const named = (title: string) => {
    const found = items.find((item) => item.title === title)
    if (found === undefined) throw new Error(`the world has no ${title}`)
    return found
  }
  const product = (title: string) => ({ kind: 'product' as const, id: named(title).productId })
  const { shopId } = named(OIL)
  const { channelId } = await call(owner, 'catalog.addChannel', { name: '山茶的一天' })
  const about = { channelId, shopId }
  const live = await call(owner, 'catalog.addContent', { kind: 'live', title: '早市直播', ...about })
  const video = await call(owner, 'catalog.addContent', { kind: 'video', title: '一分钟看采茶', ...about })
  return {
    shopId,
    ...{ a: product(OIL), b: product(SOAP), plain: product(PLAIN) },
    live: { kind: 'live' as const, id: live.contentId },
    video: { kind: 'video' as const, id: video.contentId },
  }
}
