import * as z from 'zod'
import { command, query } from './action'
import { idField, shareCodeField } from './fields'

/** Where a text is made for: a chat group, a forum, a Q&A site, a video's description (checklist PC-12). */
export const PITCH_PLACES = ['group', 'forum', 'answer', 'video'] as const
/** What a text may have in braces; each is filled with what the promoter shares. */
export const PITCH_BLANKS = ['link', 'code', 'product', 'price'] as const

/** A few sentences; WeChat folds a longer one in a chat. */
export const PITCH_MAX = 500
export const PITCH_NAME_MAX = 20
/** More than anybody chooses from. */
export const PITCHES_MAX = 50

const pitch = z.object({
  pitchId: z.string(),
  place: z.enum(PITCH_PLACES),
  name: z.string(),
  text: z.string(),
  isOn: z.boolean(),
})

export const pitches = {
  /**
   * The merchant's ready-made texts (推广文案), filled for a share of one's own, in the merchant's order. One that speaks of
   * a product is left out where the share points to none, and so is one that must not be said with what it was filled with.
   */
  'pitches.filled': query({
    who: 'promoter',
    input: { code: shareCodeField },
    output: z.object({
      items: z.array(
        z.object({ pitchId: z.string(), place: z.enum(PITCH_PLACES), name: z.string(), text: z.string() }),
      ),
    }),
    refusals: ['SHARE_TAMPERED'],
  }),

  /** All of them, for the merchant, in their order. */
  'pitches.all': query({
    who: ['owner', 'operator'],
    input: {},
    output: z.object({ items: z.array(pitch) }),
    refusals: [],
  }),

  /** Adds one at the end, or changes the one that is named. TEXT_REFUSED names the `phrases` that nobody may say. */
  'pitches.save': command({
    who: ['owner', 'operator'],
    input: {
      pitchId: idField.optional(),
      place: z.enum(PITCH_PLACES),
      name: z.string().trim().min(1).max(PITCH_NAME_MAX),
      text: z.string().trim().min(1).max(PITCH_MAX),
      isOn: z.boolean(),
    },
    output: z.object({ pitch }),
    refusals: ['TEXT_REFUSED', 'PITCH_BLANK_UNKNOWN', 'PITCHES_FULL'],
  }),

  /** All of them in their new order; naming others than there are is a CONFLICT. */
  'pitches.arrange': command({
    who: ['owner', 'operator'],
    input: { pitchIds: z.array(idField).max(PITCHES_MAX) },
    output: z.object({ items: z.array(pitch) }),
    refusals: [],
  }),

  'pitches.remove': command({
    who: ['owner', 'operator'],
    input: { pitchId: idField },
    output: z.object({}),
    refusals: [],
  }),
} as const
