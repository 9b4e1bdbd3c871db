import limits from '@/api/limits.json'

/** The limits of a text, from its contract. Lengths are in characters. */
const { name, text } = limits['pitches.save']
export const nameMax = name.maxLength
export const textMax = text.maxLength
/** How many there may be (`PITCHES_MAX` in the contracts; a test keeps them equal). */
export const pitchesMax = 50
