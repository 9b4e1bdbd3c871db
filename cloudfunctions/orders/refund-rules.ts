import { Refusal } from '@shared/kernel/errors'
import { addFen, type Fen, fen, subFen, sumFen } from '@shared/kernel/money'
import {
  addPoints,
  type Points,
  points,
  pointsEarned,
  pointsShare,
  subPoints,
  ZERO_POINTS,
} from '@shared/kernel/points'
import { ppm } from '@shared/kernel/rates'
import { DAY_MS } from '@shared/kernel/time'
import type { Line, Order, OrderState } from './model'

/** A part of an order's payment: fen of lines, and of the freight (spec/money.md: a slice names its lines and its shipping). */
export interface Slice {
  readonly lines: readonly { readonly line: number; readonly fen: number }[]
  readonly freightFen: number
}

/** Where lines are open. */
const OPEN: ReadonlySet<OrderState> = new Set(['gift-offered', 'to-ship', 'shipped', 'received'])

/** Whether a refund can be asked for now. Of an order whose lines are all closed, what is left of its freight can. */
export const isRefundable = (order: Order, asked: Slice): boolean =>
  OPEN.has(order.state) ||
  (order.state === 'refunded' && freightLeft(order) > 0 && asked.lines.every((part) => part.fen === 0))

/** WeChat takes so many refunds of one payment, and none later than a year after it (spec/money.md). */
export const REFUNDS_MAX = 50
export const REFUNDABLE_MS = 365 * DAY_MS

/** Of a line: paid, not refunded and not on its way back. */
export const lineLeft = ({ paidFen, refundedFen, refundingFen }: Line): Fen => fen(paidFen - refundedFen - refundingFen)

export const freightLeft = ({ freightFen, freightRefundedFen, freightRefundingFen }: Order): Fen =>
  fen(freightFen - freightRefundedFen - freightRefundingFen)

/** What was paid for the lines and is not refunded: what consumption points are given for. */
const goodsLeft = ({ lines }: Order): Fen =>
  sumFen(lines.map(({ paidFen, refundedFen }) => subFen(fen(paidFen), fen(refundedFen))))

/** `E(left)` of spec/money.md: the consumption points that the order gives for what is left of it. */
export const pointsGiven = (order: Order): Points =>
  pointsEarned(goodsLeft(order), order.pointsPerYuan, ppm(order.earnRate))

export const amountOf = ({ lines, freightFen }: Slice): Fen =>
  addFen(sumFen(lines.map((part) => fen(part.fen))), fen(freightFen))

/** All of the line is on its way back: it is as good as closed. */
export const isGoing = (line: Line): boolean => line.refundingFen > 0 && lineLeft(line) === 0

export const isBeingRefunded = ({ lines, freightRefundingFen }: Order): boolean =>
  freightRefundingFen > 0 || lines.some(({ refundingFen }) => refundingFen > 0)

/**
 * What a request for a refund comes to. A line that was paid with 0 fen is named with 0 fen to be closed, once; 0 fen of
 * any other line is nothing and falls away beside freight. Refuses with REFUND_TOO_MUCH what is more than is left, with INVALID_INPUT a line
 * that is not there or named twice, and a refund of nothing.
 */
export function sliceOf(order: Order, asked: Slice): Slice {
  const named = new Set(asked.lines.map(({ line }) => line))
  if (named.size < asked.lines.length) throw new Refusal('INVALID_INPUT', { field: 'lines' })
  const lines = asked.lines.filter((part) => {
    const line = order.lines[part.line]
    if (line === undefined) throw new Refusal('INVALID_INPUT', { field: 'lines', line: part.line })
    const leftFen = lineLeft(line)
    const isSpent = line.isClosed && line.paidFen === 0
    if (part.fen > leftFen || (isSpent && asked.freightFen === 0)) {
      throw new Refusal('REFUND_TOO_MUCH', { field: 'lines', line: part.line, leftFen })
    }
    return part.fen > 0 || (line.paidFen === 0 && !isSpent)
  })
  const freight = freightLeft(order)
  if (asked.freightFen > freight) throw new Refusal('REFUND_TOO_MUCH', { field: 'freightFen', leftFen: freight })
  if (lines.length === 0 && asked.freightFen === 0) throw new Refusal('INVALID_INPUT', { field: 'lines' })
  return { lines: lines.map(({ line, fen: part }) => ({ line, fen: part })), freightFen: asked.freightFen }
}

/** An after-sale is approved with what was asked for or less. Refuses with REFUND_TOO_MUCH. */
export function refuseBeyond(asked: Slice, approved: Slice): void {
  for (const { line, fen: part } of approved.lines) {
    const leftFen = asked.lines.find((wanted) => wanted.line === line)?.fen ?? null
    if (leftFen === null || part > leftFen) throw new Refusal('REFUND_TOO_MUCH', { field: 'lines', line, leftFen })
  }
  if (approved.freightFen > asked.freightFen) {
    throw new Refusal('REFUND_TOO_MUCH', { field: 'freightFen', leftFen: asked.freightFen })
  }
}

/** Everything that is left of an order; null when nothing is. */
export function allLeft(order: Order): Slice | null {
  const lines = order.lines.flatMap((line, index) => {
    const left = lineLeft(line)
    return left > 0 || (line.paidFen === 0 && !line.isClosed) ? [{ line: index, fen: left }] : []
  })
  const freightFen = freightLeft(order)
  return lines.length === 0 && freightFen === 0 ? null : { lines, freightFen }
}

/** What WeChat would refuse, before anything is reserved. Money that never went through WeChat knows no such limits. */
export function refuseLimits(
  { refundsTotal, paidAt }: { readonly refundsTotal: number; readonly paidAt: number | null },
  amountFen: Fen,
  now: number,
): void {
  if (amountFen === 0) return
  if (refundsTotal >= REFUNDS_MAX) throw new Refusal('REFUNDS_TOO_MANY', { most: REFUNDS_MAX })
  if (isTooLate(paidAt, now)) throw new Refusal('REFUND_TOO_LATE')
}

export const isTooLate = (paidAt: number | null, now: number): boolean =>
  paidAt === null || now > paidAt + REFUNDABLE_MS

/** The order with a slice on its way (`sign` 1), or no longer (−1). */
export function refunding(order: Order, slice: Slice, sign: 1 | -1): Pick<Order, 'lines' | 'freightRefundingFen'> {
  const parts = new Map(slice.lines.map(({ line, fen: part }) => [line, sign * part]))
  return {
    lines: order.lines.map((line, index) => ({ ...line, refundingFen: line.refundingFen + (parts.get(index) ?? 0) })),
    freightRefundingFen: order.freightRefundingFen + sign * slice.freightFen,
  }
}

export interface Refunded {
  readonly order: Order
  /** The lines that this slice closed. */
  readonly closed: readonly number[]
  /** Points it was paid with that go back to the buyer, and points it gave that are taken back. */
  readonly pointsBack: Points
  readonly pointsTaken: Points
}

/**
 * The order after a slice of it was refunded (spec/money.md, "refund slice"). A line closes with its last fen; one that
 * was paid with 0 fen when a slice names it. Points it was paid with: returned so far = floor(line points × line refunded
 * / line paid), all of them when the line is closed. Any number of slices ends where one ends.
 */
export function refunded(before: Order, slice: Slice): Refunded {
  const parts = new Map(slice.lines.map(({ line, fen: part }) => [line, part]))
  const closed: number[] = []
  let pointsBack = ZERO_POINTS
  const lines = before.lines.map((line, index) => {
    const part = parts.get(index)
    if (part === undefined || line.isClosed) return line
    const refundedFen = fen(line.refundedFen + part)
    const isClosed = refundedFen === line.paidFen
    if (isClosed) closed.push(index)
    const returned = isClosed ? points(line.points) : pointsShare(points(line.points), refundedFen, fen(line.paidFen))
    pointsBack = addPoints(pointsBack, subPoints(returned, points(line.pointsReturned)))
    return { ...line, refundedFen, refundingFen: line.refundingFen - part, isClosed, pointsReturned: returned }
  })
  const order: Order = {
    ...before,
    lines,
    freightRefundedFen: before.freightRefundedFen + slice.freightFen,
    freightRefundingFen: before.freightRefundingFen - slice.freightFen,
  }
  if (before.grantedPoints === null) return { order, closed, pointsBack, pointsTaken: ZERO_POINTS }
  const grantedPoints = pointsGiven(order)
  const pointsTaken = subPoints(points(before.grantedPoints), grantedPoints)
  return { order: { ...order, grantedPoints }, closed, pointsBack, pointsTaken }
}
