import type { Files } from '../runtime/files'
import type { Member } from './model'

/** A member as they see themselves. */
export async function profileOf(files: Files, { nickname, avatarFileId, registeredAt }: Member) {
  const avatarUrl = avatarFileId === null ? null : await files.temporaryUrl(avatarFileId)
  return { nickname, avatarUrl, registeredAt }
}
