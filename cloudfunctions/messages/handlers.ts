import { COUNT_MAX } from '@shared/contracts/order-shapes'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { messageBoxes, messages } from './repository'
import { readUntil } from './rules'

export const messageHandlers: HandlersOf<'messages.mine' | 'messages.unread' | 'messages.markRead'> = {
  'messages.mine': async ({ cursor, size }, { db, caller }) => {
    const [page, box] = await Promise.all([
      newestPage(messages, db, { where: { toId: caller.visitorId }, by: 'at', cursor, size }),
      messageBoxes.get(db, caller.visitorId),
    ])
    const isRead = (at: number) => box !== null && at <= box.readUntil
    return {
      items: page.items.map(({ _id, ...message }) => ({ ...message, messageId: _id, isRead: isRead(message.at) })),
      cursor: page.cursor,
    }
  },

  'messages.unread': async (_input, { db, caller }) => {
    const box = await messageBoxes.get(db, caller.visitorId)
    const after = { from: (box?.readUntil ?? 0) + 1 }
    const unread = await messages.count(db, { toId: caller.visitorId, at: after })
    return { unread: Math.min(unread, COUNT_MAX) }
  },

  'messages.markRead': ({ until }, { db, caller, now }) =>
    db.transact(async (tx) => {
      const box = await messageBoxes.get(tx, caller.visitorId)
      const reached = readUntil(box?.readUntil ?? null, until, now)
      if (box === null) await messageBoxes.insert(tx, caller.visitorId, { readUntil: reached })
      else if (reached > box.readUntil) await messageBoxes.patch(tx, caller.visitorId, { readUntil: reached })
      return {}
    }),
}
