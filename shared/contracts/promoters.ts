import * as z from 'zod'
import { command, query } from './action'
import { idField, maskedNameField, pageInput, pageOutput, promoterCodeField, reasonField, timeField } from './fields'

export const PROMOTER_STATES = ['active', 'disabled'] as const

/** A promoter as the promoter sees themselves. */
const ownPromoter = z.object({
  code: z.string(),
  state: z.enum(PROMOTER_STATES),
  enrolledAt: timeField,
})

/** A promoter as the merchant's staff sees them. */
const listedPromoter = z.object({
  promoterId: z.string(),
  name: maskedNameField,
  code: z.string(),
  state: z.enum(PROMOTER_STATES),
  enrolledAt: timeField,
  /** Why the promoter is disabled; null while active. */
  disabledReason: z.string().nullable(),
})

export const promoters = {
  'promoters.me': query({
    who: 'visitor',
    input: {},
    output: z.object({ promoter: ownPromoter.nullable() }),
    refusals: [],
  }),

  /** Free and without any condition (WeChat's rule, checklist CR-1). A second call finds the same promoter. */
  'promoters.enroll': command({
    who: 'member',
    input: {},
    output: z.object({ promoter: ownPromoter }),
    refusals: [],
  }),

  'promoters.list': query({
    who: ['owner', 'operator'],
    input: { ...pageInput, state: z.enum(PROMOTER_STATES).optional(), code: promoterCodeField.optional() },
    output: pageOutput(listedPromoter),
    refusals: [],
  }),

  /**
   * Nobody new is bound by the promoter's typed code from now on; whom they have and what they earned stays theirs,
   * and settlement waits for a person's decision (spec/attribution.md).
   */
  'promoters.disable': command({
    who: ['owner', 'operator'],
    input: { promoterId: idField, reason: reasonField },
    output: z.object({ promoter: listedPromoter }),
    refusals: [],
  }),

  'promoters.enable': command({
    who: ['owner', 'operator'],
    input: { promoterId: idField, reason: reasonField },
    output: z.object({ promoter: listedPromoter }),
    refusals: [],
  }),
} as const
