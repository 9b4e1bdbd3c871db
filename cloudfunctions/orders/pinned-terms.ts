import { productPolicyId, REFERRAL_PROGRAM_POLICY_ID, referralRatePolicyId } from '../catalog/model'
import { planAt, referralTermsAt } from '../catalog/rules'
import type { Commission, Terms } from '../commissions/model'
import type { Context } from '../runtime/context'
import { closedPolicyId } from '../visitors/model'
import type { Line } from './model'

/** What attribution decided of a line, as far as its commission hangs on it. */
interface Decided {
  readonly productId: string
  readonly promoterId: string | null
  readonly ruleset: { readonly name: string } | null
  readonly basis: Commission['basis']
  readonly decidedAt: number
}

/**
 * By what each line's commission will be computed, as it holds at the decision; pinned on the order (DF20). A line of
 * ruleset `referral` is paid by the mall's own program, any other by the product's plan. Null: it belongs to nobody, or
 * to somebody whose account is closed, or the plan pays nothing.
 */
export async function pinnedTerms(
  { db, policies, now }: Context,
  decisions: readonly Decided[],
): Promise<Line['commission'][]> {
  const timelines = await policies.load(db, decisions.flatMap(policiesOf), now)
  return decisions.map(({ productId, promoterId, ruleset, basis, decidedAt }) => {
    if (promoterId === null || ruleset === null) return null
    const timeline = (id: string) => timelines.get(id)
    if (timeline(closedPolicyId(promoterId)) !== undefined) return null
    const terms = isReferral(ruleset)
      ? referral(timeline(REFERRAL_PROGRAM_POLICY_ID), timeline(referralRatePolicyId(promoterId)), decidedAt)
      : plan(timeline(productPolicyId(productId)), decidedAt)
    return terms && { promoterId, ruleset: ruleset.name, basis, terms }
  })
}

const isReferral = ({ name }: { readonly name: string }): boolean => name === 'referral'

function policiesOf({ productId, promoterId, ruleset }: Decided): string[] {
  if (promoterId === null || ruleset === null) return []
  const closed = closedPolicyId(promoterId)
  if (isReferral(ruleset)) return [closed, REFERRAL_PROGRAM_POLICY_ID, referralRatePolicyId(promoterId)]
  return [closed, productPolicyId(productId)]
}

function referral(...at: Parameters<typeof referralTermsAt>): Terms {
  const { rate, paidIn } = referralTermsAt(...at)
  return { by: 'referral', rate, paidIn }
}

function plan(...at: Parameters<typeof planAt>): Terms | null {
  const terms = planAt(...at)
  return terms && { by: 'plan', ...terms, paidIn: 'fen' }
}
