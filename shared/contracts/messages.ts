import * as z from 'zod'
import { command, query } from './action'
import { pageInput, pageOutput, timeField } from './fields'

/** What people are told in the app; the words are the page's. */
export const MESSAGE_KINDS = [
  'order-shipped',
  'order-timed-out',
  'refund-succeeded',
  'after-sale-rejected',
  'gift-accepted',
  'gift-returned',
  'gift-shipped',
] as const

export const messages = {
  /** The caller's inbox, newest first. */
  'messages.mine': query({
    who: 'visitor',
    input: { ...pageInput },
    output: pageOutput(
      z.object({
        messageId: z.string(),
        kind: z.enum(MESSAGE_KINDS),
        /** The order that it is about. */
        orderId: z.string(),
        /** The first of the order's goods, and how many lines it has. */
        title: z.string(),
        lines: z.int(),
        /** The refund's amount; null for the other kinds. */
        amountFen: z.int().nullable(),
        at: timeField,
        isRead: z.boolean(),
      }),
    ),
    refusals: [],
  }),

  /** How many came since the caller last looked; at most COUNT_MAX. */
  'messages.unread': query({ who: 'visitor', input: {}, output: z.object({ unread: z.int() }), refusals: [] }),

  /** Everything up to `until` was read; an earlier time than before changes nothing. */
  'messages.markRead': command({
    who: 'visitor',
    input: { until: timeField },
    output: z.object({}),
    refusals: [],
  }),
} as const
