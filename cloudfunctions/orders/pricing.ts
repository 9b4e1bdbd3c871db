import { Refusal } from '@shared/kernel/errors'
import { allocate, FEN_MAX, type Fen, subFen, sumFen, timesFen, ZERO_FEN } from '@shared/kernel/money'
import { fenFor, isWithin, type Points, spreadPoints, ZERO_POINTS } from '@shared/kernel/points'
import type { PointsProgram, Shop } from '../catalog/model'
import { freightOf } from '../catalog/rules'

/** What somebody wants of a shop, at the catalog's price. */
export interface PricedItem {
  readonly priceFen: Fen
  readonly quantity: number
}
export interface PricedShop<Item extends PricedItem> {
  readonly shopId: string
  readonly freight: Pick<Shop, 'freightFen' | 'freeFromFen'>
  readonly program: PointsProgram
  readonly items: readonly Item[]
}

/** goodsFen = couponFen + pointsFen + paidFen, for a line as for an order; payFen is what an order costs with its freight. */
interface Parts {
  readonly goodsFen: Fen
  readonly couponFen: Fen
  readonly pointsFen: Fen
  readonly points: Points
}
export type LinePrice<Item> = Item & Parts & { readonly paidFen: Fen }
export interface ShopPrice<Item> extends Parts {
  readonly lines: readonly LinePrice<Item>[]
  readonly freightFen: Fen
  readonly payFen: Fen
}

/**
 * The price of one shop's order (spec/money.md, "Commission of an order line"): discounts are spread over the lines by
 * largest remainder, so that the lines always add up to the payment. Refuses points that are not worth whole fen, or are
 * worth more than the goods, with POINTS_NOT_USABLE. Whether the buyer has them is not asked here.
 */
export function priceShop<Item extends PricedItem>(shop: PricedShop<Item>, points: Points): ShopPrice<Item> {
  const { items, program, freight } = shop
  const goods = items.map(({ priceFen, quantity }) => timesFen(priceFen, quantity))
  const goodsFen = within(goods)
  // A coupon's discount joins here, before points: its face spread over the lines that it is for.
  const coupon = goods.map(() => ZERO_FEN)
  const couponFen = sumFen(coupon)
  const afterCoupon = goods.map((line, index) => subFen(line, coupon[index] ?? ZERO_FEN))
  const pointsFen = worthOf(points, subFen(goodsFen, couponFen), shop.shopId, program)
  const discount = allocate(pointsFen, afterCoupon)
  const used = spreadPoints(points, discount)
  const lines = items.map((item, index) => {
    const parts = {
      goodsFen: goods[index] ?? ZERO_FEN,
      couponFen: coupon[index] ?? ZERO_FEN,
      pointsFen: discount[index] ?? ZERO_FEN,
      points: used[index] ?? ZERO_POINTS,
    }
    return { ...item, ...parts, paidFen: subFen(afterCoupon[index] ?? ZERO_FEN, parts.pointsFen) }
  })
  // What shipping costs does not hang on how the goods are paid.
  const freightFen = freightOf(freight, goodsFen)
  const payFen = within([...lines.map(({ paidFen }) => paidFen), freightFen])
  return { lines, goodsFen, couponFen, pointsFen, points, freightFen, payFen }
}

function worthOf(points: Points, most: Fen, shopId: string, { pointsPerYuan }: PointsProgram): Fen {
  if (!isWithin(points, most, pointsPerYuan)) throw new Refusal('POINTS_NOT_USABLE', { shopId })
  const worth = fenFor(points, pointsPerYuan)
  if (worth === null) throw new Refusal('POINTS_NOT_USABLE', { shopId })
  return worth
}

/** What several shops' orders cost in one payment. */
export const totalOf = (prices: readonly { readonly payFen: Fen }[]): Fen => within(prices.map(({ payFen }) => payFen))

/** Nobody means to buy for more than money.ts counts, but anybody can ask for it. */
function within(parts: readonly Fen[]): Fen {
  if (parts.reduce((sum, part) => sum + part, 0) > FEN_MAX) throw new Refusal('INVALID_INPUT', { field: 'items' })
  return sumFen(parts)
}
