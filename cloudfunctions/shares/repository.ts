import { Refusal } from '@shared/kernel/errors'
import { businessDay } from '@shared/kernel/time'
import type { ActionContext, Context } from '../runtime/context'
import type { Database, Store } from '../runtime/database'
import { Duplicate } from '../runtime/failures'
import { table } from '../runtime/table'
import { readCode } from './code'
import { linkOpenRecord, type Share, shareLinksRecord, shareRecord, tamperedRecord } from './model'

export const shares = table('shares', shareRecord)
export const shareLinks = table('share-links', shareLinksRecord)
export const linkOpens = table('link-opens', linkOpenRecord)
const tampered = table('tampered-shares', tamperedRecord)

/** What a code from a link turns out to be. A changed one costs no read. */
export type FoundShare =
  | { readonly status: 'tampered' | 'unknown' }
  | { readonly status: 'valid'; readonly shareId: string; readonly share: Share }

export async function findShare(store: Store, secret: string, code: string): Promise<FoundShare> {
  const shareId = readCode(secret, code)
  if (shareId === null) return { status: 'tampered' }
  const share = await shares.get(store, shareId)
  return share === null || share.closedAt !== undefined ? { status: 'unknown' } : { status: 'valid', shareId, share }
}

/** The caller's own share. Refuses a changed code with SHARE_TAMPERED, somebody else's share and an unknown one with NOT_FOUND. */
export async function ownShare({ db, settings, caller }: ActionContext, code: string) {
  const found = await findShare(db, settings.LINK_SECRET, code)
  if (found.status !== 'valid') throw new Refusal(found.status === 'tampered' ? 'SHARE_TAMPERED' : 'NOT_FOUND')
  if (found.share.promoterId !== caller.visitorId) throw new Refusal('NOT_FOUND')
  return found
}

/** Mints the share unless it exists; its id is made from what it is, so an existing one is the same one. */
export async function mintShare(db: Database, shareId: string, share: Share): Promise<Share> {
  const known = await shares.get(db, shareId)
  if (known !== null) return known
  try {
    await shares.insert(db, shareId, share)
    return share
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    return share
  }
}

export const keepPicture = (db: Database, shareId: string, pictureFileId: string) =>
  shares.patch(db, shareId, { pictureFileId })

const TAMPERED_BUCKETS = 16

/** What a code of ours may look like after somebody changed it; anything else was never one, and is not worth a row. */
const CHANGED_CODE = /^[0-9A-Za-z]{8,24}$/

/** Counts a code that somebody changed. Nothing depends on the count, so a count that fails is only told to the log. */
export async function countTampered({ db, now, entropy, log }: Context, code: string): Promise<void> {
  if (!CHANGED_CODE.test(code)) return
  const id = `${businessDay(now)}_${Math.floor(entropy.fraction() * TAMPERED_BUCKETS)}`
  try {
    await db.transact(async (tx) => {
      const bucket = await tampered.get(tx, id)
      const last = { lastCode: code, at: now }
      if (bucket === null) await tampered.insert(tx, id, { count: 1, ...last })
      else await tampered.patch(tx, id, { count: bucket.count + 1, ...last })
    })
  } catch (error) {
    log('share.uncounted', { message: error instanceof Error ? error.message : String(error) })
  }
}
