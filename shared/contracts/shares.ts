import * as z from 'zod'
import { command } from './action'
import { shareCodeField, timeField } from './fields'

/** What a share points to. Capabilities that own other things to share add their kind here and a resolver in `functions/`. */
const target = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('register') })])

export const shares = {
  /** The same promoter and target give the same share: a natural key, nothing to replay. */
  'shares.create': command({
    who: 'promoter',
    input: { target },
    output: z.object({
      /** The share's code, as it travels in `s=` and in a mini-program code's scene. */
      code: z.string(),
      /** Page of the mini-program with its query, without a leading slash. */
      path: z.string(),
      /** Link for outside the mini-program. */
      link: z.string(),
    }),
    refusals: [],
  }),

  /** The mini-program code (小程序码) of a share of one's own, drawn by WeChat and kept in storage. */
  'shares.picture': command({
    who: 'promoter',
    input: { code: shareCodeField },
    output: z.object({ url: z.string(), expiresAt: timeField }),
    refusals: ['SHARE_TAMPERED'],
  }),
} as const
