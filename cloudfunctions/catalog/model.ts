import { CONTENT_KINDS, lockDaysField, PRODUCT_STATES, SPLITS } from '@shared/contracts/catalog-shapes'
import { fen, ZERO_FEN } from '@shared/kernel/money'
import { type Ppm, ppm } from '@shared/kernel/rates'
import * as z from 'zod'

const added = { requestId: z.string(), inputHash: z.string(), addedAt: z.number() }

const fenField = z.int().min(0).transform(fen)
const ppmField = z.int().min(0).max(1_000_000).transform(ppm)

/** A shop, with what it asks for shipping: `freightFen` an order, nothing from `freeFromFen` of goods on (null: always asked). */
export const shopRecord = z.object({
  name: z.string(),
  freightFen: fenField.default(ZERO_FEN),
  freeFromFen: fenField.nullable().default(null),
  ...added,
})
export type Shop = z.output<typeof shopRecord>

export const channelRecord = z.object({ name: z.string(), ...added })

/** One way to buy a product. `buckets`: in how many documents its stock stands (`stockRecord`), numbered from 0. */
export const skuRecord = z.object({
  skuId: z.string(),
  name: z.string(),
  priceFen: fenField,
  /** The price that is shown struck through; null for none. */
  strikePriceFen: fenField.nullable(),
  buckets: z.int().min(1),
})
export type Sku = z.output<typeof skuRecord>

/**
 * What a promotion plan pays, in ppm (spec/money.md, "Commission of an order line"): agency = floor(fen × serviceRate),
 * promoter = floor(agency × promoterRate). `merchant`: the promoter's part alone leaves the merchant, and there is no
 * agency. A rate that depends on levels, on how many somebody recruited or on a recruit's sales can't be written here
 * (WeChat: one level, no tiers), which is the refusal of such a plan.
 */
export const planTerms = z.object({
  split: z.enum(SPLITS),
  /** Null for `merchant`; null otherwise means the mall's own agency (`OWN_AGENCY`). */
  agencyId: z.string().nullable(),
  serviceRate: ppmField,
  promoterRate: ppmField,
})
export type PlanTerms = z.output<typeof planTerms>

/**
 * A thing that is sold, in one or several ways. `priceFen` is its lowest SKU's. Whether it is promoted is a policy, because
 * it changes at announced times.
 */
export const productRecord = z.object({
  shopId: z.string(),
  title: z.string(),
  description: z.string().default(''),
  /** The shelf it stands on; null, or one that is gone: none. */
  categoryId: z.string().nullable().default(null),
  /** What a search finds it by (`catalog/search-terms.ts`), made of its title. */
  searchTerms: z.array(z.string()).default([]),
  /** File ids in cloud storage, or names of drawings that the app brings along (contracts, `pictureField`). */
  pictures: z.array(z.string()),
  skus: z.array(skuRecord).min(1),
  priceFen: fenField,
  state: z.enum(PRODUCT_STATES),
  /** What the plan pays, null for none: only to put lists in order. What holds now is the policy's. */
  earns: planTerms.nullable().default(null),
  /** A promoter's part of `priceFen` by `earns`. */
  earnFen: fenField.default(ZERO_FEN),
  /** When `earns` ends or another plan begins, for the task that looks again; null for never. */
  earnsUntil: z.number().nullable().default(null),
  ...added,
})
export type Product = z.output<typeof productRecord>

/** The shelves (商品分类) of the mall in their order: one document, `SHELVES_ID`. */
export const shelvesRecord = z.object({
  categories: z.array(z.object({ categoryId: z.string(), name: z.string() })),
  changedAt: z.number(),
})
export const SHELVES_ID = 'shelves'

/**
 * A part of a SKU's stock, in pieces: a hot product is many documents, so that buyers do not wait for each other. Always
 * total = free + allocated + used + ended, none negative (spec/money.md, 7). `total` changes by `catalog.addStock` only.
 */
export const stockRecord = z.object({
  skuId: z.string(),
  productId: z.string(),
  bucket: z.int().min(0),
  total: z.int().min(0),
  free: z.int().min(0),
  /** Held by orders that are not paid. */
  allocated: z.int().min(0),
  /** Sold. */
  used: z.int().min(0),
  /** Sold, refunded and not to be sold again. */
  ended: z.int().min(0),
})
export type Stock = z.output<typeof stockRecord>

/** What an order line holds of a SKU's stock: so many pieces of that bucket. An order line keeps its list. */
export const takenRecord = z.object({ skuId: z.string(), bucket: z.int().min(0), quantity: z.int().min(1) })
export type Taken = z.output<typeof takenRecord>

/** A live room, a video or an article, owned by a channel, selling for a shop. */
export const contentRecord = z.object({
  kind: z.enum(CONTENT_KINDS),
  channelId: z.string(),
  shopId: z.string(),
  title: z.string(),
  ...added,
})

export const OWN_AGENCY = 'own'

/**
 * A product's promotion plan, by policy id. Attribution reads the shop and whether it is promoted; the terms are for the
 * commission. A plan without terms promotes and pays nothing.
 */
export const productPolicy = z.object({ shopId: z.string(), promoted: z.boolean(), terms: planTerms.optional() })
export const contentPolicy = z.object({ kind: z.enum(CONTENT_KINDS), channelId: z.string(), shopId: z.string() })
/** The shop's own lock days; what is not named keeps the default. */
export const lockPolicy = lockDaysField

/** Begun by the capability of coupons; it stands here because attribution is below that one. */
export const couponPolicy = z.object({ shopId: z.string() })

/** The mall's own program (ruleset `referral`): at most 30 % of what was paid, in fen or in points. */
export const referralProgramPolicy = z.object({ rate: ppmField, paidIn: z.enum(['fen', 'points']) })
export type ReferralTerms = z.output<typeof referralProgramPolicy>
/** A promoter's own rate, agreed one by one. It can't say "for so many recruits": there is no field for it. */
export const referralRatePolicy = z.object({ rate: ppmField })
export const REFERRAL_DEFAULT: ReferralTerms = { rate: ppm(100_000), paidIn: 'fen' }

/**
 * A shop's points program. Shops that name one program share its points and must agree on `pointsPerYuan`; `earnRate` is
 * what part of the paid goods a buyer gets back in points (spec/money.md, "Points").
 */
export const pointsPolicy = z.object({ program: z.string(), pointsPerYuan: z.int().min(1), earnRate: ppmField })
export type PointsProgram = z.output<typeof pointsPolicy>
/** What a program's points are worth, kept once it is named, so that shops can't disagree. */
export const pointsProgramRecord = z.object({ pointsPerYuan: z.int().min(1) })
/** `program` is the shop's own id where nothing was set. */
export const POINTS_DEFAULT: { readonly pointsPerYuan: number; readonly earnRate: Ppm } = {
  pointsPerYuan: 100,
  earnRate: ppm(10_000),
}

export const productPolicyId = (productId: string): string => `product_${productId}`
export const contentPolicyId = (contentId: string): string => `content_${contentId}`
export const couponPolicyId = (couponId: string): string => `coupon_${couponId}`
export const lockPolicyId = (shopId: string): string => `lock_${shopId}`
export const REFERRAL_PROGRAM_POLICY_ID = 'referral-program'
export const referralRatePolicyId = (promoterId: string): string => `referral-rate_${promoterId}`
export const pointsPolicyId = (shopId: string): string => `points_${shopId}`
