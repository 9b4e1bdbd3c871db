import {
  CODE_ALPHABET,
  LINK_CODE_LENGTH,
  normalizeCode,
  PROMOTER_CODE_MAX,
  PROMOTER_CODE_MIN,
} from '@shared/kernel/ids'
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '@shared/kernel/page'
import * as z from 'zod'

/** Fields that several contracts share. Each limit has its reason beside it. */

/** Epoch milliseconds. */
export const timeField = z.int().nonnegative()

/** An id that we made: `shared/kernel/ids.ts`. */
export const idField = z.string().regex(/^[0-9A-Za-z]{16}$/)

/** Who owes a promoter money: `merchant`, or an agency by its id. A part of the names of accounts. */
export const payerField = z.string().regex(/^[0-9A-Za-z-]{2,32}$/)

/** WeChat's own nickname box takes 20 characters; blanks around do not count, a blank name is none. */
export const NICKNAME_MAX = 20
/** Something to see, and no sign that hides, turns or breaks text; the joiner inside emoji is fine. */
const VISIBLE = /^(?=.*[\p{L}\p{N}\p{P}\p{S}])(?:[^\p{C}]|\u200d)+$/u
export const nicknameField = z.string().trim().min(1).max(NICKNAME_MAX).regex(VISIBLE)

/** A promoter's code as typed: cleaned first, then its shape is checked, so `k7-qf2` is a fine way to type `K7QF2`. */
export const promoterCodeField = z
  .string()
  .max(32)
  .transform(normalizeCode)
  .pipe(z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${PROMOTER_CODE_MIN},${PROMOTER_CODE_MAX}}$`)))

/** The one-time code that links a second device, as typed. */
export const linkCodeField = z
  .string()
  .max(32)
  .transform(normalizeCode)
  .pipe(z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${LINK_CODE_LENGTH}}$`)))

/** A person's masked name, `小*`; empty when they gave none, and the page says 微信用户. */
export const maskedNameField = z.string()

/** A share's code as it stands in a link. Longer or stranger text is for the tamper check to refuse, not for the parser. */
export const shareCodeField = z.string().min(1).max(64)

/** One line as it is printed on a parcel: what hides, turns or breaks text is taken out of what was pasted, not refused. */
const printed = (min: number, max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\p{Cc}+/gu, ' ').replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, ''))
    .pipe(z.string().trim().min(min).max(max))

/** Where a parcel goes. The phone is a mobile of mainland China, as WeChat's own address page gives it. */
export const addressField = z.strictObject({
  name: printed(1, 20),
  phone: z.string().regex(/^1\d{10}$/),
  region: printed(2, 40),
  detail: printed(2, 80),
})

/** Some sign that one can see; the fillers of Hangul and the blank of Braille are none. */
const SEEN = /(?![\u115F\u1160\u2800\u3164\uFFA0])[\p{L}\p{N}\p{P}\p{S}]/u
/** What is typed before it is cleaned: the forms' limits are read off here, and what counts is what is left. */
const typed = (max: number) => z.string().meta({ minLength: 1, maxLength: max })
/**
 * What people write to people, with its lines: what hides, turns or breaks text is taken out, and more than one empty line
 * between others; something to see is left.
 */
export const writtenField = (max: number) =>
  typed(max)
    .transform((text) =>
      text
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replace(/(?![\n\u200d])\p{C}/gu, '')
        .replace(/\s*\n\s*\n\s*/g, '\n\n'),
    )
    .pipe(z.string().trim().min(1).max(max).regex(SEEN))
/** The same in one line. */
export const writtenLineField = (max: number) =>
  typed(max)
    .transform((text) => text.replace(/\s+/gu, ' '))
    .pipe(writtenField(max))

/** A JPEG or PNG as base64: 48 KB of picture in the 100 KB of text that the gateway takes a call. */
export const PICTURE_BASE64_MAX = 65_536
export const pictureBase64Field = z.base64().min(1).max(PICTURE_BASE64_MAX)

/** Lists: `cursor` comes from the page before. */
export const pageInput = {
  cursor: z.string().max(80).optional(),
  size: z.int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
}
export const pageOutput = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() })

/** A reason that a person typed for a decision about someone else; long enough to say why, short enough to read. */
export const REASON_MAX = 200
export const reasonField = z.string().trim().min(2).max(REASON_MAX)
