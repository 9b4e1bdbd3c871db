import { type ActionName, actions, type Input, type Output } from '@shared/contracts'
import { MINUTE_MS } from '@shared/kernel/time'
import { newRequestId, type Person } from '../../product'
import { type Customer, type Goods, type Mall, openMall, type Promoter } from '../mall'
import type { Dice } from './dice'

export interface Placed {
  readonly paymentId: string
  readonly orderIds: readonly string[]
  readonly buyer: Customer
}

/** What people did so far, in the order in which they did it: what they do next is chosen among it. */
export interface World {
  readonly mall: Mall
  readonly dice: Dice
  readonly shops: readonly string[]
  readonly goods: readonly Goods[]
  readonly promoters: readonly Promoter[]
  /** Everybody who buys, promoters too. */
  readonly buyers: readonly Customer[]
  /** Codes by promoter and product. */
  readonly shares: Map<string, string>
  readonly placed: Placed[]
  readonly afterSales: { readonly afterSaleId: string; readonly buyer: Customer }[]
  readonly bills: { readonly billNo: string; readonly promoter: Promoter }[]
  readonly plans: string[]
  /** How often each answer was heard, by action and code. */
  readonly heard: Map<string, number>
  /**
   * Asks as the phone does: a command whose outcome is unknown is asked again with the same request. Null: refused, which
   * is an answer like others. INTERNAL is a mistake of ours and throws.
   */
  tries<N extends ActionName>(person: Person, action: N, input: Omit<Input<N>, 'requestId'>): Promise<Output<N> | null>
}

export type Doing = (world: World) => Promise<void>
/** What somebody may do, and how often among all that may happen. */
export interface Deed {
  readonly name: string
  readonly weight: number
  readonly run: Doing
}

/** Points programs of the shops: two share one, the third has its own. */
const PROGRAMS = [
  { program: 'tea', pointsPerYuan: 1_000, earnRate: 100_000 },
  { program: 'tea', pointsPerYuan: 1_000, earnRate: 50_000 },
  { program: 'rice', pointsPerYuan: 10, earnRate: 300_000 },
] as const
const PRICES = [1, 7, 333, 1_999, 9_999, 20_001, 123_457]
const ASKED_AT_MOST = 6

export async function openWorld(dice: Dice): Promise<World> {
  const mall = await openMall()
  const { owner, product } = mall
  const shops: string[] = []
  for (const program of PROGRAMS) {
    const freight = {
      freightFen: dice.between(0, 1_200),
      freeFromFen: dice.chance(0.5) ? dice.between(1, 20_000) : null,
    }
    const shopId = await mall.addShop(freight)
    await owner.get('catalog.setPointsProgram', { shopId, ...program })
    shops.push(shopId)
  }
  if (dice.chance(0.5)) await owner.get('catalog.setReferralRate', { rate: dice.between(0, 300_000), paidIn: 'points' })
  // In most worlds commission is settled soon, so that there is much to take back and to withdraw.
  if (dice.chance(0.8))
    await owner.get('orders.setTerms', { holdDays: dice.between(0, 3), autoConfirmDays: dice.between(1, 4) })
  await product.cloud.clock.advance(2 * MINUTE_MS)
  const goods: Goods[] = []
  for (const [index, priceFen] of PRICES.entries()) {
    const shopId = shops[index % shops.length] ?? ''
    const split = dice.one(['merchant', 'merchant', 'agency', 'agency', 'platform', null] as const) ?? null
    const rates = { serviceRate: dice.between(0, 900_000), promoterRate: dice.between(100_000, 900_000) }
    const plan = split === null ? {} : { plan: { promoted: true as const, split, ...rates } }
    const sold = await mall.sell(shopId, { priceFen, stock: dice.between(3, 60), ...plan })
    goods.push({ shopId, ...sold })
  }
  const promoters = [await mall.promoter(), await mall.promoter(), await mall.promoter()]
  const strangers = [await mall.customer(), await mall.customer()]
  const bound = [await mall.customer(promoters[0]), await mall.customer(promoters[1])]
  const heard = new Map<string, number>()
  return {
    ...{ mall, dice, shops, goods, promoters, heard },
    buyers: [...strangers, ...bound, ...promoters],
    ...{ shares: new Map(), placed: [], afterSales: [], bills: [], plans: [] },
    async tries(person, action, input) {
      const request = (actions[action].kind === 'command' ? { requestId: newRequestId(), ...input } : input) as never
      for (let asked = 0; asked < ASKED_AT_MOST; asked += 1) {
        const answer = await person.ask(action, request)
        const code = answer.ok ? 'OK' : answer.code
        heard.set(`${action} ${code}`, (heard.get(`${action} ${code}`) ?? 0) + 1)
        if (answer.ok) return answer.output
        if (code === 'INTERNAL')
          throw new Error(`${action} ${JSON.stringify(input)}: INTERNAL\n${mall.failures.join('\n')}`)
        if (code !== 'BUSY') return null
      }
      throw new Error(`${action} was busy ${ASKED_AT_MOST} times`)
    },
  }
}

/** Of what was placed one whose order is in such a state, as its row is; mostly a young one. */
export function someOrder({ mall, dice, placed }: World, ...states: string[]) {
  const rows = new Map(mall.rows('orders').map((row) => [row._id, row]))
  const found = placed.flatMap(({ buyer, orderIds, paymentId }) =>
    orderIds.flatMap((orderId) => {
      const row = rows.get(orderId)
      return row !== undefined && states.includes(String(row.state)) ? [{ buyer, orderId, paymentId, row }] : []
    }),
  )
  return dice.one(dice.chance(0.7) ? found.slice(-5) : found)
}

interface LineRow {
  readonly paidFen: number
  readonly refundedFen: number
  readonly refundingFen: number
}
/** Some of the lines with some of what is left of each; now and then more than that. */
export function someLines({ dice }: World, lines: unknown): { line: number; fen: number }[] {
  const chosen = (lines as LineRow[]).flatMap(({ paidFen, refundedFen, refundingFen }, line) => {
    const left = Number(paidFen) - Number(refundedFen) - Number(refundingFen)
    const fen = dice.chance(0.4) ? left : dice.chance(0.05) ? left + 1 : dice.between(0, left)
    return dice.chance(0.7) ? [{ line, fen }] : []
  })
  return chosen.length === 0 ? [{ line: 0, fen: 1 }] : chosen
}
