import * as z from 'zod'
import { command, query } from './action'

/** Why an account can't be closed yet: money or goods of theirs are on their way, or others depend on them. */
export const CLOSURE_BLOCKS = [
  'unpaid-orders',
  'orders-under-way',
  'gifts-under-way',
  'after-sales',
  'refunds',
  'customers-paying',
  'commissions-frozen',
  'commissions-withdrawable',
  'commissions-debt',
  'withdrawals',
  'staff',
] as const

export const closure = {
  /** What stands in the way of closing the caller's account, and what they would give up. */
  'closure.check': query({
    who: 'member',
    input: {},
    output: z.object({
      blocks: z.array(
        z.object({
          reason: z.enum(CLOSURE_BLOCKS),
          /** How many of them; at most COUNT_MAX. */
          count: z.int(),
          /** Money in question; null where it is not about an amount. */
          fen: z.int().nullable(),
        }),
      ),
      /** Points that are lost, of all programs. */
      points: z.int(),
    }),
    refusals: [],
  }),

  /**
   * Closes the account for good: name, picture, phone, addresses, cart and messages are deleted at once, addresses and
   * notes in their orders within minutes; what the books need stays without a person. CLOSURE_BLOCKED names the first
   * reason. The same WeChat user begins as a stranger afterwards.
   */
  'closure.close': command({
    who: 'member',
    input: {},
    output: z.object({}),
    refusals: ['CLOSURE_BLOCKED'],
  }),
} as const
