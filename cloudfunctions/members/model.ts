import * as z from 'zod'

/** A registered person. The id is the visitor's, from first sight; it is the promoter's too. */
export const memberRecord = z.object({
  nickname: z.string().nullable(),
  avatarFileId: z.string().nullable(),
  registeredAt: z.number(),
  /** With what they registered: the id of the share that counted, and the code as typed; null where there was none. */
  byShareId: z.string().nullable(),
  byCode: z.string().nullable(),
  /** Its number among the visitor's events. */
  eventNumber: z.int(),
  /** The request that registered, so that its repetition gets the same answer. */
  requestId: z.string(),
  inputHash: z.string(),
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
