import type { Context } from '../runtime/context'
import type { Wechat } from '../runtime/wechat'
import { codeOf } from './code'
import type { KeptLink, Share } from './model'
import { shareLinks } from './repository'
import { isHandedOut, KEPT_LINK_MS, pageOf, pathOf, queryOf } from './rules'
import { subjectOf } from './subject'

type Kind = 'urlLink' | 'shortLink'

/** The share's URL Link: kept, or asked for now. `wechat`: as patient as the caller is. Operational when WeChat gives none. */
export const urlLinkOf = (context: Context, shareId: string, share: Share, wechat: Wechat): Promise<KeptLink> =>
  linkOf(context, shareId, share, 'urlLink', () => {
    const code = codeOf(context.settings.LINK_SECRET, shareId)
    return wechat.urlLink({ path: pageOf(share.target), query: queryOf(share.target, code) })
  })

/** The share's short link, likewise. */
export const shortLinkOf = (context: Context, shareId: string, share: Share): Promise<KeptLink> =>
  linkOf(context, shareId, share, 'shortLink', async () => {
    const path = pathOf(share.target, codeOf(context.settings.LINK_SECRET, shareId))
    return context.wechat.shortLink({ path, title: (await subjectOf(context.db, share)).title })
  })

async function linkOf(
  { db, now, log }: Context,
  shareId: string,
  { promoterId }: Share,
  kind: Kind,
  make: () => Promise<string>,
): Promise<KeptLink> {
  const kept = (await shareLinks.get(db, shareId))?.[kind] ?? null
  if (kept !== null && isHandedOut(kept, now)) return kept
  const made: KeptLink = { url: await make(), expiresAt: now + KEPT_LINK_MS }
  try {
    return await db.transact(async (tx) => {
      const row = await shareLinks.get(tx, shareId)
      const theirs = row?.[kind] ?? null
      // Somebody was faster: theirs is the one that stays, so that a share has one link.
      if (theirs !== null && isHandedOut(theirs, now)) return theirs
      if (row === null)
        await shareLinks.insert(tx, shareId, { promoterId, urlLink: null, shortLink: null, [kind]: made })
      else await shareLinks.patch(tx, shareId, { [kind]: made })
      return made
    })
  } catch (error) {
    // It works all the same; only the next one asks WeChat again.
    log('share-link.unkept', { kind, message: error instanceof Error ? error.message : String(error) })
    return made
  }
}
