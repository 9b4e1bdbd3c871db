import { table } from '../runtime/table'
import { messageBoxRecord, messageRecord } from './model'

export const messages = table('messages', messageRecord)
/** By whose they are. */
export const messageBoxes = table('message-boxes', messageBoxRecord)
