import { COUNT_MAX } from '@shared/contracts/order-shapes'
import { customers } from '../bindings/repository'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { grantReminders, ownReminders } from './grants'
import { sendLetter } from './letters'
import { type LetterRow, letters, messageBoxes, messages } from './repository'
import { readUntil } from './rules'
import { loadTemplates, setTemplates } from './templates'

export const messageHandlers: HandlersOf<
  | 'messages.mine'
  | 'messages.unread'
  | 'messages.markRead'
  | 'messages.sendLetter'
  | 'messages.letters'
  | 'messages.letterSettings'
  | 'messages.muteLetters'
  | 'messages.reminders'
  | 'messages.grantReminders'
  | 'messages.templates'
  | 'messages.setTemplates'
> = {
  'messages.mine': async ({ cursor, size }, { db, caller }) => {
    const [page, box] = await Promise.all([
      newestPage(messages, db, { where: { toId: caller.visitorId }, by: 'at', cursor, size }),
      messageBoxes.get(db, caller.visitorId),
    ])
    const writers = page.items.flatMap((message) => (message.kind === 'letter' ? [message.fromId] : []))
    const nameOf = await namesOf(db, writers)
    const isRead = (at: number) => box !== null && at <= box.readUntil
    const items = page.items.map(({ _id: messageId, ...message }) => {
      const shown = { messageId, isRead: isRead(message.at) }
      return message.kind === 'letter'
        ? { ...message, ...shown, fromName: nameOf(message.fromId) }
        : { ...message, ...shown }
    })
    return { items, cursor: page.cursor }
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

  'messages.sendLetter': async (input, context) => {
    const letter = await sendLetter(input, context)
    return { letter: await withName(context, letter) }
  },

  'messages.letters': async ({ cursor, size }, { db, caller }) => {
    const where = { promoterId: caller.visitorId }
    const page = await newestPage(letters, db, { where, by: 'sentAt', cursor, size })
    const nameOf = await namesOf(
      db,
      page.items.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
    )
    return { items: page.items.map((letter) => shown(letter, nameOf)), cursor: page.cursor }
  },

  'messages.letterSettings': async (_input, { db, caller }) => {
    const [box, binding] = await Promise.all([
      messageBoxes.get(db, caller.visitorId),
      customers.get(db, caller.visitorId),
    ])
    const promoter = binding && (await members.get(db, binding.promoterId))
    return { isMuted: box?.isMuted ?? false, promoterName: binding && maskName(promoter?.nickname ?? null) }
  },

  'messages.muteLetters': ({ isMuted }, { db, caller }) =>
    db.transact(async (tx) => {
      const box = await messageBoxes.get(tx, caller.visitorId)
      if (box === null) await messageBoxes.insert(tx, caller.visitorId, { readUntil: 0, isMuted })
      else if (box.isMuted !== isMuted) await messageBoxes.patch(tx, caller.visitorId, { isMuted })
      return { isMuted }
    }),

  'messages.reminders': async (_input, context) => ({ items: await ownReminders(context) }),

  'messages.grantReminders': async (input, context) => {
    await grantReminders(input, context)
    return {}
  },

  'messages.templates': async (_input, { db }) => ({ items: await loadTemplates(db) }),

  'messages.setTemplates': setTemplates,
}

type NameOf = (personId: string) => string

/** Masked; empty for who gave none or is gone. One read, and none for nobody. */
async function namesOf(db: Database, personIds: readonly string[]): Promise<NameOf> {
  const ids = [...new Set(personIds)]
  const people = ids.length === 0 ? [] : await members.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const nicknames = new Map(people.map(({ _id, nickname }) => [_id, nickname]))
  return (personId) => maskName(nicknames.get(personId) ?? null)
}

function shown(letter: LetterRow, nameOf: NameOf) {
  const { _id: letterId, customerId, title, body, product, sentAt, state, delivered, skipped } = letter
  const toName = customerId === null ? null : nameOf(customerId)
  return { letterId, title, body, product, toName, sentAt, state, delivered, skipped }
}

async function withName({ db }: ActionContext, letter: LetterRow) {
  return shown(letter, await namesOf(db, letter.customerId === null ? [] : [letter.customerId]))
}
