import * as z from 'zod'
import { query } from './action'
import { SHARE_KINDS } from './attribution'
import { pageInput, pageOutput, timeField } from './fields'

/** Business days that a view counts, today included. */
export const STATISTICS_DAYS = ['1', '7', '30'] as const

/** What the numbers suggest; the words are the page's. `nothing` suggests nothing. */
export const PROMOTION_HINTS = ['share-more', 'few-registrations', 'few-payers', 'best-channel', 'nothing'] as const

/** Of one business day (Asia/Shanghai), or of several together. */
const counted = {
  /** Visits through the promoter's shares that were recorded. */
  visits: z.int(),
  /** Openings of the public link, wherever they led: not visits. */
  linkOpens: z.int(),
  /** Customers bound to the promoter. */
  registrations: z.int(),
  /**
   * Orders with a line of the promoter's, by the day they were paid, and what was paid for these lines less refunds. One that
   * cost neither money nor points is not in the books and not counted.
   */
  orders: z.int(),
  paidFen: z.int(),
}

export const SHARE_FIGURE_SORTS = ['paid', 'visits', 'last'] as const

export const statistics = {
  /** The promoter's numbers of the last business days, as rolled up until `asOf`; null before the first roll-up. */
  'statistics.mine': query({
    who: 'promoter',
    input: { days: z.enum(STATISTICS_DAYS).default('7') },
    output: z.object({
      asOf: timeField.nullable(),
      total: z.object({
        ...counted,
        /** Different people among the visits. */
        visitors: z.int(),
        /** Different people who paid for something that is not refunded in full. */
        payers: z.int(),
      }),
      /** One a day, the oldest first: the days of the view, but never fewer than seven. */
      trend: z.array(z.object({ dayAt: timeField, ...counted })),
      hint: z.enum(PROMOTION_HINTS),
      /** The tag of the share that `best-channel` speaks of; null otherwise. */
      bestTag: z.string().nullable(),
    }),
    refusals: [],
  }),

  /** What came of each of the promoter's shares, all the time, as rolled up. A share that nothing came of is not listed. */
  'statistics.shares': query({
    who: 'promoter',
    input: { ...pageInput, sort: z.enum(SHARE_FIGURE_SORTS).default('paid') },
    output: pageOutput(
      z.object({
        /** The share's code, as in its link. */
        code: z.string(),
        kind: z.enum(SHARE_KINDS),
        /** Of what it points to; empty where that has none. */
        title: z.string(),
        tag: z.string().nullable(),
        ...counted,
        lastAt: timeField,
      }),
    ),
    refusals: [],
  }),
} as const
