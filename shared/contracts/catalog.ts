import * as z from 'zod'
import { command, query } from './action'
import { idField, pageInput, pageOutput, payerField, reasonField, timeField } from './fields'

/** Kinds of content that a channel (视频号, 公众号) owns. */
export const CONTENT_KINDS = ['live', 'video', 'article'] as const

/** Who pays the promoter: `spec/money.md`, "Commission of an order line". */
export const SPLITS = ['merchant', 'agency', 'platform'] as const

/** A product that is off sale is shown to who has its link, and can't be bought. */
export const PRODUCT_STATES = ['on-sale', 'off-sale'] as const

/** A title fits two lines of a card at 390 px. */
export const TITLE_MAX = 60
const titleField = z.string().trim().min(1).max(TITLE_MAX)

/** A SKU's name fits one chip. */
export const SKU_NAME_MAX = 20
const skuNameField = z.string().trim().min(1).max(SKU_NAME_MAX)

/** One hundred thousand yuan: the largest price of one piece that a form takes. */
export const PRICE_FEN_MAX = 10_000_000
const priceField = z.int().min(0).max(PRICE_FEN_MAX)

/** A million pieces of one SKU: more is a slip of the hand. */
export const STOCK_MAX = 1_000_000

/** From here down the public is told how many are left; above it they are told that there are some. */
export const STOCK_SHOWN_MAX = 10

/** One screen of chips; WeChat's own shop takes more, and nobody scrolls through them. */
export const SKUS_MAX = 50
/** As many pictures as a post in Moments. */
export const PICTURES_MAX = 9

/** Lock days (锁客天数) are whole days; WeChat's own setting takes up to a year. */
const daysField = z.int().min(0).max(365)
/** A shop's own lock days; what is not named keeps the default (spec/attribution.md, "Lock days"). */
export const lockDaysField = z.strictObject({
  'product.click': daysField.optional(),
  'product.order': daysField.optional(),
  'content.click': daysField.optional(),
  'content.order': daysField.optional(),
  'coupon.click': daysField.optional(),
  'coupon.order': daysField.optional(),
})

/** The id of a file below `products` in cloud storage, or `drawn:<name>`: a drawing that the app brings along. */
export const pictureField = z
  .string()
  .regex(/^(?:cloud:\/\/[\w.-]{1,100}\/products\/(?:[\w-]{1,40}\/){0,3}[\w-]{1,40}\.\w{1,5}|drawn:[a-z-]{1,30})$/)
const picturesField = z
  .array(pictureField)
  .max(PICTURES_MAX)
  .refine((pictures) => new Set(pictures).size === pictures.length)

const named = <T extends { readonly name: string }>(skus: readonly T[]) =>
  new Set(skus.map(({ name }) => name)).size === skus.length
const pricedSku = { name: skuNameField, priceFen: priceField, strikePriceFen: priceField.optional() }
const newSkus = z
  .array(z.strictObject({ ...pricedSku, stock: z.int().min(0).max(STOCK_MAX) }))
  .min(1)
  .max(SKUS_MAX)
  .refine(named)
const changedSkus = z
  .array(z.strictObject({ skuId: idField, ...pricedSku }))
  .min(1)
  .max(SKUS_MAX)
  .refine(named)

const rateField = z.int().min(0).max(1_000_000)
/** A promotion plan. Rates in ppm; a promoted one needs split and both rates. `agencyId` is the mall's own when missing. */
const planFields = {
  promoted: z.boolean(),
  split: z.enum(SPLITS).optional(),
  agencyId: payerField.optional(),
  serviceRate: rateField.optional(),
  promoterRate: rateField.optional(),
}
const planField = z.strictObject(planFields)

/** A product of a list. */
const product = z.object({
  productId: z.string(),
  shopId: z.string(),
  title: z.string(),
  /** The first picture, as `src` of an image or `drawn:<name>`; null when it has none. */
  picture: z.string().nullable(),
  /** The lowest of its SKUs' prices. */
  priceFen: z.int(),
  state: z.enum(PRODUCT_STATES),
  /** Whether its promotion plan is on now. */
  promoted: z.boolean(),
  /** What a promoter who asks would earn on `priceFen`; null for anybody else and without a plan. */
  earnFen: z.int().nullable(),
})
const sku = z.object({
  skuId: z.string(),
  name: z.string(),
  priceFen: z.int(),
  strikePriceFen: z.int().nullable(),
  inStock: z.boolean(),
  /** How many are left when they are few (STOCK_SHOWN_MAX); null otherwise: the exact stock is the merchant's. */
  stockLeft: z.int().nullable(),
  earnFen: z.int().nullable(),
})
const content = z.object({
  contentId: z.string(),
  kind: z.enum(CONTENT_KINDS),
  channelId: z.string(),
  shopId: z.string(),
  title: z.string(),
})
/** A change of rules answers when it begins: no sooner than a minute after saving. */
const effective = z.object({ from: timeField })

export const catalog = {
  /** Products, newest first. Those that are off sale are listed for the staff only. */
  'catalog.products': query({
    who: 'visitor',
    input: { ...pageInput, shopId: idField.optional(), state: z.enum(PRODUCT_STATES).default('on-sale') },
    output: pageOutput(product),
    refusals: [],
  }),

  'catalog.contents': query({ who: 'visitor', input: { ...pageInput }, output: pageOutput(content), refusals: [] }),

  'catalog.product': query({
    who: 'visitor',
    input: { productId: idField },
    output: product.omit({ picture: true }).extend({
      shopName: z.string(),
      pictures: z.array(z.string()),
      skus: z.array(sku),
    }),
    refusals: [],
  }),

  'catalog.content': query({
    who: 'visitor',
    input: { contentId: idField },
    output: content.extend({ channelName: z.string(), shopName: z.string() }),
    refusals: [],
  }),

  'catalog.shop': query({
    who: 'visitor',
    input: { shopId: idField },
    output: z.object({
      shopId: z.string(),
      name: z.string(),
      freightFen: z.int(),
      freeFromFen: z.int().nullable(),
    }),
    refusals: [],
  }),

  'catalog.addShop': command({
    who: ['owner', 'operator'],
    input: { name: titleField },
    output: z.object({ shopId: z.string() }),
    refusals: ['TEXT_REFUSED'],
  }),

  /** Flat freight of an order, and the amount of goods from which it is free (null: never). Open orders keep theirs. */
  'catalog.setFreight': command({
    who: ['owner', 'operator'],
    input: { shopId: idField, freightFen: priceField, freeFromFen: priceField.nullable() },
    output: z.object({}),
    refusals: [],
  }),

  /** The shop's lock days from about a minute from now on; dyes that live keep the end they have. */
  'catalog.setLockDays': command({
    who: ['owner', 'operator'],
    input: { shopId: idField, days: lockDaysField },
    output: effective,
    refusals: [],
  }),

  /** A product with its SKUs and their first stock. Without a plan it is not promoted. */
  'catalog.addProduct': command({
    who: ['owner', 'operator'],
    input: {
      shopId: idField,
      title: titleField,
      pictures: picturesField.optional(),
      skus: newSkus,
      plan: planField.optional(),
    },
    output: z.object({ productId: z.string(), skuIds: z.array(z.string()) }),
    refusals: ['TEXT_REFUSED', 'PLAN_REFUSED'],
  }),

  /** What is given replaces what was. `skus` names all of them, in the order shown; orders keep the price they were made at. */
  'catalog.changeProduct': command({
    who: ['owner', 'operator'],
    input: {
      productId: idField,
      title: titleField.optional(),
      pictures: picturesField.optional(),
      skus: changedSkus.optional(),
    },
    output: z.object({}),
    refusals: ['TEXT_REFUSED'],
  }),

  'catalog.setOnSale': command({
    who: ['owner', 'operator'],
    input: { productId: idField, onSale: z.boolean() },
    output: z.object({}),
    refusals: [],
  }),

  /** More pieces, or fewer: only free ones can be taken away (SOLD_OUT tells how many there are). Answers what is free. */
  'catalog.addStock': command({
    who: ['owner', 'operator'],
    input: {
      productId: idField,
      skuId: idField,
      change: z
        .int()
        .min(-STOCK_MAX)
        .max(STOCK_MAX)
        .refine((change) => change !== 0),
      reason: reasonField,
    },
    output: z.object({ freeChanged: z.int() }),
    refusals: ['SOLD_OUT'],
  }),

  /**
   * The product's promotion plan (推广计划) from `startAt` on, no sooner than about a minute from now, off again from `endAt`.
   * It replaces whatever was announced for later. PLAN_REFUSED names the field.
   */
  'catalog.setPlan': command({
    who: ['owner', 'operator'],
    input: { productId: idField, ...planFields, startAt: timeField.optional(), endAt: timeField.optional() },
    output: effective,
    refusals: ['PLAN_REFUSED'],
  }),

  /** What the mall's own program (ruleset `referral`) pays: everybody, or `promoterId` alone. At most 30 %. */
  'catalog.setReferralRate': command({
    who: ['owner'],
    input: { rate: rateField, promoterId: idField.optional(), paidIn: z.enum(['fen', 'points']).optional() },
    output: effective,
    refusals: ['PLAN_REFUSED'],
  }),

  /** Which points a shop's orders earn and spend. Shops that name one `program` must agree on `pointsPerYuan`. */
  'catalog.setPointsProgram': command({
    who: ['owner'],
    input: {
      shopId: idField,
      program: z.string().regex(/^[0-9A-Za-z-]{1,32}$/),
      pointsPerYuan: z.int().min(1).max(10_000),
      earnRate: rateField,
    },
    output: effective,
    refusals: ['PLAN_REFUSED'],
  }),

  'catalog.addContent': command({
    who: ['owner', 'operator'],
    input: { kind: z.enum(CONTENT_KINDS), channelId: idField, shopId: idField, title: titleField },
    output: z.object({ contentId: z.string() }),
    refusals: ['TEXT_REFUSED'],
  }),

  'catalog.addChannel': command({
    who: ['owner', 'operator'],
    input: { name: titleField },
    output: z.object({ channelId: z.string() }),
    refusals: ['TEXT_REFUSED'],
  }),
} as const
