import type { Context } from '../runtime/context'
import type { Wechat } from '../runtime/wechat'
import { urlLinkOf } from './kept-links'
import type { Share } from './model'
import { linkOpens } from './repository'
import { LINK_OPEN_KEPT_MS } from './rules'

/** Counts one opening of the public link. A count that fails is told to the log alone: the visitor goes on. */
export async function countOpening({ db, now, entropy, log }: Context, shareId: string, share: Share): Promise<void> {
  const row = { shareId, promoterId: share.promoterId, at: now, expiresAt: now + LINK_OPEN_KEPT_MS }
  try {
    await linkOpens.insert(db, entropy.id(), row)
  } catch (error) {
    log('link-open.uncounted', { message: error instanceof Error ? error.message : String(error) })
  }
}

/** Where WeChat opens the mini-program on the share's page; null when WeChat gives no link in time, and the log says why. */
export async function inMiniProgram(
  context: Context,
  shareId: string,
  share: Share,
  wechat: Wechat,
): Promise<string | null> {
  try {
    return (await urlLinkOf(context, shareId, share, wechat)).url
  } catch (error) {
    context.log('url-link.missing', { message: error instanceof Error ? error.message : String(error) })
    return null
  }
}
