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

const keptLink = z.object({ url: z.string(), expiresAt: z.number() })
export type KeptLink = z.output<typeof keptLink>

/**
 * What WeChat gave for a share, kept until it ends: links that open the mini-program from outside WeChat and from a chat.
 * The id is the share's. A share itself never changes, so they stand apart.
 */
export const shareLinksRecord = z.object({
  promoterId: z.string(),
  urlLink: keptLink.nullable(),
  shortLink: keptLink.nullable(),
})

/** One opening of the public link, append-only: the log that statistics count. Nothing of who opened it is kept. */
export const linkOpenRecord = z.object({
  shareId: z.string(),
  promoterId: z.string(),
  at: z.number(),
  expiresAt: z.number(),
})
