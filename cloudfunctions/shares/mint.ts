import type { Context } from '../runtime/context'
import { codeOf, shareIdOf } from './code'
import type { Share } from './model'
import { keepPicture, mintShare } from './repository'
import { pageOf } from './rules'

type Wanted = Pick<Share, 'promoterId' | 'target' | 'tag' | 'shopId'>

/** Mints (or finds) a promoter's share of a target. */
export async function shareOf({ db, settings, now }: Context, wanted: Wanted) {
  const shareId = shareIdOf(settings.LINK_SECRET, wanted.promoterId, wanted.target, wanted.tag)
  const share = await mintShare(db, shareId, { ...wanted, mintedAt: now, pictureFileId: null })
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
