import * as z from 'zod'
import { query } from './action'
import { idField, maskedNameField, NICKNAME_MAX, pageInput, pageOutput, shareCodeField, timeField } from './fields'

export const CUSTOMER_SORTS = ['newest', 'paid', 'last-order'] as const

/** A customer as their promoter sees them. What they paid counts lines that are this promoter's, less what was refunded. */
const customer = z.object({
  customerId: z.string(),
  name: maskedNameField,
  boundAt: timeField,
  basis: z.enum(['code', 'share']),
  paidFen: z.int(),
  ordersTotal: z.int(),
  /** Null before the first. */
  lastOrderAt: timeField.nullable(),
})

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

  /**
   * The promoter's customers: newest first, or who paid most, or who ordered last. `search`: names that have these signs;
   * then newest first, whatever `sort` says. What they paid is as of the last roll-up (`statistics`).
   */
  'bindings.customers': query({
    who: 'promoter',
    input: {
      ...pageInput,
      sort: z.enum(CUSTOMER_SORTS).default('newest'),
      search: z.string().trim().min(1).max(NICKNAME_MAX).optional(),
    },
    output: pageOutput(customer),
    refusals: [],
  }),

  /** One of the promoter's own customers. What they bought that earned: `commissions.mine` with `customerId`. */
  'bindings.customer': query({
    who: 'promoter',
    input: { customerId: idField },
    output: customer,
    refusals: [],
  }),
} as const
