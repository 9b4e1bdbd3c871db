import type { FactNamed } from '@shared/kernel/facts'
import { members } from '../members/repository'
import type { Context } from '../runtime/context'
import { Operational } from '../runtime/failures'
import { messageBoxes, messages } from './repository'
import { unreadAt } from './rules'

/** Messages that one delivery moves: a visitor is told of parcels with gifts only. */
const MESSAGES_AT_ONCE = 100

/**
 * The inbox of a visitor who turned out to be a member becomes a part of theirs; what was new stays new. A message keeps
 * its id, so that its fact, heard again, is told to nobody a second time; and what was moved is not found again. A
 * member who closed the account meanwhile keeps nothing.
 */
export async function moveMessages({ subject, becameId }: FactNamed<'visitor.linked'>, { db }: Context) {
  const [member, left, own, found] = await Promise.all([
    members.get(db, becameId),
    messageBoxes.get(db, subject),
    messageBoxes.get(db, becameId),
    messages.find(db, { where: { toId: subject }, newestFirst: { by: 'at' }, limit: MESSAGES_AT_ONCE }),
  ])
  const isNew = (at: number) => left === null || at > left.readUntil
  for (const { _id, at } of found) {
    if (member?.closedAt !== null) await messages.remove(db, _id)
    else await messages.patch(db, _id, { toId: becameId, at: isNew(at) ? unreadAt(at, own?.readUntil ?? null) : at })
  }
  if (found.length === MESSAGES_AT_ONCE) throw new Operational('more messages to move')
  if (left !== null) await messageBoxes.remove(db, subject)
}
