import { createHash } from 'node:crypto'
import { ID_ALPHABET, ID_LENGTH, signsFrom } from '@shared/kernel/ids'

/**
 * The one id that this text gives, of our signs: a repeated command computes it again and finds its own row. Whoever knows
 * the text knows the id, so it is no secret. At most 32 signs.
 */
export const derivedId = (text: string, length: number = ID_LENGTH): string =>
  signsFrom(createHash('sha512').update(text).digest(), ID_ALPHABET, length)
