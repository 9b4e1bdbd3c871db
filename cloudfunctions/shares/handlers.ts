import { Refusal } from '@shared/kernel/errors'
import { Operational } from '../runtime/failures'
import { TEMPORARY_MS } from '../runtime/files'
import type { HandlersOf } from '../runtime/router'
import { readCode } from './code'
import { pictureOf, shareOf } from './mint'
import { findShare } from './repository'
import { linkOf, pathOf } from './rules'
import { type HigherTargets, targetExists } from './targets'

export const shareHandlers = (
  higher: HigherTargets,
): HandlersOf<'shares.create' | 'shares.picture' | 'shares.resolve'> => ({
  'shares.create': async ({ target, tag }, context) => {
    if (!(await targetExists(context.db, target, higher))) throw new Refusal('NOT_FOUND', { field: 'target' })
    const { code } = await shareOf(context, context.caller.visitorId, target, tag)
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

  'shares.resolve': async ({ code }, { db, settings }) => {
    const shareId = readCode(settings.LINK_SECRET, code)
    if (shareId === null) throw new Refusal('SHARE_TAMPERED')
    const share = await findShare(db, shareId)
    if (share === null) throw new Refusal('NOT_FOUND')
    return { path: pathOf(share.target, code) }
  },
})
