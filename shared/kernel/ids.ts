/**
 * Ids are strings of our own alphabet. This file says their shapes; making random ones needs an entropy source and is
 * done where there is one (`cloudfunctions/runtime/entropy.ts`, `miniprogram/api/request-id.ts`).
 */
export const ID_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 62^16 ≈ 2^95: two ids never meet. */
export const ID_LENGTH = 16

export const isId = (text: string): boolean => /^[0-9A-Za-z]{16}$/.test(text)

/** A request id is made by the page before the first attempt and kept while the outcome is unknown. */
export const REQUEST_ID_PATTERN = /^[0-9A-Za-z]{16,32}$/

/**
 * Letters and digits that nobody confuses when reading aloud or typing: no 0/O, 1/I/L, and no U, which is misheard
 * and makes words. 30 signs.
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A promoter's code has five signs, and up to eight once the short ones are taken. */
export const PROMOTER_CODE_MIN = 5
export const PROMOTER_CODE_MAX = 8

/** The one-time code that links a second device: 30^8 ≈ 6.6 × 10^11, too many to try within its few minutes. */
export const LINK_CODE_LENGTH = 8

/** What a person typed → a code in its one written form: spaces and dashes dropped, upper case, full-width narrowed. */
export function normalizeCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toUpperCase()
}

/** Turns bytes into signs of `alphabet` without bias: a byte beyond the last whole multiple is skipped. */
export function signsFrom(bytes: Iterable<number>, alphabet: string, length: number): string {
  const fair = 256 - (256 % alphabet.length)
  let text = ''
  for (const byte of bytes) {
    if (text.length === length) break
    if (byte < fair) text += alphabet[byte % alphabet.length]
  }
  if (text.length < length) throw new RangeError('not enough bytes for the id')
  return text
}
