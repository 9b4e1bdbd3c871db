import { Refusal } from '@shared/kernel/errors'
import { Operational } from '../runtime/failures'
import { TEMPORARY_MS } from '../runtime/files'
import type { HandlersOf } from '../runtime/router'
import { readCode } from './code'
import { pictureOf, shareOf } from './mint'
import { findShare } from './repository'
import { linkOf, pathOf } from './rules'

export const shareHandlers: HandlersOf<'shares.create' | 'shares.picture'> = {
  'shares.create': async ({ target }, context) => {
    const { code } = await shareOf(context, context.caller.visitorId, target)
    return { code, path: pathOf(target, code), link: linkOf(context.settings.PUBLIC_URL, code) }
  },

  'shares.picture': async ({ code }, context) => {
    const { db, caller, files, settings, now } = context
    const shareId = readCode(settings.LINK_SECRET, code)
    if (shareId === null) throw new Refusal('SHARE_TAMPERED')
    const share = await findShare(db, shareId)
    if (share === null || share.promoterId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    const url = await files.temporaryUrl(await pictureOf(context, shareId, share))
    if (url === null) throw new Operational('the picture of a share is gone from storage')
    return { url, expiresAt: now + TEMPORARY_MS }
  },
}
