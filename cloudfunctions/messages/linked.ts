import type { FactNamed } from '@shared/kernel/facts'
import { members } from '../members/repository'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { messageBoxes, messages, reminderGrants } from './repository'
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
  const isGone = member?.closedAt !== null
  await moveBox(db, subject, isGone ? null : becameId)
  await moveGrants(db, subject, isGone ? null : becameId)
}

/** Whoever wanted no letters on either device wants none. */
const moveBox = (db: Database, visitorId: string, memberId: string | null): Promise<void> =>
  db.transact(async (tx) => {
    const left = await messageBoxes.get(tx, visitorId)
    if (left === null) return
    await messageBoxes.remove(tx, visitorId)
    if (memberId === null || !left.isMuted) return
    const own = await messageBoxes.get(tx, memberId)
    if (own === null) await messageBoxes.insert(tx, memberId, { readUntil: 0, isMuted: true })
    else await messageBoxes.patch(tx, memberId, { isMuted: true })
  })

/** What the device's WeChat granted is the member's, unless another WeChat of theirs did so before. */
const moveGrants = (db: Database, visitorId: string, memberId: string | null): Promise<void> =>
  db.transact(async (tx) => {
    const left = await reminderGrants.get(tx, visitorId)
    if (left === null) return
    await reminderGrants.remove(tx, visitorId)
    if (memberId === null || (await reminderGrants.get(tx, memberId)) !== null) return
    const { openid, granted, sent } = left
    await reminderGrants.insert(tx, memberId, { openid, granted, sent })
  })
