import { promoterCodes, promoters } from '../promoters/repository'
import type { Store } from '../runtime/database'
import { findShare } from '../shares/repository'
import type { PageShare, Recommender } from './rules'

/** What the share of the page is, as far as binding is concerned. */
export async function findPageShare(store: Store, secret: string, code: string | undefined): Promise<PageShare> {
  if (code === undefined) return { status: 'none' }
  const found = await findShare(store, secret, code)
  return found.status === 'valid' ? { status: 'valid', promoterId: found.share.promoterId } : found
}

/** Whose code was typed; null when it is nobody's, undefined when none was typed. */
export async function findRecommender(store: Store, code: string | undefined): Promise<Recommender | null | undefined> {
  if (code === undefined) return undefined
  const owner = await promoterCodes.get(store, code)
  const promoter = owner && (await promoters.get(store, owner.promoterId))
  return owner && promoter ? { promoterId: owner.promoterId, state: promoter.state } : null
}
