import { MESSAGE_KINDS } from '@shared/contracts/messages'
import * as z from 'zod'

/** Something that one person is told. The id is made of the fact that it tells of, so a fact heard twice tells it once. */
export const messageRecord = z.object({
  toId: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  orderId: z.string(),
  title: z.string(),
  lines: z.int(),
  amountFen: z.int().nullable(),
  /** When it was told, which may be later than what it tells of. */
  at: z.number(),
})
export type Message = z.output<typeof messageRecord>

/** How far somebody read; the document's id is theirs. */
export const messageBoxRecord = z.object({ readUntil: z.number() })
