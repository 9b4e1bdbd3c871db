import { STOCK_SHOWN_MAX } from '@shared/contracts/catalog-shapes'
import type { ActionContext } from '../runtime/context'
import { TEMPORARY_URLS_MAX } from '../runtime/files'
import { isUploadedTo, PRODUCT_PICTURES } from '../runtime/pictures'
import { type Product, productPolicyId } from './model'
import { shops } from './repository'
import { isPromotedAt, planAt, promoterPart, strikePrice } from './rules'
import { isShelf } from './shelves'
import { stockOf } from './stock'

type Row = Product & { readonly _id: string }

/**
 * What shows each of these pictures: drawings travel by name, files as an address that shows them for a while, and one that
 * is gone not at all. A request for so many files as storage takes at once, none where there are only drawings.
 */
export async function picturesOf({ files }: ActionContext, pictures: readonly (string | null)[]): Promise<ShownAs> {
  const named = [...new Set(pictures)].filter((picture) => picture !== null)
  const stored = named.filter((picture) => isUploadedTo(PRODUCT_PICTURES, picture))
  const parts: Promise<ReadonlyMap<string, string>>[] = []
  for (let at = 0; at < stored.length; at += TEMPORARY_URLS_MAX) {
    parts.push(files.temporaryUrls(stored.slice(at, at + TEMPORARY_URLS_MAX)))
  }
  const urls = new Map((await Promise.all(parts)).flatMap((part) => [...part]))
  return (picture) => (picture?.startsWith('cloud:') ? (urls.get(picture) ?? null) : (picture ?? null))
}
type ShownAs = (picture: string | null | undefined) => string | null

/** What each plan pays whoever asks: terms for promoters, null for the others. One read, and only where a plan is on. */
async function plansOf({ db, now, policies, caller }: ActionContext, rows: readonly Row[]) {
  const ids = rows.map(({ _id }) => productPolicyId(_id))
  const timelines = await policies.load(db, ids, now)
  const plans = ids.map((id) => ({
    promoted: isPromotedAt(timelines.get(id), now),
    terms: planAt(timelines.get(id), now),
  }))
  const earns = plans.some(({ terms }) => terms !== null) && (await caller.isPromoter())
  return earns ? plans : plans.map(({ promoted }) => ({ promoted, terms: null }))
}

/** Products as a list shows them; `shown`: what else is shown beside them has asked for their first pictures already. */
export async function listed(
  rows: readonly Row[],
  context: ActionContext,
  shown: Promise<ShownAs> = picturesOf(
    context,
    rows.map(({ pictures }) => pictures[0] ?? null),
  ),
) {
  const [plans, address] = await Promise.all([plansOf(context, rows), shown])
  return rows.map(({ _id, shopId, title, pictures: [picture], priceFen, skus, state }, index) => {
    const { promoted = false, terms = null } = plans[index] ?? {}
    const earnFen = terms && promoterPart(priceFen, terms)
    return {
      productId: _id,
      shopId,
      title,
      picture: address(picture),
      priceFen,
      strikePriceFen: strikePrice(skus),
      state,
      promoted,
      earnFen,
    }
  })
}

/** A product as its page shows it. */
export async function opened(row: Row, context: ActionContext) {
  const { db } = context
  const { _id: productId, shopId, title, priceFen, state } = row
  const { categoryId: shelf } = row
  const [shop, isThere, [plan], shown, stock] = await Promise.all([
    shops.get(db, shopId),
    shelf !== null && isShelf(db, shelf),
    plansOf(context, [row]),
    picturesOf(context, row.pictures),
    stockOf(
      db,
      row.skus.map(({ skuId }) => skuId),
    ),
  ])
  const { promoted = false, terms = null } = plan ?? {}
  const earn = (fen: Row['priceFen']) => terms && promoterPart(fen, terms)
  const skus = row.skus.map(({ skuId, name, priceFen: price, strikePriceFen }) => {
    const free = stock.freeOf(skuId)
    const stockLeft = free <= STOCK_SHOWN_MAX ? free : null
    return { skuId, name, priceFen: price, strikePriceFen, inStock: free > 0, stockLeft, earnFen: earn(price) }
  })
  const pictures = row.pictures.map((picture) => shown(picture)).filter((picture) => picture !== null)
  const words = { title, description: row.description, categoryId: isThere ? shelf : null }
  const about = { productId, shopId, shopName: shop?.name ?? '', ...words, pictures, state }
  return { ...about, priceFen, earnFen: earn(priceFen), promoted, skus }
}
