import { createHash } from 'node:crypto'
import type { Identity } from '../runtime/context'
import type { Files } from '../runtime/files'
import { table } from '../runtime/table'
import { identityRecord, linkCodeRecord, type Member, memberRecord } from './model'

export const members = table('members', memberRecord)
export const identities = table('identities', identityRecord)
export const linkCodes = table('link-codes', linkCodeRecord)

/** An openid never stands in an id: ids travel through logs and exports. */
export const identityId = ({ provider, subject }: Identity): string =>
  createHash('sha256').update(`${provider}\n${subject}`).digest('hex').slice(0, 40)

/** A member as they see themselves, with an address that shows their picture for a while. */
export async function profileOf(files: Files, { nickname, avatarFileId, registeredAt }: Member) {
  const avatarUrl = avatarFileId === null ? null : await files.temporaryUrl(avatarFileId)
  return { nickname, avatarUrl, registeredAt }
}
