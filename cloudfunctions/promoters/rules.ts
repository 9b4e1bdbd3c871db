import { PROMOTER_CODE_MAX, PROMOTER_CODE_MIN } from '@shared/kernel/ids'
import { canStep } from '@shared/kernel/steps'
import { PROMOTER_STEPS, type Promoter, type PromoterState } from './model'

/** Tries to find a free code before giving up; each third one is a sign longer, so a full length is no dead end. */
export const CODE_TRIES_MAX = 12

export const codeLength = (attempt: number): number =>
  Math.min(PROMOTER_CODE_MAX, PROMOTER_CODE_MIN + Math.floor(attempt / 3))

/** The promoter after a step of the staff; the same one when they are in that state already. */
export function stepPromoter(promoter: Promoter, to: PromoterState, reason: string): Promoter {
  if (!canStep(PROMOTER_STEPS, promoter.state, to)) return promoter
  return { ...promoter, state: to, disabledReason: to === 'disabled' ? reason : null, version: promoter.version + 1 }
}
