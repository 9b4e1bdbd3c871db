import { STOCK_SHOWN_MAX } from '@shared/contracts/catalog'
import type { ActionContext } from '../runtime/context'
import { isUploadedTo, PRODUCT_PICTURES } from '../runtime/pictures'
import { type Product, productPolicyId } from './model'
import { shops } from './repository'
import { isPromotedAt, planAt, promoterPart } from './rules'
import { stockOf } from './stock'

type Row = Product & { readonly _id: string }

/** Drawings travel by name; files as an address that shows them for a while, and one that is gone not at all. */
async function picturesOf({ files }: ActionContext, pictures: readonly string[]) {
  const stored = pictures.filter((picture) => isUploadedTo(PRODUCT_PICTURES, picture))
  const urls: ReadonlyMap<string, string> = stored.length === 0 ? new Map() : await files.temporaryUrls(stored)
  return (picture: string) => (picture.startsWith('cloud:') ? (urls.get(picture) ?? null) : picture)
}

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

/** Products as a list shows them. */
export async function listed(rows: readonly Row[], context: ActionContext) {
  const [plans, shown] = await Promise.all([
    plansOf(context, rows),
    picturesOf(
      context,
      rows.flatMap(({ pictures }) => pictures.slice(0, 1)),
    ),
  ])
  return rows.map(({ _id, shopId, title, pictures: [picture], priceFen, state }, index) => {
    const { promoted = false, terms = null } = plans[index] ?? {}
    const earnFen = terms && promoterPart(priceFen, terms)
    return {
      productId: _id,
      shopId,
      title,
      picture: picture ? shown(picture) : null,
      priceFen,
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
  const [shop, [plan], shown, stock] = await Promise.all([
    shops.get(db, shopId),
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
  const pictures = row.pictures.map(shown).filter((picture) => picture !== null)
  const about = { productId, shopId, shopName: shop?.name ?? '', title, pictures, state }
  return { ...about, priceFen, earnFen: earn(priceFen), promoted, skus }
}
