import { type GRANT_ANSWERS, ORDER_MESSAGE_KINDS, REMINDER_VALUES, REMINDERS } from '@shared/contracts/messages'
import * as z from 'zod'
import { memberRecord } from '../members/model'

/** Something that one person is told of an order. The id is made of the fact that it tells of, so a fact heard twice tells it once. */
export const orderMessageRecord = z.object({
  toId: z.string(),
  kind: z.enum(ORDER_MESSAGE_KINDS),
  orderId: z.string(),
  title: z.string(),
  lines: z.int(),
  amountFen: z.int().nullable(),
  /** When it was told, which may be later than what it tells of. */
  at: z.number(),
})
export type OrderMessage = z.output<typeof orderMessageRecord>

/** A letter as its reader has it. The id is made of the letter and the reader, so nobody gets one twice. */
const letterMessageRecord = z.object({
  toId: z.string(),
  kind: z.literal('letter'),
  letterId: z.string(),
  fromId: z.string(),
  title: z.string(),
  body: z.string(),
  product: z.object({ productId: z.string(), title: z.string() }).nullable(),
  at: z.number(),
})

export const messageRecord = z.discriminatedUnion('kind', [orderMessageRecord, letterMessageRecord])
export type Message = z.output<typeof messageRecord>

/** How far somebody read, and whether they want letters; the document's id is theirs. */
export const messageBoxRecord = z.object({ readUntil: z.number(), isMuted: z.boolean().default(false) })

/** What a promoter wrote to their customers. It is carried to them in steps; the id is made of the request. */
export const letterRecord = z.object({
  promoterId: z.string(),
  /** Null: to all customers. */
  customerId: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  product: z.object({ productId: z.string(), title: z.string() }).nullable(),
  state: z.enum(['sending', 'sent']),
  sentAt: z.number(),
  /** When the job goes on with it; null: it is done, everybody who asked for it was reminded too. */
  lookAt: z.number().nullable(),
  /**
   * How far it came among the customers, newest first: while 'sending', up to whom it was carried; once 'sent', up to whom
   * they were reminded of it. Null: to none yet.
   */
  cursor: z.string().nullable(),
  delivered: z.int(),
  skipped: z.int(),
  requestId: z.string(),
  inputHash: z.string(),
})
export type Letter = z.output<typeof letterRecord>

/** WeChat's templates as the merchant chose them: one document, `TEMPLATES_ID`. */
export const reminderTemplatesRecord = z.object({
  templates: z.array(
    z.object({
      reminder: z.enum(REMINDERS),
      templateId: z.string(),
      fields: z.record(z.string(), z.enum(REMINDER_VALUES)),
    }),
  ),
  changedAt: z.number(),
})
export type ReminderTemplate = z.output<typeof reminderTemplatesRecord>['templates'][number]
export const TEMPLATES_ID = 'templates'

/**
 * How many reminders somebody granted and were not sent yet, by template. The id is the person's. WeChat counts them by
 * openid, so they are those of one device's: the one that granted last.
 */
export const reminderGrantsRecord = z.object({
  openid: z.string(),
  granted: z.record(z.string(), z.int()),
  /** The last requests that granted, so that a repeated one grants nothing more. */
  sent: memberRecord.shape.sent,
})
export type ReminderGrants = z.output<typeof reminderGrantsRecord>
export type GrantAnswer = (typeof GRANT_ANSWERS)[number]

/** One reminder that took a grant. The id is the message's: a message is reminded of once at most. */
export const reminderRecord = z.object({
  templateId: z.string(),
  /** Who took it, a sign of that one try. */
  takenBy: z.string(),
  /** 'taken' for good: whoever took it was stopped, and nobody knows whether WeChat was asked. */
  state: z.enum(['taken', 'sent', 'refused', 'failed']),
  at: z.number(),
  expiresAt: z.number(),
})
