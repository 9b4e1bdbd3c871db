import { CONTENT_KINDS, lockDaysField } from '@shared/contracts/catalog'
import * as z from 'zod'

const added = { requestId: z.string(), inputHash: z.string(), addedAt: z.number() }

export const shopRecord = z.object({ name: z.string(), ...added })

export const channelRecord = z.object({ name: z.string(), ...added })

/** A thing that is sold. Whether it is promoted is a policy, because it changes at announced times. */
export const productRecord = z.object({ shopId: z.string(), title: z.string(), priceFen: z.int(), ...added })
export type Product = z.output<typeof productRecord>

/** A live room, a video or an article, owned by a channel, selling for a shop. */
export const contentRecord = z.object({
  kind: z.enum(CONTENT_KINDS),
  channelId: z.string(),
  shopId: z.string(),
  title: z.string(),
  ...added,
})

/** What attribution needs to know of the catalog, by policy id. The values are those of the events of the replay. */
export const productPolicy = z.object({ shopId: z.string(), promoted: z.boolean() })
export const contentPolicy = z.object({ kind: z.enum(CONTENT_KINDS), channelId: z.string(), shopId: z.string() })
/** The shop's own lock days; what is not named keeps the default. */
export const lockPolicy = lockDaysField

/** Begun by the capability of coupons; it stands here because attribution is below that one. */
export const couponPolicy = z.object({ shopId: z.string() })

export const productPolicyId = (productId: string): string => `product_${productId}`
export const contentPolicyId = (contentId: string): string => `content_${contentId}`
export const couponPolicyId = (couponId: string): string => `coupon_${couponId}`
export const lockPolicyId = (shopId: string): string => `lock_${shopId}`
