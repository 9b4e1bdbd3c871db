import type { Output } from '@shared/contracts'
import type { ShareTarget } from '@/hooks/use-own-share'
import { useQuery } from '@/hooks/use-query'
import type { PosterSpec } from './layouts'

/** What a poster is about: all of it but who recommends. */
export type Subject = Omit<PosterSpec, 'nickname'>

const CONTENT = ['live', 'video', 'article']
const WITH_ID = ['product', 'shop', ...CONTENT]

/** What the page's address names; null for what no poster is made of. */
export function targetOf({ kind, id }: { readonly kind?: string; readonly id?: string }): ShareTarget | null {
  if (kind === 'register' || kind === 'miniprogram') return { kind }
  if (kind === undefined || id === undefined || id === '' || !WITH_ID.includes(kind)) return null
  return { kind: kind as 'product', id }
}

/** The mall's own posters: what one may expect, and nothing of money. */
const OWN = {
  register: { title: '扫码注册，逛推客商城', from: '注册免费，随时可以注销' },
  miniprogram: { title: '来推客商城逛逛', from: '扫码就能看，不用下载' },
}

/** The queries of a target's kind, and what they make of it. One request, beside the share's own. */
export function useSubject(target: ShareTarget) {
  const id = 'id' in target ? target.id : ''
  const product = useQuery('catalog.product', { productId: id }, { when: target.kind === 'product' })
  const shop = useQuery('catalog.shop', { shopId: id }, { when: target.kind === 'shop' })
  const content = useQuery('catalog.content', { contentId: id }, { when: CONTENT.includes(target.kind) })
  const none = { price: null, picture: null }
  if (target.kind === 'register' || target.kind === 'miniprogram') {
    return { subject: { ...none, kind: target.kind, ...OWN[target.kind] } satisfies Subject, query: null }
  }
  if (target.kind === 'product') return { subject: product.output && ofProduct(product.output), query: product }
  const [query, words] =
    target.kind === 'shop'
      ? [shop, shop.output && { title: shop.output.name, from: '' }]
      : [
          content,
          content.output && {
            title: content.output.title,
            from: `${content.output.channelName} · ${content.output.shopName}`,
          },
        ]
  return { subject: words && ({ ...none, kind: target.kind, ...words } satisfies Subject), query }
}

/** The price shown is the lowest, with what that very one is struck through from. */
export function ofProduct(product: Output<'catalog.product'>): Subject {
  const { title, shopName, priceFen, pictures, skus } = product
  const lowest = skus.find((sku) => sku.priceFen === priceFen)
  return {
    ...{ kind: 'product', title, from: shopName, picture: pictures[0] ?? null },
    price: {
      ...{ priceFen, strikePriceFen: lowest?.strikePriceFen ?? null },
      isLowest: skus.some((sku) => sku.priceFen !== priceFen),
    },
  }
}
