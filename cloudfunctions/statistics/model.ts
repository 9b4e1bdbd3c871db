import { SHARE_KINDS } from '@shared/contracts/attribution'
import type { PROMOTION_HINTS } from '@shared/contracts/statistics'
import * as z from 'zod'

/** What is counted, of a day or of a share. Absolute figures: a step reads them and writes them with its mark. */
export const countedFields = {
  visits: z.int(),
  linkOpens: z.int(),
  registrations: z.int(),
  orders: z.int(),
  paidFen: z.int(),
}

/** A promoter's business day. The id is `<promoter>_<dayAt>`; `dayAt` is when the day began in Asia/Shanghai. */
export const dayRecord = z.object({ promoterId: z.string(), dayAt: z.number(), ...countedFields })

/** What came of a share, since it was minted. The id is the share's. */
export const shareFiguresRecord = z.object({
  promoterId: z.string(),
  kind: z.enum(SHARE_KINDS),
  /** As it was when something first came of the share. */
  title: z.string(),
  tag: z.string().nullable(),
  ...countedFields,
  lastAt: z.number(),
})

/**
 * Somebody who visited through a promoter's shares or bought what is the promoter's. The id is `<promoter>_<person>`. The
 * days tell how many different people there were in any of the last windows: those whose last day is not before it.
 */
export const personRecord = z.object({
  promoterId: z.string(),
  personId: z.string(),
  /** 0: never. */
  lastVisitDayAt: z.number(),
  /** The last of `days` of which something is still paid for; 0: none. */
  lastPaidDayAt: z.number(),
  /** Days with orders paid, the oldest first: the newest and those of the thirty days that end with it. */
  days: z.array(z.object({ dayAt: z.number(), orders: z.int(), fen: z.int() })),
  /** All the time, less refunds; and the last order that was paid, whatever became of it. */
  paidFen: z.int(),
  ordersTotal: z.int(),
  lastOrderAt: z.number().nullable(),
})

/** Up to where a source of events has been counted: its order is (at, _id). The id is the source's name. */
export const markRecord = z.object({
  /** The last event that was counted, or looked at and left out. */
  at: z.number(),
  id: z.string(),
  /** Everything before this time is counted. */
  countedUntil: z.number(),
})

export type Day = z.output<typeof dayRecord>
export type ShareFigures = z.output<typeof shareFiguresRecord>
export type Person = z.output<typeof personRecord>
export type Mark = z.output<typeof markRecord>

/** What the figures suggest. */
export type Hint = (typeof PROMOTION_HINTS)[number]

/** The logs that are counted. */
export const SOURCES = ['visits', 'link-opens', 'bindings', 'entries'] as const
export type Source = (typeof SOURCES)[number]

export const dayId = (promoterId: string, dayAt: number): string => `${promoterId}_${dayAt}`
export const personRowId = (promoterId: string, personId: string): string => `${promoterId}_${personId}`
