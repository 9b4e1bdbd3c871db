import limits from './limits.json'

/**
 * The limits of the forms, written by a build step from the contracts, so that a page and the server never disagree
 * and the phone carries no schemas. Lengths are in characters.
 */
export const nicknameMax = limits['members.register'].nickname.maxLength
export const reasonMin = limits['promoters.disable'].reason.minLength
export const reasonMax = limits['promoters.disable'].reason.maxLength

/** The note to the shop, and the words on a gift's card (both `NOTE_MAX`). */
export const noteMax = limits['orders.place'].note.maxLength
export const withdrawalNoteMax = limits['withdrawals.request'].note.maxLength

/** A channel tag's shape and length, both in the one pattern of `shares.create`. */
const TAG = new RegExp(limits['shares.create'].tag.pattern, 'u')
export const isTag = (text: string): boolean => TAG.test(text)
export const tagMax = Number(/,(\d+)\}/.exec(TAG.source)?.[1])
