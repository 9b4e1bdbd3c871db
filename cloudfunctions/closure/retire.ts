import { promoters } from '../promoters/repository'
import { stepPromoter } from '../promoters/rules'
import type { Store } from '../runtime/database'
import { announcedPolicy, beginPolicy } from '../runtime/policies'
import { closedPolicyId } from '../visitors/model'
import { DISABLED_BECAUSE } from './phrases'

/**
 * Ends somebody's promoting for good, if they are a promoter: their code binds nobody, and what would become theirs is
 * nobody's (`closedPolicyId`). Whom lines belong to is decided as ever, so a replay finds what was decided.
 */
export async function retirePromoter(tx: Store, personId: string, now: number): Promise<void> {
  const before = await promoters.get(tx, personId)
  if (before === null) return
  const { state, disabledReason, version } = stepPromoter(before, 'disabled', DISABLED_BECAUSE)
  if (version !== before.version) await promoters.patch(tx, personId, { state, disabledReason, version })
  const policyId = closedPolicyId(personId)
  if ((await announcedPolicy(tx, policyId)) === undefined) await beginPolicy(tx, policyId, now, true)
}
