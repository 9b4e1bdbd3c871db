import type { Output } from '@shared/contracts'
import { type Fen, fen, sumFen, timesFen } from '@shared/kernel/money'
import { createPersonalStore } from '@/api/store'

export type CartItem = Output<'orders.cart'>['items'][number]

/** Most lines of one payment (`LINES_MAX` in the contracts). */
export const CHOICE_MAX = 20

/** The SKUs that were ticked. It lives as long as the app is open: the checkout and the way back lose nothing. */
export const choice = createPersonalStore<ReadonlySet<string>>(new Set())

/** What can be bought as it stands. */
export const canBeChosen = ({ problem, quantity, stockLeft }: CartItem): boolean =>
  problem === null && (stockLeft === null || quantity <= stockLeft)

/** What is ticked and can be bought, in the order of the cart. */
export const chosenOf = (items: readonly CartItem[], ticked: ReadonlySet<string>): CartItem[] =>
  items.filter((item) => ticked.has(item.skuId) && canBeChosen(item)).slice(0, CHOICE_MAX)

/**
 * Ticks or unticks some items. Of the ticks only those of things that can be bought are kept, and no more than one
 * payment can hold: `isCut` says that some found no room.
 */
export function ticked(
  all: readonly CartItem[],
  before: ReadonlySet<string>,
  items: readonly CartItem[],
  on: boolean,
): { readonly after: ReadonlySet<string>; readonly isCut: boolean } {
  const named = new Set(items.filter(canBeChosen).map(({ skuId }) => skuId))
  const others = chosenOf(all, before).flatMap(({ skuId }) => (named.has(skuId) ? [] : [skuId]))
  const wanted = on ? [...others, ...named] : others
  return { after: new Set(wanted.slice(0, CHOICE_MAX)), isCut: wanted.length > CHOICE_MAX }
}

/** What the chosen goods cost, without freight. The checkout's total is the server's. */
export const goodsFenOf = (items: readonly CartItem[]): Fen =>
  sumFen(items.map(({ priceFen, quantity }) => timesFen(fen(priceFen), quantity)))

export interface CartShop {
  readonly shopId: string
  readonly shopName: string
  readonly items: readonly CartItem[]
}

/** Shop by shop; the shop of what came last first. */
export function byShop(items: readonly CartItem[]): CartShop[] {
  const ids = [...new Set(items.map(({ shopId }) => shopId))]
  return ids.map((shopId) => {
    const own = items.filter((item) => item.shopId === shopId)
    return { shopId, shopName: own[0]?.shopName ?? '', items: own }
  })
}
