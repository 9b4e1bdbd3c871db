import { type Fen, fen, subFen } from '@shared/kernel/money'
import { DAY_MS } from '@shared/kernel/time'
import { type Commission, commissionId, type Terms } from '../commissions/model'
import { freezing, reversing } from '../commissions/postings'
import { commissions } from '../commissions/repository'
import { afterRefund, dueAtOf, partsOf, storedParts } from '../commissions/rules'
import { BUYERS, merchant } from '../ledger/accounts'
import { openBook } from '../ledger/book'
import { add } from '../ledger/rules'
import type { Line, Order } from '../orders/model'
import { orders, payments, refunds } from '../orders/repository'
import type { Context } from '../runtime/context'

/** A plan of 20 %, half of it the promoter's, in an own mall. */
export const OWN_MALL: Terms = {
  ...{ by: 'plan', split: 'merchant', agencyId: null, paidIn: 'fen' },
  ...{ serviceRate: 200_000, promoterRate: 500_000 },
}
export const AGENCY: Terms = { ...OWN_MALL, split: 'agency', agencyId: 'own' }
export const PLATFORM: Terms = { ...AGENCY, split: 'platform' }
export const REFERRAL: Terms = { by: 'referral', rate: 100_000, paidIn: 'fen' }
export const IN_POINTS: Terms = { by: 'referral', rate: 100_000, paidIn: 'points' }

const HOLD = { holdMs: 15 * DAY_MS, referralMs: 7 * DAY_MS }
const POINTS_PER_YUAN = 1_000

interface PaidLine {
  readonly paidFen: number
  /** Null: the line belongs to nobody. */
  readonly promoterId: string | null
  readonly terms?: Terms
}
interface PaidOrder {
  /** Sixteen signs, none of them taken. */
  readonly orderId: string
  readonly shopId?: string
  readonly lines: readonly PaidLine[]
  readonly freightFen?: number
  readonly paidAt: number
  /** Null: it was not even shipped. */
  readonly receivedAt: number | null
}

/**
 * A shop's order as the purchase leaves it once it is paid, and received where a time is given: the rows of the order, its
 * payment and its commissions, and the entry. For tests that begin where orders end; its books are proved.
 */
export async function paidOrder({ db }: Pick<Context, 'db'>, given: PaidOrder): Promise<void> {
  const { orderId, shopId = 'shop000000000001', freightFen = 0, paidAt, receivedAt } = given
  const lines = given.lines.map((line) => lineOf(line, receivedAt !== null))
  const goodsFen = lines.reduce((sum, line) => sum + line.paidFen, 0)
  const payFen = goodsFen + freightFen
  const buyerId = 'buyer00000000001'
  const paymentId = `${orderId}${orderId}`
  const frozen = given.lines.flatMap((line, index) => {
    return line.promoterId === null ? [] : [frozenOf({ ...given, shopId, buyerId }, line, index)]
  })
  const order: Order = {
    ...{ paymentId, shopId, shopName: 'x', buyerId, state: receivedAt === null ? 'to-ship' : 'received', lines },
    ...{ goodsFen, couponFen: 0, pointsFen: 0, points: 0, freightFen, payFen, freightRefundedFen: 0 },
    ...{ freightRefundingFen: 0, refundsTotal: 0, program: shopId, pointsPerYuan: POINTS_PER_YUAN, earnRate: 10_000 },
    ...{ grantedPoints: null, grantAt: null, address: null, note: '', gift: null, giftCode: null, giftToId: null },
    ...{ placedAt: paidAt, closesAt: paidAt, paidAt, shipments: [], shippedAt: receivedAt, stepAt: null, receivedAt },
    ...{ receivedBy: receivedAt === null ? null : 'buyer', closedAt: null, closedBecause: null },
    ...{ openAfterSaleId: null, holdMs: receivedAt === null ? null : HOLD.holdMs, claimRequestId: null, version: 1 },
  }
  await db.transact(async (tx) => {
    const book = openBook(tx, paidAt)
    await payments.insert(tx, paymentId, {
      ...{ buyerId, orderIds: [orderId], totalFen: payFen, state: 'paid', openedAt: paidAt, closesAt: paidAt, paidAt },
      ...{ transactionId: null, strays: [], lookAt: null, requestId: orderId, inputHash: '' },
    })
    await orders.insert(tx, orderId, order)
    for (const commission of frozen) await commissions.insert(tx, commissionId(orderId, commission.line), commission)
    const moves = [add(BUYERS, -payFen), add(merchant(shopId), payFen), ...frozen.flatMap(freezing)]
    await book.post('payment', orderId, moves)
    await book.save()
  })
}

function lineOf({ paidFen, promoterId, terms = OWN_MALL }: PaidLine, isShipped: boolean): Line {
  return {
    ...{ productId: 'product000000001', skuId: 'sku0000000000001', title: 'x', skuName: '', picture: null },
    ...{ quantity: 1, priceFen: paidFen, goodsFen: paidFen, couponFen: 0, pointsFen: 0, paidFen, points: 0 },
    ...{ pointsReturned: 0, refundedFen: 0, refundingFen: 0, isClosed: false, isShipped, taken: [] },
    commission: promoterId === null ? null : { promoterId, terms, ...decisionOf(terms) },
  }
}

const decisionOf = (terms: Terms) =>
  terms.by === 'referral'
    ? ({ ruleset: 'referral', basis: 'bound' } as const)
    : ({ ruleset: 'alliance-2024', basis: 'direct' } as const)

function frozenOf(
  { orderId, shopId, buyerId, paidAt, receivedAt }: PaidOrder & { readonly shopId: string; readonly buyerId: string },
  { paidFen, promoterId, terms = OWN_MALL }: PaidLine,
  line: number,
): Commission {
  const dueAt = receivedAt === null ? null : dueAtOf(terms, { receivedAt, paidAt, ...HOLD })
  return {
    ...{ orderId, line, shopId, buyerId, promoterId: promoterId ?? '', title: 'x', quantity: 1, ...decisionOf(terms) },
    ...{ terms, program: shopId, pointsPerYuan: POINTS_PER_YUAN, paidFen, leftFen: paidFen },
    ...partsOf(terms, fen(paidFen), POINTS_PER_YUAN),
    ...{ state: 'frozen', frozenAt: paidAt, dueAt, lookAt: dueAt, waitingFor: dueAt === null ? 'receipt' : 'hold' },
    ...{ openAfterSales: 0, settledAt: null, endedAt: null, version: receivedAt === null ? 1 : 2 },
  }
}

/** A refund of part of one line, from the request to WeChat's SUCCESS in one. */
export async function refundedLine(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { orderId, line, refund }: { readonly orderId: string; readonly line: number; readonly refund: Fen },
): Promise<void> {
  await db.transact(async (tx) => {
    const order = await orders.get(tx, orderId)
    const before = await commissions.get(tx, commissionId(orderId, line))
    if (order === null || before === null) throw new Error('no such line')
    const leftFen = subFen(fen(before.leftFen), refund)
    const isClosed = leftFen === 0
    const after = afterRefund(before, { leftFen, isClosed, now })
    const number = order.refundsTotal + 1
    const refundId = `${orderId}${String(number).padStart(16, '0')}`
    const reference = `${orderId}_${refundId}`
    const lines = order.lines.map((one, index) =>
      index === line ? { ...one, refundedFen: one.refundedFen + refund, isClosed } : one,
    )
    const book = openBook(tx, now)
    const moves = [add(merchant(order.shopId), -refund), add(BUYERS, refund), ...reversing(before, storedParts(after))]
    await book.post('refund', reference, moves)
    await refunds.insert(tx, refundId, {
      ...{ paymentId: order.paymentId, orderId, kind: 'slice', reference, afterSaleId: null, freightFen: 0 },
      ...{ lines: [{ line, fen: refund }], amountFen: refund, totalFen: order.payFen, state: 'succeeded' },
      ...{ reason: 'x', restock: false, requestedAt: now, succeededAt: now, lookAt: null, attempts: 1 },
      ...{ requestId: refundId, inputHash: '' },
    })
    const state = lines.every((one) => one.isClosed) ? 'refunded' : order.state
    await orders.patch(tx, orderId, { lines, refundsTotal: number, state, version: order.version + 1 })
    const { _id, ...rest } = after as Commission & { _id?: string }
    await commissions.patch(tx, commissionId(orderId, line), rest)
    await book.save()
  })
}
