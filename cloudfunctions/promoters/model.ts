import { PROMOTER_STATES } from '@shared/contracts/promoters'
import type { Steps } from '@shared/kernel/steps'
import * as z from 'zod'

/** A member who promotes. The document's id is the member's. */
export const promoterRecord = z.object({
  code: z.string(),
  state: z.enum(PROMOTER_STATES),
  enrolledAt: z.number(),
  disabledReason: z.string().nullable(),
  /** Grows with every change, so that a fact about the promoter knows which one is newer. */
  version: z.int(),
})
export type Promoter = z.output<typeof promoterRecord>
export type PromoterState = Promoter['state']

/** Neither state is an end: a person can be disabled and enabled any number of times. */
export const PROMOTER_STEPS: Steps<PromoterState> = { active: ['disabled'], disabled: ['active'] }

/** Whose code it is. The document's id is the code, so two promoters can't have the same. */
export const promoterCodeRecord = z.object({ promoterId: z.string() })
