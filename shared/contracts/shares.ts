import * as z from 'zod'
import { command, query } from './action'
import { idField, shareCodeField, timeField } from './fields'

/** Targets that are one of something, named by its id. */
export const TARGETS_WITH_ID = ['product', 'live', 'video', 'article', 'coupon', 'shop'] as const

/** What a share points to (spec/attribution.md, "Vocabulary"). */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('register') }),
  z.strictObject({ kind: z.literal('miniprogram') }),
  z.strictObject({ kind: z.enum(TARGETS_WITH_ID), id: idField }),
])

/** Width and height in px (checklist BN-1). */
export const BANNER_SIZES = ['630x330', '728x90', '160x600'] as const

/** A promoter's own mark for where they share: a group, a forum. Only they and the merchant ever see it. */
export const TAG_MAX = 16
const tagField = z
  .string()
  .trim()
  .regex(new RegExp(`^[\\p{L}\\p{N}_-]{1,${TAG_MAX}}$`, 'u'))

export const shares = {
  /** The same promoter, target and tag give the same share: a natural key, nothing to replay. */
  'shares.create': command({
    who: 'promoter',
    input: { target, tag: tagField.optional() },
    output: z.object({
      /** The share's code, as it travels in `s=` and in a mini-program code's scene. */
      code: z.string(),
      /** Page of the mini-program with its query, without a leading slash. */
      path: z.string(),
      /** Link for outside the mini-program. */
      link: z.string(),
    }),
    refusals: ['TEXT_REFUSED'],
  }),

  /** The mini-program code (小程序码) of a share of one's own, drawn by WeChat and kept in storage. */
  'shares.picture': command({
    who: 'promoter',
    input: { code: shareCodeField },
    output: z.object({ url: z.string(), expiresAt: timeField }),
    refusals: ['SHARE_TAMPERED'],
  }),

  /** A link that opens the mini-program from a chat (genwxashortlink), of a share of one's own. WeChat's, good for 30 days. */
  'shares.shortLink': command({
    who: 'promoter',
    input: { code: shareCodeField },
    output: z.object({ shortLink: z.string(), expiresAt: timeField }),
    refusals: ['SHARE_TAMPERED'],
  }),

  /** Banners of a share of one's own for sites outside WeChat: a picture and a snippet of HTML without any script. */
  'shares.banners': query({
    who: 'promoter',
    input: { code: shareCodeField },
    output: z.object({
      items: z.array(
        z.object({
          size: z.enum(BANNER_SIZES),
          width: z.int(),
          height: z.int(),
          pictureUrl: z.string(),
          html: z.string(),
        }),
      ),
    }),
    refusals: ['SHARE_TAMPERED'],
  }),

  /** Where a scanned code leads: a mini-program code carries nothing but the share's code. */
  'shares.resolve': query({
    who: 'visitor',
    input: { code: shareCodeField },
    output: z.object({ path: z.string() }),
    refusals: ['SHARE_TAMPERED'],
  }),
} as const
