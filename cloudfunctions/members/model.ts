import * as z from 'zod'

/** A command that the member sent and that took effect, so that its repetition is known. */
const sentRecord = z.object({ requestId: z.string(), inputHash: z.string() })
export type Sent = z.output<typeof sentRecord>

/** A registered person. The id is the visitor's, from first sight; it is the promoter's too. */
export const memberRecord = z.object({
  nickname: z.string().nullable(),
  avatarFileId: z.string().nullable(),
  /** The picture before, until the next one: deleted when it was replaced, and again where that may have failed. */
  leftFileId: z.string().nullable().default(null),
  /** As WeChat vouched for it, digits alone; null: none was given. */
  phone: z.string().nullable().default(null),
  registeredAt: z.number(),
  /** With what they registered: the id of the share that counted, and the code as typed; null where there was none. */
  byShareId: z.string().nullable(),
  byCode: z.string().nullable(),
  /** Its number among the visitor's events. */
  eventNumber: z.int(),
  /** The request that registered, so that its repetition gets the same answer. */
  requestId: z.string(),
  inputHash: z.string(),
  /** How often they took another name: whoever keeps the name keeps the newest. */
  renames: z.int().default(0),
  /** The last changes of name, picture and phone, the newest last. */
  sent: z.array(sentRecord).default([]),
  /** When they closed their account, after which nothing of theirs is written here; null for everybody else. */
  closedAt: z.number().nullable().default(null),
})
export type Member = z.output<typeof memberRecord>

/** Which person a provider's subject (WeChat openid, CloudBase uid) is. The document's id is a hash of both. */
export const identityRecord = z.object({ visitorId: z.string(), seenAt: z.number() })

/** A one-time code that makes a second identity the same person. The document's id is the code. */
export const linkCodeRecord = z.object({
  memberId: z.string(),
  expiresAt: z.number(),
  /** Id of the identity that used it; null while unused. */
  usedBy: z.string().nullable(),
})
export type LinkCode = z.output<typeof linkCodeRecord>
