import { createHmac } from 'node:crypto'
import { CODE_ALPHABET, LINK_CODE_LENGTH, signsFrom } from '@shared/kernel/ids'
import type { Context, Identity } from '../runtime/context'
import { Duplicate } from '../runtime/failures'
import { identities, identityId } from './repository'

/** The one-time code of a member's request, so that asking again shows the same one. Nobody can guess it without the key. */
export const linkCodeOf = (secret: string, memberId: string, requestId: string): string =>
  signsFrom(
    createHmac('sha512', secret).update(`link\n${memberId}\n${requestId}`).digest(),
    CODE_ALPHABET,
    LINK_CODE_LENGTH,
  )

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
