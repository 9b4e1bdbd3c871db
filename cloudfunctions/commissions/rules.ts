import { type Fen, fen, shareFloor, subFen, ZERO_FEN } from '@shared/kernel/money'
import { type Points, pointsFor, ZERO_POINTS } from '@shared/kernel/points'
import { ppm } from '@shared/kernel/rates'
import { canStep } from '@shared/kernel/steps'
import type { Payer } from '../ledger/accounts'
import { COMMISSION_STEPS, type Commission, type CommissionState, type Terms } from './model'

/** What a line's commission is made of. In fen `points` is zero; in points both fen parts are. */
export interface Parts {
  readonly promoterFen: Fen
  readonly agencyFen: Fen
  readonly points: Points
}

/** spec/money.md, "Commission of an order line", on `commissionableFen` (paid for the line and not refunded). */
export function partsOf(terms: Terms, commissionableFen: Fen, pointsPerYuan: number): Parts {
  const { promoterFen, agencyFen } = inFen(terms, commissionableFen)
  if (terms.paidIn === 'fen') return { promoterFen, agencyFen, points: ZERO_POINTS }
  return { promoterFen: ZERO_FEN, agencyFen: ZERO_FEN, points: pointsFor(promoterFen, pointsPerYuan) }
}

function inFen(terms: Terms, commissionable: Fen): { promoterFen: Fen; agencyFen: Fen } {
  if (terms.by === 'referral') return { promoterFen: shareFloor(commissionable, ppm(terms.rate)), agencyFen: ZERO_FEN }
  const agency = shareFloor(commissionable, ppm(terms.serviceRate))
  const promoterFen = shareFloor(agency, ppm(terms.promoterRate))
  // In an own mall the remainder never leaves the merchant.
  return { promoterFen, agencyFen: terms.split === 'merchant' ? ZERO_FEN : subFen(agency, promoterFen) }
}

/** Who owes the promoter until the settlement: the merchant of an own mall, else the agency. */
export const payerOf = (terms: Terms): Payer =>
  terms.by === 'referral' || terms.split === 'merchant' ? 'merchant' : agencyOf(terms)

/** Whether WeChat pays the promoter by itself: such commission is never available (spec/money.md, platform split). */
export const isPlatform = (terms: Terms): boolean => terms.by === 'plan' && terms.split === 'platform'

/** The agency of the terms. Throws for an own mall, which has none. */
export function agencyOf(terms: Terms): string {
  if (terms.by === 'referral' || terms.agencyId === null) throw new Error('these terms have no agency')
  return terms.agencyId
}

/** Moves a commission by its table; a step that is not in it is a mistake of ours. */
export function step(commission: Commission, to: CommissionState): CommissionState {
  if (!canStep(COMMISSION_STEPS, commission.state, to))
    throw new Error(`a commission can't go ${commission.state} → ${to}`)
  return to
}

/** The commission after a refund of its line: the formula on what is left paid, and the end of a line that is closed. */
export function afterRefund(
  commission: Commission,
  { leftFen, isClosed, now }: { readonly leftFen: Fen; readonly isClosed: boolean; readonly now: number },
): Commission {
  const parts = partsOf(commission.terms, leftFen, commission.pointsPerYuan)
  const changed = { ...commission, ...parts, leftFen, version: commission.version + 1 }
  if (!isClosed) return changed
  const state = step(commission, commission.state === 'frozen' ? 'void' : 'clawed-back')
  return { ...changed, state, lookAt: null, waitingFor: null, endedAt: now }
}

/** When the hold of a line ends, once receipt was confirmed (spec/money.md, "Life of a commission"). */
export function dueAtOf(
  terms: Terms | null,
  {
    receivedAt,
    paidAt,
    holdMs,
    referralMs,
  }: { receivedAt: number; paidAt: number; holdMs: number; referralMs: number },
): number {
  return terms?.by === 'referral' ? Math.max(receivedAt, paidAt + referralMs) : receivedAt + holdMs
}

/** The amounts of a stored commission. */
export const storedParts = ({ promoterFen, agencyFen, points }: Commission): Parts => {
  return { promoterFen: fen(promoterFen), agencyFen: fen(agencyFen), points: points as Points }
}
