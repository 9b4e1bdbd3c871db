import { DAY_MS } from '@shared/kernel/time'
import { promoterCodes, promoters } from '../promoters/repository'
import type { Store } from '../runtime/database'
import { findShare, shares } from '../shares/repository'
import type { Visitor } from '../visitors/model'
import type { Recommender, RegistrationShare } from './rules'

/** How long a share that was visited still binds who registers on a page without one (spec/attribution.md, "Visits"). */
export const LAST_SHARE_MS = 30 * DAY_MS

/** The share that a registration counts by: the page's, else the visitor's last valid one of the last 30 days. */
export async function findRegistrationShare(
  store: Store,
  secret: string,
  code: string | undefined,
  { lastShare }: Visitor,
  at: number,
): Promise<RegistrationShare> {
  if (code === undefined) {
    if (lastShare === null || lastShare.visitedAt + LAST_SHARE_MS < at) return { status: 'none' }
    const { shareId, promoterId } = lastShare
    if ((await shares.get(store, shareId))?.closedAt !== undefined) return { status: 'none' }
    return { status: 'valid', from: 'last-visit', shareId, promoterId }
  }
  const found = await findShare(store, secret, code)
  if (found.status !== 'valid') return { status: found.status }
  const { shareId, share } = found
  return { status: 'valid', from: 'page', shareId, promoterId: share.promoterId }
}

/** Whose code was typed; null when it is nobody's, undefined when none was typed. */
export async function findRecommender(store: Store, code: string | undefined): Promise<Recommender | null | undefined> {
  if (code === undefined) return undefined
  const owner = await promoterCodes.get(store, code)
  const promoter = owner && (await promoters.get(store, owner.promoterId))
  return owner && promoter ? { promoterId: owner.promoterId, state: promoter.state } : null
}
