import { Refusal } from '@shared/kernel/errors'
import type { Database } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { TEMPORARY_MS } from '../runtime/files'
import { refuseBanned } from '../runtime/phrases'
import type { HandlersOf } from '../runtime/router'
import { shortLinkOf } from './kept-links'
import { pictureOf, shareOf } from './mint'
import { findShare, ownShare } from './repository'
import { linkOf, pathOf } from './rules'
import { bannersOf } from './snippet'
import { subjectOf } from './subject'
import { type HigherTargets, shopOfTarget } from './targets'

export const shareHandlers = (
  higher: HigherTargets,
): HandlersOf<'shares.create' | 'shares.picture' | 'shares.shortLink' | 'shares.banners' | 'shares.resolve'> => ({
  'shares.create': async ({ target, tag = null }, context) => {
    if (tag !== null) refuseBanned('tag', tag)
    const shopId = await shopOfTarget(context.db, target, higher)
    if (shopId === undefined) throw new Refusal('NOT_FOUND', { field: 'target' })
    const { code } = await shareOf(context, { promoterId: context.caller.visitorId, target, tag, shopId })
    return { code, path: pathOf(target, code), link: linkOf(context.settings.PUBLIC_URL, code) }
  },

  'shares.picture': async ({ code }, context) => {
    const { files, now } = context
    const { shareId, share } = await ownShare(context, code)
    const url = await files.temporaryUrl(await pictureOf(context, shareId, share))
    if (url === null) throw new Operational('the picture of a share is gone from storage')
    return { url, expiresAt: now + TEMPORARY_MS }
  },

  'shares.shortLink': async ({ code }, context) => {
    const { shareId, share } = await ownShare(context, code)
    const { url: shortLink, expiresAt } = await shortLinkOf(context, shareId, share)
    return { shortLink, expiresAt }
  },

  'shares.banners': async ({ code }, context) => {
    const { share } = await ownShare(context, code)
    const { PUBLIC_URL } = context.settings
    const { title } = await subjectOf(context.db, share)
    return { items: bannersOf(PUBLIC_URL, code, linkOf(PUBLIC_URL, code), title) }
  },

  'shares.resolve': async ({ code }, { db, settings }) => {
    const { share } = await existing(db, settings.LINK_SECRET, code)
    return { path: pathOf(share.target, code) }
  },
})

/** The share, or the refusal that says why there is none. */
async function existing(db: Database, secret: string, code: string) {
  const found = await findShare(db, secret, code)
  if (found.status !== 'valid') throw new Refusal(found.status === 'tampered' ? 'SHARE_TAMPERED' : 'NOT_FOUND')
  return found
}
