import type { Store } from '../runtime/database'
import { table } from '../runtime/table'
import { NEW_VISITOR, type Visitor, visitorRecord } from './model'

const visitors = table('visitors', visitorRecord)

/** The visitor's document, or the blank one, and a way to write it back in the same transaction. */
export async function loadVisitor(tx: Store, visitorId: string) {
  const known = await visitors.get(tx, visitorId)
  const visitor: Visitor = known === null ? NEW_VISITOR : known
  return {
    visitor,
    save: (changes: Partial<Visitor>): Promise<void> =>
      known === null
        ? visitors.insert(tx, visitorId, { ...NEW_VISITOR, ...changes })
        : visitors.patch(tx, visitorId, changes),
  }
}
