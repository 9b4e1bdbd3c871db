import * as z from 'zod'
import { query } from './action'
import { maskedNameField, pageInput, pageOutput, shareCodeField, timeField } from './fields'

export const bindings = {
  /** What registering by this share would do, for the registration sheet: 已锁定推荐人, or the code box. Records nothing. */
  'bindings.preview': query({
    who: 'visitor',
    input: { share: shareCodeField.optional() },
    output: z.object({
      /** Masked name of the promoter whom the share would bind; null when it would bind nobody. */
      lockedTo: z.string().nullable(),
      /** Why it would bind nobody, where a share was given. */
      reason: z.enum(['no-share', 'tampered', 'unknown', 'own', 'already-registered']).nullable(),
    }),
    refusals: [],
  }),

  /** Who recommended me, for 我的. */
  'bindings.mine': query({
    who: 'member',
    input: {},
    output: z.object({
      binding: z
        .object({ promoterName: maskedNameField, basis: z.enum(['code', 'share']), boundAt: timeField })
        .nullable(),
    }),
    refusals: [],
  }),

  /** How many customers the promoter has, in all and since the business day began. */
  'bindings.summary': query({
    who: 'promoter',
    input: {},
    output: z.object({ customersTotal: z.int(), customersToday: z.int() }),
    refusals: [],
  }),

  /** The promoter's customers, newest first. */
  'bindings.customers': query({
    who: 'promoter',
    input: { ...pageInput },
    output: pageOutput(z.object({ name: maskedNameField, boundAt: timeField, basis: z.enum(['code', 'share']) })),
    refusals: [],
  }),
} as const
