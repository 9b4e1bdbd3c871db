import { Refusal } from '@shared/kernel/errors'
import { FEN_MAX, type Fen } from '@shared/kernel/money'
import { type Points, points, ZERO_POINTS } from '@shared/kernel/points'
import { type PointsProgram, pointsPolicyId, productPolicyId, type Shop } from '../catalog/model'
import { contents, products, shops } from '../catalog/repository'
import { pointsProgramAt } from '../catalog/rules'
import type { StockView } from '../catalog/stock'
import type { Context } from '../runtime/context'

/** What somebody asks for, as it came in. */
export interface Wanted {
  readonly skuId: string
  readonly quantity: number
  readonly contentId?: string | undefined
}

/** One wanted thing as the catalog offers it now. Price, title and picture come from there and from nowhere else. */
export interface OfferedItem {
  /** Its place among what was asked for. */
  readonly place: number
  readonly skuId: string
  readonly quantity: number
  readonly productId: string
  readonly title: string
  readonly skuName: string
  readonly picture: string | null
  readonly priceFen: Fen
  readonly isOnSale: boolean
  /** The channel of the content that it was opened from; null: of none that we know. */
  readonly channelId: string | null
}
export interface OfferedShop {
  readonly shopId: string
  readonly shopName: string
  readonly freight: Pick<Shop, 'freightFen' | 'freeFromFen'>
  readonly program: PointsProgram
  readonly items: readonly OfferedItem[]
}

/**
 * What is asked for, by shop in the order in which they were first named. `view` tells which product a SKU is of. Four
 * queries at most, whatever is asked for. Refuses a SKU that is not there with NOT_FOUND.
 */
export async function loadOffer(context: Context, wanted: readonly Wanted[], view: StockView): Promise<OfferedShop[]> {
  const { db, policies, now } = context
  const productIds = [...new Set(wanted.map(({ skuId }) => known(view.productOf(skuId), skuId)))]
  const rows = await products.find(db, { where: { _id: { in: productIds } }, limit: productIds.length })
  const byId = new Map(rows.map((row) => [row._id, row]))
  const shopIds = [...new Set(rows.map(({ shopId }) => shopId))]
  const [shopRows, timelines, channelOf] = await Promise.all([
    shops.find(db, { where: { _id: { in: shopIds } }, limit: shopIds.length }),
    // Plans are read in the transaction that places an order: by then this instance remembers them.
    policies.load(db, [...shopIds.map(pointsPolicyId), ...productIds.map(productPolicyId)], now),
    channelsOf(context, wanted),
  ])
  const items = wanted.map(({ skuId, quantity, contentId }, place) => {
    const product = byId.get(view.productOf(skuId) ?? '')
    const sku = product?.skus.find((one) => one.skuId === skuId)
    if (product === undefined || sku === undefined) throw new Refusal('NOT_FOUND', { field: 'skuId' })
    const { _id: productId, shopId, title, pictures, state } = product
    const named = { productId, shopId, title, skuName: sku.name, picture: pictures[0] ?? null }
    const channelId = channelOf.get(contentId ?? '') ?? null
    return { place, skuId, quantity, ...named, priceFen: sku.priceFen, isOnSale: state === 'on-sale', channelId }
  })
  return [...new Set(items.map(({ shopId }) => shopId))].map((shopId) => {
    const shop = shopRows.find(({ _id }) => _id === shopId)
    if (shop === undefined) throw new Error(`product of a shop that is not there: ${shopId}`)
    const program = pointsProgramAt(timelines.get(pointsPolicyId(shopId)), shopId, now)
    const ofShop = items.filter((item) => item.shopId === shopId).map(({ shopId: _, ...item }) => item)
    const { name: shopName, freightFen, freeFromFen } = shop
    return { shopId, shopName, freight: { freightFen, freeFromFen }, program, items: ofShop }
  })
}

/**
 * The points wanted of each shop, by its id. Refuses points for a shop of which nothing is bought or that is named twice,
 * and more of them than anything can cost.
 */
export function wantedPoints(
  offered: readonly OfferedShop[],
  usePoints: readonly { readonly shopId: string; readonly points: number }[] = [],
): (shopId: string) => Points {
  const byShop = new Map<string, Points>()
  for (const { shopId, points: wanted } of usePoints) {
    const isOrdered = offered.some((shop) => shop.shopId === shopId)
    if (byShop.has(shopId) || !isOrdered || wanted > FEN_MAX) throw new Refusal('POINTS_NOT_USABLE', { shopId })
    byShop.set(shopId, points(wanted))
  }
  return (shopId) => byShop.get(shopId) ?? ZERO_POINTS
}

async function channelsOf({ db }: Context, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(wanted.map(({ contentId }) => contentId).filter((id) => id !== undefined))]
  if (ids.length === 0) return new Map()
  const rows = await contents.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  return new Map(rows.map(({ _id, channelId }) => [_id, channelId]))
}

function known<T>(value: T | null, skuId: string): T {
  if (value === null) throw new Refusal('NOT_FOUND', { field: skuId })
  return value
}
