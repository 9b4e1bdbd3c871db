import type { Output, Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { type Points, points as pointsOf, spendable, ZERO_POINTS } from '@shared/kernel/points'
import { type StockView, stockOf } from '../catalog/stock'
import { pointsOwner } from '../ledger/accounts'
import { balances } from '../ledger/repository'
import type { ActionContext } from '../runtime/context'
import { loadOffer, type OfferedItem, wantedPoints } from './offer'
import { type LinePrice, priceShop, totalOf } from './pricing'
import { picturesOf } from './view'

type Quoted = Output<'orders.quote'>
type Problem = Quoted['shops'][number]['lines'][number]['problem']

/** What the items would cost now, shop by shop, with the most points that each order could use. */
export async function quote(input: Parsed<'orders.quote'>, context: ActionContext): Promise<Quoted> {
  const { items, usePoints } = input
  const view = await stockOf(
    context.db,
    items.map(({ skuId }) => skuId),
  )
  const offered = await loadOffer(context, items, view)
  const pointsFor = wantedPoints(offered, usePoints)
  const priced = offered.map((shop) => ({ shop, price: priceShop(shop, pointsFor(shop.shopId)) }))
  const have = await pointsHeld(context, [...new Set(offered.map(({ program }) => program.program))])
  for (const [program, held] of have) {
    const ofProgram = priced.filter(({ shop }) => shop.program.program === program)
    const used = ofProgram.reduce((sum, { price }) => sum + price.points, 0)
    if (used > held) throw new Refusal('POINTS_NOT_ENOUGH', { program, have: held })
  }
  const pictureOf = await picturesOf(
    context,
    offered.flatMap((shop) => shop.items),
  )
  const shops = priced.map(({ shop, price }) => {
    const { shopId, shopName, freight, program } = shop
    const pointsHave = have.get(program.program) ?? ZERO_POINTS
    const { goodsFen, couponFen, points, pointsFen, freightFen, payFen } = price
    return {
      ...{ shopId, shopName, goodsFen, couponFen, points, pointsFen, freightFen, payFen, pointsHave },
      freeFromFen: freight.freeFromFen,
      pointsMax: spendable(pointsHave, goodsFen, program.pointsPerYuan),
      lines: price.lines.map((line) => ({ ...line, picture: pictureOf(line.picture), problem: problemOf(line, view) })),
    }
  })
  return { shops, payFen: totalOf(priced.map(({ price }) => price)) }
}

/** Why the line can't be bought now; what earlier lines want of the same stock is gone from the view by then. */
function problemOf({ skuId, quantity, isOnSale }: LinePrice<OfferedItem>, view: StockView): Problem {
  if (!isOnSale) return 'OFF_SALE'
  return view.pick(skuId, quantity, 0) === null ? 'SOLD_OUT' : null
}

/** What the caller has in each program. */
async function pointsHeld({ db, caller }: ActionContext, programs: readonly string[]): Promise<Map<string, Points>> {
  const owners = programs.map((program) => pointsOwner(program, caller.visitorId))
  const rows = await balances.find(db, { where: { _id: { in: owners } }, limit: owners.length })
  const held = new Map(rows.map(({ _id, amounts }) => [_id, pointsOf(amounts.points ?? 0)]))
  return new Map(programs.map((program, index) => [program, held.get(owners[index] ?? '') ?? ZERO_POINTS]))
}
