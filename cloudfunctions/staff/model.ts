import { STAFF_ROLES } from '@shared/contracts/action'
import * as z from 'zod'

/** What a member may do for the merchant. The document's id is the member's. */
export const staffRecord = z.object({ roles: z.array(z.enum(STAFF_ROLES)), since: z.number() })
