import type { Input, Output } from '@shared/contracts'
import type { Refused } from '@/hooks/use-command'

export type Items = Input<'orders.place'>['items']
type Line = Output<'orders.quote'>['shops'][number]['lines'][number]

/** Another number of one thing; none of it takes it out. */
export const withQuantity = (items: Items, skuId: string, quantity: number): Items =>
  items.flatMap((item) => (item.skuId !== skuId ? [item] : quantity === 0 ? [] : [{ ...item, quantity }]))

/** What the person looked at when they pressed: prices by SKU, and the total. */
export interface Seen {
  readonly payFen: number
  readonly prices: ReadonlyMap<string, number>
}

export const seenOf = ({ shops, payFen }: Output<'orders.quote'>): Seen => ({
  payFen,
  prices: new Map(shops.flatMap(({ lines }) => lines.map(({ skuId, priceFen }) => [skuId, priceFen] as const))),
})

/** What there is to say beside a line, and what one tap makes of it: another quantity, 0 to take the line out. */
export interface LineNote {
  readonly kind: 'off-sale' | 'sold-out' | 'fewer' | 'moved'
  /** `fewer`: how many can be had. `moved`: the price before, fen. Otherwise nothing. */
  readonly amount: number
  readonly becomes: number | null
}

interface Known {
  /** Why the last press placed nothing. */
  readonly refusal: Refused | null
  readonly seen: Seen | null
  /** How many the cart says can be had, where it says so. */
  readonly leftOf: (skuId: string) => number | null
  /** The only line cannot be taken out. */
  readonly isOnly: boolean
}

export function noteOf(line: Line, { refusal, seen, leftOf, isOnly }: Known): LineNote | null {
  const isRefused = refusal?.data.skuId === line.skuId
  const out = isOnly ? null : 0
  if (line.problem === 'OFF_SALE' || (isRefused && refusal.code === 'OFF_SALE'))
    return { kind: 'off-sale', amount: 0, becomes: out }
  if (line.problem === 'SOLD_OUT' || (isRefused && refusal.code === 'SOLD_OUT')) {
    const most = isRefused && typeof refusal.data.most === 'number' ? refusal.data.most : leftOf(line.skuId)
    return most !== null && most > 0 && most < line.quantity
      ? { kind: 'fewer', amount: most, becomes: most }
      : { kind: 'sold-out', amount: 0, becomes: out }
  }
  const before = seen?.prices.get(line.skuId)
  const hasMoved = refusal?.code === 'PRICE_CHANGED' && before !== undefined && before !== line.priceFen
  return hasMoved ? { kind: 'moved', amount: before, becomes: null } : null
}
