import { Refusal } from '@shared/kernel/errors'
import type { Store } from '../runtime/database'
import { table } from '../runtime/table'
import { newVisitor, type Visitor, visitorRecord } from './model'
import { stampOf } from './rules'

const visitors = table('visitors', visitorRecord)

/** As `loadVisitor`, whether their account is closed or not. */
export async function loadAnyVisitor(tx: Store, visitorId: string) {
  const known = await visitors.get(tx, visitorId)
  if (known === null) {
    const visitor = newVisitor()
    return { visitor, save: (changes: Partial<Visitor>) => visitors.insert(tx, visitorId, { ...visitor, ...changes }) }
  }
  const { _id, ...visitor } = known
  return { visitor, save: (changes: Partial<Visitor>) => visitors.patch(tx, visitorId, changes) }
}

/**
 * The visitor's document, or a new one, and a way to write changes of it in the same transaction. CONFLICT for whoever
 * closed their account: a request that began as theirs was too late, and the next one is a stranger's.
 */
export async function loadVisitor(tx: Store, visitorId: string) {
  const loaded = await loadAnyVisitor(tx, visitorId)
  if (loaded.visitor.closedAt !== null) throw new Refusal('CONFLICT')
  return loaded
}

/**
 * For a transaction that gives somebody something to wait for and writes nothing else of theirs: it and the closing of
 * their account write one document, so that not both hold. CONFLICT as `loadVisitor`, and for a visitor who was given up:
 * the next request is the member's.
 */
export async function keepOpen(tx: Store, visitorId: string, now: number): Promise<void> {
  const { visitor, save } = await loadVisitor(tx, visitorId)
  if (visitor.becameId !== null) throw new Refusal('CONFLICT')
  const { at, number } = stampOf(visitor, now)
  await save({ lastAt: at, eventsTotal: number })
}
