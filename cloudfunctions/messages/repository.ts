import { type EntryOf, table } from '../runtime/table'
import {
  letterRecord,
  messageBoxRecord,
  messageRecord,
  reminderGrantsRecord,
  reminderRecord,
  reminderTemplatesRecord,
} from './model'

export const messages = table('messages', messageRecord)
/** By whose they are. */
export const messageBoxes = table('message-boxes', messageBoxRecord)
export const letters = table('letters', letterRecord)
export type LetterRow = EntryOf<typeof letters>
export const reminderTemplates = table('reminder-templates', reminderTemplatesRecord)
/** By whose they are. */
export const reminderGrants = table('reminder-grants', reminderGrantsRecord)
/** By the message's id. */
export const reminders = table('reminders', reminderRecord)
