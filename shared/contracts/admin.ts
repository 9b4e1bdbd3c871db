import * as z from 'zod'
import { query, STAFF_ROLES } from './action'

export const admin = {
  /** The merchant's first page: counts in all and since the business day began. */
  'admin.today': query({
    who: STAFF_ROLES,
    input: {},
    output: z.object({
      membersTotal: z.int(),
      membersToday: z.int(),
      promotersTotal: z.int(),
      promotersDisabled: z.int(),
      customersTotal: z.int(),
      customersToday: z.int(),
    }),
    refusals: [],
  }),
} as const
