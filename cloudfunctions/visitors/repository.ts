import type { Store } from '../runtime/database'
import { table } from '../runtime/table'
import { newVisitor, type Visitor, visitorRecord } from './model'

const visitors = table('visitors', visitorRecord)

/** The visitor's document, or a new one, and a way to write changes of it in the same transaction. */
export async function loadVisitor(tx: Store, visitorId: string) {
  const known = await visitors.get(tx, visitorId)
  if (known === null) {
    const visitor = newVisitor()
    return { visitor, save: (changes: Partial<Visitor>) => visitors.insert(tx, visitorId, { ...visitor, ...changes }) }
  }
  const { _id, ...visitor } = known
  return { visitor, save: (changes: Partial<Visitor>) => visitors.patch(tx, visitorId, changes) }
}
