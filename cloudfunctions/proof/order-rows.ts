import type { Commission } from '../commissions/model'
import type { Line } from '../orders/model'
import type { Findings } from './findings'
import { earnedPoints, goodsOf, isWorth, partsOf, returnedPoints } from './formula'
import { isPaid, type JoinedOrder, leftOf } from './of-order'

/** Invariant 6: the rows of an order agree with each other. */
export function checkOrderRows(joined: JoinedOrder, findings: Findings): void {
  const { order, payment, commissions } = joined
  const must = mustFor(joined, findings)
  const sum = (of: (line: Line) => number) => order.lines.reduce((total, line) => total + of(line), 0)

  must(sum((line) => line.paidFen) + order.freightFen === order.payFen, 'its lines and freight are not its payment')
  must(sum((line) => line.goodsFen) === order.goodsFen, 'its goods are not those of its lines')
  must(sum((line) => line.couponFen) === order.couponFen, 'its coupon is not spread over its lines')
  must(sum((line) => line.pointsFen) === order.pointsFen, 'its points discount is not spread over its lines')
  must(sum((line) => line.points) === order.points, 'its points are not those of its lines')
  must(isWorth(order.points, order.pointsFen, order.pointsPerYuan), 'its points are not worth their discount')
  must(payment?.orderIds.includes(order._id) === true, 'no payment names it')
  must(isPaid(order) === !['unpaid', 'closed'].includes(order.state), `it is ${order.state}, paid at ${order.paidAt}`)
  must(
    (order.state === 'refunded') === (isPaid(order) && order.lines.every(({ isClosed }) => isClosed)),
    'its state is not that of its lines',
  )

  const back = amountsBack(joined)
  must(order.freightRefundedFen === back.done.freight, `freight refunded ${order.freightRefundedFen}`)
  must(order.freightRefundingFen === back.onTheWay.freight, `freight on its way back ${order.freightRefundingFen}`)
  must(order.freightRefundedFen + order.freightRefundingFen <= order.freightFen, 'more freight refunded than paid')
  const goodsLeft = sum(leftOf)
  const granted = order.grantedPoints
  must(
    granted === null || BigInt(granted) === earnedPoints(goodsLeft, order.pointsPerYuan, order.earnRate),
    `it gave ${granted} points for ${goodsLeft} fen`,
  )
  for (const [index, line] of order.lines.entries()) {
    const done = back.done.lines.get(index)
    checkLine(line, done, back.onTheWay.lines.get(index) ?? 0, (holds, text) => must(holds, `line ${index}: ${text}`))
    checkCommission(joined, index, line, commissions.get(index), (holds, text) => must(holds, `line ${index}: ${text}`))
  }
}

type Must = (holds: boolean, text: string) => void

/** The versions are part of the sentence: one that is said twice was said of the same rows. */
function mustFor({ order, refunds, commissions }: JoinedOrder, findings: Findings): Must {
  const versions = [order.version, ...[...commissions.values()].map(({ version }) => version)].join('.')
  return (holds, text) =>
    findings.check(6, holds, () => `order ${order._id} (version ${versions}, ${refunds.length} refunds): ${text}`)
}

interface Amounts {
  freight: number
  readonly lines: Map<number, number>
}

/** What refunds took back, and what they are about to. */
function amountsBack({ refunds }: JoinedOrder): { done: Amounts; onTheWay: Amounts } {
  const done: Amounts = { freight: 0, lines: new Map() }
  const onTheWay: Amounts = { freight: 0, lines: new Map() }
  for (const { kind, state, lines, freightFen } of refunds) {
    if (kind !== 'slice' || state === 'closed') continue
    const amounts = state === 'succeeded' ? done : onTheWay
    amounts.freight += freightFen
    for (const { line, fen } of lines) amounts.lines.set(line, (amounts.lines.get(line) ?? 0) + fen)
  }
  return { done, onTheWay }
}

/** `refunded` is undefined when no refund named the line. */
function checkLine(line: Line, refunded: number | undefined, refunding: number, must: Must): void {
  const { goodsFen, couponFen, pointsFen, paidFen, isClosed } = line
  must(goodsOf(line.priceFen, line.quantity) === BigInt(goodsFen), 'its goods are not price × pieces')
  must(goodsFen === couponFen + pointsFen + paidFen, 'coupon, points and payment are not its goods')
  must(
    [couponFen, pointsFen, paidFen, line.points].every((amount) => amount >= 0),
    'an amount is negative',
  )
  must(line.refundedFen === (refunded ?? 0), `${line.refundedFen} refunded, by its refunds ${refunded ?? 0}`)
  must(line.refundingFen === refunding, `${line.refundingFen} on its way back, by its refunds ${refunding}`)
  must(line.refundedFen + line.refundingFen <= paidFen, 'more refunded than paid')
  // A line of 0 fen is closed by a refund that names it.
  const isOver = paidFen === 0 ? refunded !== undefined : refunded === paidFen
  must(isClosed === isOver, `${isClosed ? 'closed' : 'open'} with ${line.refundedFen} of ${paidFen} refunded`)
  must(BigInt(line.pointsReturned) === returnedPoints(line), `${line.pointsReturned} of its points returned`)
  const taken = line.taken.reduce((sum, { quantity }) => sum + quantity, 0)
  must(taken === line.quantity || line.taken.length === 0, `${line.quantity} pieces, ${taken} taken from the stock`)
}

function checkCommission(
  { order }: JoinedOrder,
  index: number,
  line: Line,
  commission: Commission | undefined,
  must: Must,
): void {
  if (line.commission === null || !isPaid(order)) {
    must(commission === undefined, 'it has a commission that nobody earned')
    return
  }
  must(commission !== undefined, 'its commission is missing')
  if (commission === undefined) return
  const { promoterId, terms } = line.commission
  must(commission.orderId === order._id && commission.line === index, 'its commission names another line')
  must(commission.promoterId === promoterId, `its commission names ${commission.promoterId}, the line ${promoterId}`)
  must(commission.shopId === order.shopId && commission.buyerId === order.buyerId, 'its commission is of another order')
  must(JSON.stringify(commission.terms) === JSON.stringify(terms), 'its commission has other terms')
  must(commission.program === order.program, 'its commission is in another points program')
  must(commission.pointsPerYuan === order.pointsPerYuan, 'its commission counts points otherwise')
  must(commission.paidFen === line.paidFen, `its commission says ${commission.paidFen} were paid`)
  must(commission.leftFen === leftOf(line), `its commission says ${commission.leftFen} are left of ${leftOf(line)}`)
  const parts = partsOf(terms, leftOf(line), order.pointsPerYuan)
  const { promoterFen, agencyFen, points } = commission
  must(
    parts.promoter === BigInt(promoterFen) && parts.agency === BigInt(agencyFen) && parts.points === BigInt(points),
    `its commission is ${promoterFen} + ${agencyFen} fen, ${points} points; the formula says ${parts.promoter} + ${parts.agency}, ${parts.points}`,
  )
  const states = line.isClosed ? ['void', 'clawed-back'] : ['frozen', 'settled']
  must(states.includes(commission.state), `${line.isClosed ? 'closed' : 'open'}, its commission is ${commission.state}`)
  const isSettled = ['settled', 'clawed-back'].includes(commission.state)
  must((commission.settledAt !== null) === isSettled, `${commission.state}, settled at ${commission.settledAt}`)
}
