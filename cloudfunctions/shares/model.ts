import { TARGETS_WITH_ID } from '@shared/contracts/shares'
import * as z from 'zod'

/** What a share points to. */
export const shareTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('register') }),
  z.object({ kind: z.literal('miniprogram') }),
  z.object({ kind: z.enum(TARGETS_WITH_ID), id: z.string() }),
])
export type ShareTarget = z.output<typeof shareTarget>

/** A promoter's link, card or picture code for one target. It never changes, except that its picture is drawn once. */
export const shareRecord = z.object({
  promoterId: z.string(),
  target: shareTarget,
  /** The promoter's own mark for where they share; null without one. */
  tag: z.string().nullable(),
  /** The target's shop, so that a visit asks for all it needs at once; null where the target belongs to none. */
  shopId: z.string().nullable(),
  mintedAt: z.number(),
  pictureFileId: z.string().nullable(),
  /** When its promoter's account was closed: from then on it is no share of anybody. Missing for all others. */
  closedAt: z.number().optional(),
})
export type Share = z.output<typeof shareRecord>

/** How often changed codes were met, in a bounded number of documents a day, so that nobody can fill the database. */
export const tamperedRecord = z.object({ count: z.int(), lastCode: z.string(), at: z.number() })
