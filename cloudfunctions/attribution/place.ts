import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import type { Visitor } from '../visitors/model'
import { loadVisitor } from '../visitors/repository'
import { stampOf } from '../visitors/rules'
import type { Decision } from './model'
import { loadTerms } from './online-world'
import type { StoredDecision } from './records'
import { decisions } from './repository'
import { decideOrder } from './rules'

/** An order as attribution sees it, at its placement. `channelId` was derived by the server from where the line came from. */
export interface PlacedOrder {
  readonly orderId: string
  readonly buyerId: string
  readonly lines: readonly {
    readonly productId: string
    /** The product's shop. */
    readonly shopId: string
    /** What the buyer pays for the line. */
    readonly amountFen: number
    readonly channelId: string | null
  }[]
}

/**
 * Decides to whom the lines of an order belong, moves the dyes that won, and writes both down, in the transaction that
 * places the order. The buyer's document is the one read, whatever their history. Answers the decisions, line by line.
 */
export async function decidePlacement(
  tx: Store,
  context: Context,
  order: PlacedOrder,
): Promise<readonly StoredDecision[]> {
  const { visitor, save } = await loadVisitor(tx, order.buyerId)
  const { at, number } = stampOf(visitor, context.now)
  const termsAt = await loadTerms(context, {
    products: order.lines.map(({ productId }) => productId),
    contents: [],
    coupons: [],
    shops: [...order.lines.map(({ shopId }) => shopId), ...shopsOfChannels(visitor, order)],
  })
  const lines = order.lines.map(({ productId, channelId }) => ({ product: productId, channel: channelId }))
  const decided = decideOrder(visitor, { t: at, lines }, termsAt(at))
  await save({ ...visitor, lastAt: at, eventsTotal: number })
  const stored = decided.map((decision, line) => storedOf(order, line, decision, at, number))
  for (const decision of stored) await decisions.insert(tx, `${order.orderId}_${decision.line}`, decision)
  return stored
}

/** A channel dye is extended by the days of its content's shop, which need not be the shop of the line. */
function shopsOfChannels({ dyes }: Visitor, { lines }: PlacedOrder): string[] {
  const channels = new Set(lines.map(({ channelId }) => channelId))
  const onChannels = Object.values(dyes)
    .flat()
    .filter((dye) => dye.on === 'channel' && channels.has(dye.key))
  return onChannels.map((dye) => dye.shop)
}

function storedOf(order: PlacedOrder, line: number, decision: Decision, at: number, number: number): StoredDecision {
  const { orderId, buyerId } = order
  const placed = order.lines[line]
  if (placed === undefined) throw new Error(`order ${orderId} has no line ${line}`)
  const { productId, amountFen, channelId } = placed
  const { promoter, basis, ruleset, because, rejected } = decision
  return {
    ...{ orderId, line, buyerId, productId, amountFen, channelId, decidedAt: at, number },
    ...{ promoterId: promoter, basis, ruleset },
    because: because === null ? null : keptReason(because),
    rejected: rejected.map(({ ruleset: name, reason, promoter: loser, share, kind, visitedAt }) => {
      return { ruleset: name, reason, promoter: loser, share, kind, visitedAt }
    }),
  }
}

/** The part of a reason that people read. */
function keptReason(because: NonNullable<Decision['because']>): StoredDecision['because'] {
  if (because.by === 'binding') return { by: 'binding', boundBy: because.boundBy, boundAt: because.boundAt }
  const { ruleset, share, kind, visitedAt, endsAt } = because
  return { by: 'dye', ruleset, share, kind, visitedAt, endsAt }
}
