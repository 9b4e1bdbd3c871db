import type { Parsed } from '@shared/contracts'
import type { ActionContext } from '../runtime/context'
import { Duplicate } from '../runtime/failures'
import { countTampered, type FoundShare, findShare } from '../shares/repository'
import { loadVisitor } from '../visitors/repository'
import { stampOf } from '../visitors/rules'
import { loadTerms } from './online-world'
import { visits } from './repository'
import { recordVisit } from './visits'

type Input = Parsed<'attribution.visit'>

/** Writes a visit down and dyes the visitor, once a page instance. */
export async function record(input: Input, context: ActionContext) {
  const { db, caller, now, settings } = context
  const { requestId, page, forwardedBy = null, scene = null } = input
  const found = input.share === undefined ? null : await findShare(db, settings.LINK_SECRET, input.share)
  if (found?.status === 'tampered') await countTampered(context, input.share ?? '')
  const opened = found?.status === 'valid' ? found : null
  const termsAt = await loadTerms(context, wantedBy(opened, page))
  try {
    await db.transact(async (tx) => {
      const { visitor, save } = await loadVisitor(tx, caller.visitorId)
      const { at, number } = stampOf(visitor, now)
      const shareId = opened?.shareId ?? null
      const visit = { visitorId: caller.visitorId, at, number, shareId, page, forwardedBy, scene }
      await insertOnce(() => visits.insert(tx, `${caller.visitorId}_${requestId}`, visit))
      recordVisit(visitor, { t: at, share: shareId, page, forwardedBy }, termsAt(at))
      const lastShare =
        opened === null
          ? visitor.lastShare
          : { shareId: opened.shareId, promoterId: opened.share.promoterId, visitedAt: at }
      await save({ ...visitor, lastShare, lastAt: at, eventsTotal: number })
    })
  } catch (error) {
    if (!(error instanceof AlreadyRecorded)) throw error
  }
  return { share: found?.status ?? ('none' as const) }
}

/** Everything that a visit may ask about: the share's target and shop, and the page where it is a product. */
function wantedBy(opened: (FoundShare & { status: 'valid' }) | null, page: Input['page']) {
  const pages = page.kind === 'product' ? [page.id] : []
  if (opened === null) return { products: [], contents: [], coupons: [], shops: [] }
  const { target, shopId } = opened.share
  const id = 'id' in target ? [target.id] : []
  return {
    share: opened,
    products: target.kind === 'product' ? [...id, ...pages] : pages,
    contents: target.kind === 'live' || target.kind === 'video' || target.kind === 'article' ? id : [],
    coupons: target.kind === 'coupon' ? id : [],
    shops: shopId === null ? [] : [shopId],
  }
}

/** This page instance has been written down: nothing is left to do, and the transaction has nothing to keep. */
class AlreadyRecorded extends Error {}

async function insertOnce(insert: () => Promise<void>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    throw error instanceof Duplicate ? new AlreadyRecorded() : error
  }
}
