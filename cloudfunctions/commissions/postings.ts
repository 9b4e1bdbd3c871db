import {
  agencyFrozen,
  agencyPurse,
  frozenPoints,
  issuer,
  merchant,
  pointsPurse,
  promoter,
  promoterPurse,
} from '../ledger/accounts'
import { add, give, type Move, take } from '../ledger/rules'
import type { Commission } from './model'
import { agencyOf, isPlatform, type Parts, payerOf, storedParts } from './rules'

/** The lines of spec/money.md's table that a commission adds to an entry. The caller posts them with its own. */

/** Part of `payment`: merchant −(P + A) · promoter frozen +P · agency frozen +A; in points: issuer −c · points-frozen +c. */
export function freezing(commission: Commission): Move[] {
  const { promoterFen, agencyFen, points } = storedParts(commission)
  const { shopId, promoterId, program, terms } = commission
  return [
    add(merchant(shopId), -(promoterFen + agencyFen)),
    add(promoter(payerOf(terms), promoterId, 'frozen'), promoterFen),
    ...(agencyFen === 0 ? [] : [add(agencyFrozen(agencyOf(terms)), agencyFen)]),
    ...(points === 0 ? [] : [add(issuer(program), -points), add(frozenPoints(program, promoterId), points)]),
  ]
}

/** The whole of `settle`. */
export function settling(commission: Commission): Move[] {
  const { promoterFen, agencyFen, points } = storedParts(commission)
  const { promoterId, program, terms } = commission
  const payer = payerOf(terms)
  const moves: Move[] = [add(promoter(payer, promoterId, 'frozen'), -promoterFen)]
  // WeChat pays a platform split by itself, so it is never available.
  if (isPlatform(terms)) moves.push(add(promoter('wechat', promoterId, 'paid'), promoterFen))
  else moves.push(give(promoterPurse(payer, promoterId), promoterFen))
  if (agencyFen > 0) {
    const agencyId = agencyOf(terms)
    moves.push(add(agencyFrozen(agencyId), -agencyFen), give(agencyPurse(agencyId), agencyFen))
  }
  if (points > 0) {
    moves.push(add(frozenPoints(program, promoterId), -points), give(pointsPurse(program, promoterId), points))
  }
  return moves
}

/** Part of `refund`: what a line's refund takes back, Δ = before − after, in whatever state the commission was. */
export function reversing(before: Commission, after: Parts): Move[] {
  const was = storedParts(before)
  const promoterFen = was.promoterFen - after.promoterFen
  const agencyFen = was.agencyFen - after.agencyFen
  const points = was.points - after.points
  const { shopId, promoterId, program, terms } = before
  const isFrozen = before.state === 'frozen'
  const moves: Move[] = [add(merchant(shopId), promoterFen + agencyFen)]
  if (isFrozen) moves.push(add(promoter(payerOf(terms), promoterId, 'frozen'), -promoterFen))
  else if (isPlatform(terms)) moves.push(add(promoter('wechat', promoterId, 'paid'), -promoterFen))
  else moves.push(take(promoterPurse(payerOf(terms), promoterId), promoterFen))
  if (agencyFen > 0) {
    const agencyId = agencyOf(terms)
    moves.push(isFrozen ? add(agencyFrozen(agencyId), -agencyFen) : take(agencyPurse(agencyId), agencyFen))
  }
  if (points > 0) {
    moves.push(add(issuer(program), points))
    moves.push(
      isFrozen ? add(frozenPoints(program, promoterId), -points) : take(pointsPurse(program, promoterId), points),
    )
  }
  return moves
}
