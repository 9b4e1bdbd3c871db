import type { Output } from '@shared/contracts'
import { valueAt } from '@shared/kernel/timeline'
import { REFERRAL_PROGRAM_POLICY_ID, referralRatePolicyId } from '../catalog/model'
import { referralTermsAt } from '../catalog/rules'
import type { ActionContext } from '../runtime/context'
import { rulesetsFrom } from './online-world'
import { RULESETS_POLICY_ID } from './records'

/** What a customer's order would earn the caller if it were placed now: the very terms that it would pin. */
export async function referral({ db, policies, caller, now }: ActionContext): Promise<Output<'attribution.referral'>> {
  const own = referralRatePolicyId(caller.visitorId)
  const timelines = await policies.load(db, [RULESETS_POLICY_ID, REFERRAL_PROGRAM_POLICY_ID, own], now)
  const rulesets = timelines.get(RULESETS_POLICY_ID)
  const inForce = rulesetsFrom(rulesets && valueAt(rulesets, now))
  if (!inForce.some(({ rules }) => rules.name === 'referral')) return { referral: null }
  return { referral: referralTermsAt(timelines.get(REFERRAL_PROGRAM_POLICY_ID), timelines.get(own), now) }
}
