import limits from '@/api/limits.json'

/** The limits of a letter, from its contract. Lengths are in characters. */
const { title, body } = limits['messages.sendLetter']
export const titleMax = title.maxLength
export const bodyMax = body.maxLength

/** How often one may write (`LETTERS_…_A_DAY` in the contracts; a test keeps them equal). */
export const TO_ALL_A_DAY = 1
export const TO_SAME_A_DAY = 2
export const LETTER_LIMITS = `24 小时内最多群发 ${TO_ALL_A_DAY} 次，单独写给同一位客户最多 ${TO_SAME_A_DAY} 次`
