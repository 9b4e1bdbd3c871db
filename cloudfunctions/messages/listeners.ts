import { factId } from '@shared/kernel/facts'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { derivedId } from '../runtime/derived-id'
import { Duplicate } from '../runtime/failures'
import { loadAnyVisitor } from '../visitors/repository'
import { type OrderMessage, orderMessageRecord } from './model'
import { remind } from './remind'
import { isReminder, pageOf, valuesOfOrder } from './reminder-rules'
import { messageBoxes, messages } from './repository'
import { type Telling, told, unreadAt } from './rules'

/**
 * Tells people what happened to their orders. Its time is that of the telling, and after what its reader has read: a fact
 * that was delivered late, or by a request that took long, must not count as read. A fact of an older version that names nobody is passed over.
 */
export async function tell(fact: Telling, { db, now, log }: Context): Promise<void> {
  for (const message of told(fact)) {
    const entry = orderMessageRecord.safeParse({ ...message, at: now })
    if (!entry.success) {
      log('message.skipped', { fact: fact.name })
      continue
    }
    const toId = await readerOf(db, entry.data)
    const box = await messageBoxes.get(db, toId)
    const at = unreadAt(now, box?.readUntil ?? null)
    try {
      await messages.insert(db, messageIdOf(fact, message.toId), { ...entry.data, toId, at })
    } catch (error) {
      // Told before, and nobody heard that it was.
      if (!(error instanceof Duplicate)) throw error
    }
  }
}

/**
 * Reminds them outside the app, where they allowed it. A listener of its own: WeChat's silence holds up no message. One
 * read for whoever allowed nothing.
 */
export async function remindOf(fact: Telling, context: Context): Promise<void> {
  for (const message of told(fact)) {
    const { kind: reminder, toId, orderId } = message
    if (!isReminder(reminder) || !orderMessageRecord.safeParse({ ...message, at: fact.at }).success) continue
    const [values, page] = [valuesOfOrder(reminder, message, fact.at), pageOf(reminder, orderId)]
    await remind(context, { messageId: messageIdOf(fact, toId), toId, reminder, values, page })
  }
}

/** Whoever gets a gift may have been a visitor who turned out to be a member meanwhile; all others are members. */
const readerOf = async (db: Database, { kind, toId }: OrderMessage): Promise<string> =>
  kind === 'gift-shipped' ? ((await loadAnyVisitor(db, toId)).visitor.becameId ?? toId) : toId

const messageIdOf = (fact: Telling, toId: string): string => derivedId(`message\n${factId(fact)}\n${toId}`)
