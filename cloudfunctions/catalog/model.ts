import { CONTENT_KINDS, lockDaysField } from '@shared/contracts/catalog'
import * as z from 'zod'

/** A value and since when: shared/kernel/timeline.ts. */
const timeline = <T extends z.ZodType>(value: T) => z.array(z.object({ from: z.number(), value }))

const made = { requestId: z.string(), inputHash: z.string(), addedAt: z.number() }

export const shopRecord = z.object({
  name: z.string(),
  /** The shop's own lock days; what an entry does not name keeps the default. */
  lockDays: timeline(lockDaysField),
  ...made,
})

export const channelRecord = z.object({ name: z.string(), ...made })

export const productRecord = z.object({
  shopId: z.string(),
  title: z.string(),
  priceFen: z.int(),
  /** The promotion plan (推广计划): whether it is on. */
  plan: timeline(z.object({ promoted: z.boolean() })),
  ...made,
})
export type Product = z.output<typeof productRecord>

/** A live room, a video or an article, owned by a channel, selling for a shop. */
export const contentRecord = z.object({
  kind: z.enum(CONTENT_KINDS),
  channelId: z.string(),
  shopId: z.string(),
  title: z.string(),
  ...made,
})

/** What changed, from when: never pruned, so that the past can be replayed (`npm run export-events`). */
export const changeRecord = z.object({
  from: z.number(),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('product'), productId: z.string(), shopId: z.string(), promoted: z.boolean() }),
    z.object({
      kind: z.literal('content'),
      contentId: z.string(),
      of: z.enum(CONTENT_KINDS),
      channelId: z.string(),
      shopId: z.string(),
    }),
    z.object({ kind: z.literal('lock'), shopId: z.string(), days: lockDaysField }),
  ]),
})
export type Change = z.output<typeof changeRecord>['change']
