import { type Fen, minFen, shareFloor, ZERO_FEN } from '@shared/kernel/money'
import { ppm, RATE_ONE } from '@shared/kernel/rates'
import { type Timeline, valueAt } from '@shared/kernel/timeline'
import {
  OWN_AGENCY,
  type PlanTerms,
  POINTS_DEFAULT,
  type PointsProgram,
  pointsPolicy,
  productPolicy,
  REFERRAL_DEFAULT,
  type ReferralTerms,
  referralProgramPolicy,
  referralRatePolicy,
  type Shop,
} from './model'

type Values = Timeline<unknown> | undefined
const planValueAt = (plan: Values, t: number) => {
  const value = plan && valueAt(plan, t)
  return value === undefined ? null : productPolicy.parse(value)
}

/** Whether the product's promotion plan is on at `t`. A product that nobody ever promoted is not. */
export const isPromotedAt = (plan: Values, t: number): boolean => planValueAt(plan, t)?.promoted ?? false

/** What the plan pays at `t`; null when it is off or names no terms. `timeline`: of policy `productPolicyId(…)`. */
export function planAt(timeline: Values, t: number): PlanTerms | null {
  const value = planValueAt(timeline, t)
  if (value === null || !value.promoted || value.terms === undefined) return null
  const { terms } = value
  return { ...terms, agencyId: terms.split === 'merchant' ? null : (terms.agencyId ?? OWN_AGENCY) }
}

/** The promoter's part of `amount` under a plan: floor(floor(amount × serviceRate) × promoterRate). */
export const promoterPart = (amount: Fen, { serviceRate, promoterRate }: PlanTerms): Fen =>
  shareFloor(shareFloor(amount, serviceRate), promoterRate)

/** By what lists are put in order: the promoter's part of the shown price, nothing without a plan. */
export const earnFenOf = (priceFen: Fen, terms: PlanTerms | null): Fen =>
  terms === null ? ZERO_FEN : promoterPart(priceFen, terms)

/** A platform split leaves the promoter 10 to 90 % of the service fee by WeChat's default (spec/money.md). */
export const PLATFORM_PROMOTER_RATE = { min: 100_000, max: 900_000 } as const
/** WeChat takes no service rate above 90 %. */
export const SERVICE_RATE_MAX = 900_000
/** 30 %: spec/money.md. */
export const REFERRAL_RATE_MAX = 300_000

/** A plan as the merchant saves it; what is missing is missing. Rates in ppm. */
export interface PlanDraft {
  readonly promoted: boolean
  readonly split?: PlanTerms['split'] | undefined
  readonly agencyId?: string | undefined
  readonly serviceRate?: number | undefined
  readonly promoterRate?: number | undefined
}
/** Payers that are no agency: one of such a name would share their accounts. */
const PAYERS: readonly string[] = ['merchant', 'wechat']
type PlanFlaw = 'split' | 'serviceRate' | 'promoterRate' | 'agencyId'

/** The plan's terms, null for one that is off; or the field for which it is refused (PLAN_REFUSED). */
export function termsOf(draft: PlanDraft): { readonly terms: PlanTerms | null } | { readonly flaw: PlanFlaw } {
  const { promoted, split, agencyId, serviceRate, promoterRate } = draft
  if (!promoted) return { terms: null }
  if (split === undefined) return { flaw: 'split' }
  if (serviceRate === undefined || serviceRate > SERVICE_RATE_MAX) return { flaw: 'serviceRate' }
  const { min, max } = split === 'platform' ? PLATFORM_PROMOTER_RATE : { min: 0, max: RATE_ONE }
  if (promoterRate === undefined || promoterRate < min || promoterRate > max) return { flaw: 'promoterRate' }
  if (agencyId !== undefined && (split === 'merchant' || PAYERS.includes(agencyId))) return { flaw: 'agencyId' }
  return {
    terms: { split, agencyId: agencyId ?? null, serviceRate: ppm(serviceRate), promoterRate: ppm(promoterRate) },
  }
}

/**
 * What a `referral` line pays at `t`: the promoter's own rate, else the program's, else the default; paid as the program
 * says. `program`: policy `REFERRAL_PROGRAM_POLICY_ID`; `own`: policy `referralRatePolicyId(promoterId)`. A level's rate
 * stands between the two once there are levels (spec/money.md allows it here and nowhere else).
 */
export function referralTermsAt(program: Values, own: Values, t: number): ReferralTerms {
  const general = program && valueAt(program, t)
  const agreed = own && valueAt(own, t)
  const terms = general === undefined ? REFERRAL_DEFAULT : referralProgramPolicy.parse(general)
  return agreed === undefined ? terms : { ...terms, rate: referralRatePolicy.parse(agreed).rate }
}

/** The shop's points program at `t`. `timeline`: of policy `pointsPolicyId(shopId)`. */
export function pointsProgramAt(timeline: Values, shopId: string, t: number): PointsProgram {
  const value = timeline && valueAt(timeline, t)
  return value === undefined ? { program: shopId, ...POINTS_DEFAULT } : pointsPolicy.parse(value)
}

/** What the shop asks for shipping goods of `goodsFen` (before coupons and points), in one order. */
export function freightOf({ freightFen, freeFromFen }: Pick<Shop, 'freightFen' | 'freeFromFen'>, goodsFen: Fen): Fen {
  return freeFromFen !== null && goodsFen >= freeFromFen ? ZERO_FEN : freightFen
}

/** The lowest of a product's prices: what a list shows. */
export const lowestPrice = (skus: readonly { readonly priceFen: Fen }[]): Fen =>
  skus.map(({ priceFen }) => priceFen).reduce(minFen)

/** The strike price beside `lowestPrice`: that of the first SKU at this price; null for none. */
export const strikePrice = (
  skus: readonly { readonly priceFen: Fen; readonly strikePriceFen: Fen | null }[],
): Fen | null => {
  const lowest = lowestPrice(skus)
  return skus.find(({ priceFen }) => priceFen === lowest)?.strikePriceFen ?? null
}

interface WantedShelf {
  readonly categoryId: string
  /** Its id was made just now, so nobody can know it. */
  readonly isNew: boolean
}
/** Whether these can be the mall's shelves: one that is not new must be there, and each stands once. */
export function shelvesAfter(
  known: readonly { readonly categoryId: string }[],
  wanted: readonly WantedShelf[],
): boolean {
  const there = new Set(known.map(({ categoryId }) => categoryId))
  if (new Set(wanted.map(({ categoryId }) => categoryId)).size < wanted.length) return false
  return wanted.every(({ categoryId, isNew }) => isNew || there.has(categoryId))
}
