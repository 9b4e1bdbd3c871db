import { PITCH_BLANKS, PITCH_PLACES } from '@shared/contracts/pitches'
import * as z from 'zod'

/** The merchant's ready-made texts in their order: one document, `PITCHES_ID`, since they are few and read together. */
export const pitchesRecord = z.object({
  pitches: z.array(
    z.object({
      pitchId: z.string(),
      place: z.enum(PITCH_PLACES),
      name: z.string(),
      text: z.string(),
      isOn: z.boolean(),
    }),
  ),
  changedAt: z.number(),
})
export type Pitch = z.output<typeof pitchesRecord>['pitches'][number]
export const PITCHES_ID = 'pitches'
/** What a text may have in braces. */
export const BLANKS = PITCH_BLANKS
