import type { Context } from '../runtime/context'
import { codeOf, shareIdOf } from './code'
import type { Share, ShareTarget } from './model'
import { keepPicture, mintShare } from './repository'
import { pageOf } from './rules'

/** Mints (or finds) the promoter's share of a target. */
export async function shareOf(context: Context, promoterId: string, target: ShareTarget, tag: string | null = null) {
  const { db, settings, now } = context
  const shareId = shareIdOf(settings.LINK_SECRET, promoterId, target, tag)
  const share = await mintShare(db, shareId, { promoterId, target, tag, mintedAt: now, pictureFileId: null })
  return { shareId, share, code: codeOf(settings.LINK_SECRET, shareId) }
}

/** File id of the share's mini-program code; WeChat draws it once. Drawing it again writes the same file. */
export async function pictureOf(
  { db, wechat, files, settings }: Context,
  shareId: string,
  share: Share,
): Promise<string> {
  if (share.pictureFileId !== null) return share.pictureFileId
  const picture = await wechat.drawCode({ scene: codeOf(settings.LINK_SECRET, shareId), page: pageOf(share.target) })
  const fileId = await files.save(`share-codes/${shareId}.png`, picture)
  await keepPicture(db, shareId, fileId)
  return fileId
}
