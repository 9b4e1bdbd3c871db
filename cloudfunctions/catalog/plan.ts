import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { isId } from '@shared/kernel/ids'
import { CHANGE_DELAY_MS } from '@shared/kernel/timeline'
import { promoters } from '../promoters/repository'
import { announce } from '../runtime/announce'
import type { ActionContext } from '../runtime/context'
import { announcedPolicy } from '../runtime/policies'
import {
  lockPolicyId,
  POINTS_DEFAULT,
  pointsPolicyId,
  productPolicyId,
  REFERRAL_DEFAULT,
  REFERRAL_PROGRAM_POLICY_ID,
  referralProgramPolicy,
  referralRatePolicyId,
} from './model'
import { pointsPrograms, products, shops } from './repository'
import { earnFenOf, type PlanDraft, REFERRAL_RATE_MAX, termsOf } from './rules'

/** A plan as its policy keeps it. Refuses with PLAN_REFUSED, which names the field. */
export function planValue(shopId: string, draft: PlanDraft) {
  const found = termsOf(draft)
  if ('flaw' in found) throw new Refusal('PLAN_REFUSED', { field: found.flaw })
  const { terms } = found
  return { shopId, promoted: draft.promoted, ...(terms === null ? {} : { terms }) }
}

/** Announces the shop's lock days; answers from when they hold. */
export const setLockDays = (input: Parsed<'catalog.setLockDays'>, context: ActionContext): Promise<number> =>
  announce('catalog.setLockDays', input, context, async (tx) => {
    const { shopId, days } = input
    if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
    return { policyId: lockPolicyId(shopId), subject: shopId, value: days }
  })

/** Announces a product's promotion plan, and its end where it has one; answers from when it holds. */
export const setPlan = (input: Parsed<'catalog.setPlan'>, context: ActionContext): Promise<number> =>
  announce('catalog.setPlan', input, context, async (tx) => {
    const { productId, promoted, startAt = 0, endAt } = input
    const product = await products.get(tx, productId)
    if (product === null) throw new Refusal('NOT_FOUND', { field: 'productId' })
    const value = planValue(product.shopId, input)
    const plan = { policyId: productPolicyId(productId), subject: productId, value, from: startAt }
    const begins = Math.max(startAt, context.now + CHANGE_DELAY_MS)
    if (endAt !== undefined && (!promoted || endAt <= begins)) throw new Refusal('PLAN_REFUSED', { field: 'endAt' })
    const earns = value.terms ?? null
    // Lists go by a plan of now from the moment that it is announced, by one of later once it has begun (`ended-plans.ts`).
    const pays =
      startAt > context.now + CHANGE_DELAY_MS
        ? { earnsUntil: Math.min(startAt, product.earnsUntil ?? startAt) }
        : { earns, earnFen: earnFenOf(product.priceFen, earns), earnsUntil: endAt ?? null }
    await products.patch(tx, productId, pays)
    if (endAt === undefined) return plan
    return { ...plan, end: { from: endAt, value: { shopId: product.shopId, promoted: false } } }
  })

/** Announces what `referral` lines pay: in general, or to one promoter. Answers from when it holds. */
export const setReferralRate = (input: Parsed<'catalog.setReferralRate'>, context: ActionContext): Promise<number> =>
  announce('catalog.setReferralRate', input, context, async (tx) => {
    const { rate, promoterId, paidIn } = input
    if (rate > REFERRAL_RATE_MAX) throw new Refusal('PLAN_REFUSED', { field: 'rate' })
    if (promoterId === undefined) {
      const last = await announcedPolicy(tx, REFERRAL_PROGRAM_POLICY_ID)
      const before = last === undefined ? REFERRAL_DEFAULT : referralProgramPolicy.parse(last.value)
      const value = { rate, paidIn: paidIn ?? before.paidIn }
      return { policyId: REFERRAL_PROGRAM_POLICY_ID, subject: REFERRAL_PROGRAM_POLICY_ID, value }
    }
    // In what it is paid is the program's, one for all.
    if (paidIn !== undefined) throw new Refusal('PLAN_REFUSED', { field: 'paidIn' })
    if ((await promoters.get(tx, promoterId)) === null) throw new Refusal('NOT_FOUND', { field: 'promoterId' })
    return { policyId: referralRatePolicyId(promoterId), subject: promoterId, value: { rate } }
  })

/**
 * Announces a shop's points program. What a point is worth is said once a program, by whoever names it first: points that
 * people hold keep their worth. Another worth is another program.
 */
export const setPointsProgram = (input: Parsed<'catalog.setPointsProgram'>, context: ActionContext): Promise<number> =>
  announce('catalog.setPointsProgram', input, context, async (tx) => {
    const { shopId, program, pointsPerYuan, earnRate } = input
    if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
    const known = await pointsPrograms.get(tx, program)
    if (known === null) {
      // Another shop's default program bears its id, and has not said its worth yet.
      if (isId(program) && program !== shopId) throw new Refusal('PLAN_REFUSED', { field: 'program' })
      // The shop's own was in use by default before anybody named it: people may hold its points.
      if (program === shopId && pointsPerYuan !== POINTS_DEFAULT.pointsPerYuan) {
        throw new Refusal('PLAN_REFUSED', { field: 'pointsPerYuan' })
      }
      await pointsPrograms.insert(tx, program, { pointsPerYuan })
    } else if (known.pointsPerYuan !== pointsPerYuan) throw new Refusal('PLAN_REFUSED', { field: 'pointsPerYuan' })
    return { policyId: pointsPolicyId(shopId), subject: shopId, value: { program, pointsPerYuan, earnRate } }
  })
