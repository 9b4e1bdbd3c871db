import { createHash } from 'node:crypto'
import type { Context, Identity } from '../runtime/context'
import { Duplicate } from '../runtime/failures'
import { identities } from './repository'

/** An openid never stands in an id: ids travel through logs and exports. */
export const identityId = ({ provider, subject }: Identity): string =>
  createHash('sha256').update(`${provider}\n${subject}`).digest('hex').slice(0, 40)

/** Who this identity is: found, or given an id of their own at first sight. Two first sights at once agree on one. */
export async function visitorOf({ db, entropy, now }: Context, identity: Identity): Promise<string> {
  const id = identityId(identity)
  const known = await identities.get(db, id)
  if (known !== null) return known.visitorId
  const visitorId = entropy.id()
  try {
    await identities.insert(db, id, { visitorId, seenAt: now })
    return visitorId
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    const first = await identities.get(db, id)
    if (first === null) throw error
    return first.visitorId
  }
}
