import { visitorOf } from '../members/identities'
import { members } from '../members/repository'
import { promoters } from '../promoters/repository'
import type { Directory } from '../runtime/context'
import { staff } from '../staff/repository'

/** How identities become people and people have roles. */
export const directory: Directory = {
  visitorOf,
  isMember: async (db, visitorId) => (await members.get(db, visitorId)) !== null,
  isPromoter: async (db, visitorId) => (await promoters.get(db, visitorId)) !== null,
  staffRoles: async (db, visitorId) => (await staff.get(db, visitorId))?.roles ?? [],
}
