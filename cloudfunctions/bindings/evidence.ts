import { promoterCodes, promoters } from '../promoters/repository'
import type { Store } from '../runtime/database'
import { readCode } from '../shares/code'
import { findShare } from '../shares/repository'
import type { FoundShare, Recommender } from './rules'

/** What the share of the page is. A changed code costs no read. */
export async function findPageShare(store: Store, secret: string, code: string | undefined): Promise<FoundShare> {
  if (code === undefined) return { status: 'none' }
  const shareId = readCode(secret, code)
  if (shareId === null) return { status: 'tampered' }
  const share = await findShare(store, shareId)
  return share === null ? { status: 'unknown' } : { status: 'valid', promoterId: share.promoterId }
}

/** Whose code was typed; null when it is nobody's, undefined when none was typed. */
export async function findRecommender(store: Store, code: string | undefined): Promise<Recommender | null | undefined> {
  if (code === undefined) return undefined
  const owner = await promoterCodes.get(store, code)
  const promoter = owner && (await promoters.get(store, owner.promoterId))
  return owner && promoter ? { promoterId: owner.promoterId, state: promoter.state } : null
}
