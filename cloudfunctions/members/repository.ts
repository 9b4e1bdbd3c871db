import { table } from '../runtime/table'
import { identityRecord, linkCodeRecord, memberRecord } from './model'

export const members = table('members', memberRecord)
export const identities = table('identities', identityRecord)
export const linkCodes = table('link-codes', linkCodeRecord)
