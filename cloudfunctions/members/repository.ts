import { createHash } from 'node:crypto'
import { Refusal } from '@shared/kernel/errors'
import type { Identity } from '../runtime/context'
import type { Files } from '../runtime/files'
import { AVATAR_BYTES_MAX, pictureExtension } from '../runtime/pictures'
import { table } from '../runtime/table'
import { identityRecord, linkCodeRecord, type Member, memberRecord } from './model'
import { maskPhone } from './rules'

export const members = table('members', memberRecord)
export const identities = table('identities', identityRecord)
export const linkCodes = table('link-codes', linkCodeRecord)

/** An openid never stands in an id: ids travel through logs and exports. */
export const identityId = ({ provider, subject }: Identity): string =>
  createHash('sha256').update(`${provider}\n${subject}`).digest('hex').slice(0, 40)

/** A member as they see themselves, with an address that shows their picture for a while. */
export async function profileOf(files: Files, { nickname, avatarFileId, phone, registeredAt }: Member) {
  const avatarUrl = avatarFileId === null ? null : await files.temporaryUrl(avatarFileId)
  return { nickname, avatarUrl, phone: phone === null ? null : maskPhone(phone), registeredAt }
}

/**
 * Keeps a picture that its owner sent, as base64; answers the file's id. A file of its own for each request: one that is
 * refused in the end replaces nobody's picture, and one that is repeated overwrites itself.
 */
export async function keepAvatar(
  files: Files,
  visitorId: string,
  { requestId, avatarBase64 }: { readonly requestId: string; readonly avatarBase64: string },
): Promise<string> {
  const bytes = Buffer.from(avatarBase64, 'base64')
  const extension = pictureExtension(bytes)
  if (extension === null || bytes.length > AVATAR_BYTES_MAX) {
    throw new Refusal('INVALID_INPUT', { field: 'avatarBase64' })
  }
  return files.save(`avatars/${visitorId}-${requestId}.${extension}`, bytes)
}
