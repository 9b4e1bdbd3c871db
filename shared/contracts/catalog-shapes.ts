import * as z from 'zod'
import { idField, payerField } from './fields'

/** What the actions of the catalog take and give: fields of input first, then what is answered. */

/** Kinds of content that a channel (视频号, 公众号) owns. */
export const CONTENT_KINDS = ['live', 'video', 'article'] as const

/** Who pays the promoter: `spec/money.md`, "Commission of an order line". */
export const SPLITS = ['merchant', 'agency', 'platform'] as const

/** A product that is off sale is shown to who has its link, and can't be bought. */
export const PRODUCT_STATES = ['on-sale', 'off-sale'] as const

/** A title fits two lines of a card at 390 px. */
export const TITLE_MAX = 60
export const titleField = z.string().trim().min(1).max(TITLE_MAX)

/** A SKU's name fits one chip. */
export const SKU_NAME_MAX = 20
export const skuNameField = z.string().trim().min(1).max(SKU_NAME_MAX)

/** One hundred thousand yuan: the largest price of one piece that a form takes. */
export const PRICE_FEN_MAX = 10_000_000
export const priceField = z.int().min(0).max(PRICE_FEN_MAX)

/** A million pieces of one SKU: more is a slip of the hand. */
export const STOCK_MAX = 1_000_000

/** From here down the public is told how many are left; above it they are told that there are some. */
export const STOCK_SHOWN_MAX = 10

/** One screen of chips; WeChat's own shop takes more, and nobody scrolls through them. */
export const SKUS_MAX = 50
/** As many pictures as a post in Moments. */
export const PICTURES_MAX = 9

/** Products are sorted into these shelves; a shelf's name fits a tab of the home page. */
export const CATEGORIES_MAX = 20
export const CATEGORY_NAME_MAX = 8

/** What a search box takes. */
export const SEARCH_MAX = 30
/** `commission`: what a promoter earns on the price, the most first. */
export const PRODUCT_SORTS = ['newest', 'price-up', 'price-down', 'commission'] as const
/** Products asked for by name at once: what a phone remembers of what was looked at. */
export const PRODUCTS_BY_ID_MAX = 50

/** Some screens of text. */
export const DESCRIPTION_MAX = 2_000
export const descriptionField = z.string().trim().max(DESCRIPTION_MAX)

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
export const picturesField = z
  .array(pictureField)
  .max(PICTURES_MAX)
  .refine((pictures) => new Set(pictures).size === pictures.length)

const named = <T extends { readonly name: string }>(skus: readonly T[]) =>
  new Set(skus.map(({ name }) => name)).size === skus.length
const pricedSku = { name: skuNameField, priceFen: priceField, strikePriceFen: priceField.optional() }
export const newSkus = z
  .array(z.strictObject({ ...pricedSku, stock: z.int().min(0).max(STOCK_MAX) }))
  .min(1)
  .max(SKUS_MAX)
  .refine(named)
export const changedSkus = z
  .array(z.strictObject({ skuId: idField, ...pricedSku }))
  .min(1)
  .max(SKUS_MAX)
  .refine(named)

export const rateField = z.int().min(0).max(1_000_000)
/** A promotion plan. Rates in ppm; a promoted one needs split and both rates. `agencyId` is the mall's own when missing. */
export const planFields = {
  promoted: z.boolean(),
  split: z.enum(SPLITS).optional(),
  agencyId: payerField.optional(),
  serviceRate: rateField.optional(),
  promoterRate: rateField.optional(),
}
export const planField = z.strictObject(planFields)

/** A product of a list. */
export const product = z.object({
  productId: z.string(),
  shopId: z.string(),
  title: z.string(),
  /** The first picture, as `src` of an image or `drawn:<name>`; null when it has none. */
  picture: z.string().nullable(),
  /** The lowest of its SKUs' prices, and the price struck through beside it. */
  priceFen: z.int(),
  strikePriceFen: z.int().nullable(),
  state: z.enum(PRODUCT_STATES),
  /** Whether its promotion plan is on now. */
  promoted: z.boolean(),
  /** What a promoter who asks would earn on `priceFen`; null for anybody else and without a plan. */
  earnFen: z.int().nullable(),
})
export const sku = z.object({
  skuId: z.string(),
  name: z.string(),
  priceFen: z.int(),
  strikePriceFen: z.int().nullable(),
  inStock: z.boolean(),
  /** How many are left when they are few (STOCK_SHOWN_MAX); null otherwise: the exact stock is the merchant's. */
  stockLeft: z.int().nullable(),
  earnFen: z.int().nullable(),
})
export const content = z.object({
  contentId: z.string(),
  kind: z.enum(CONTENT_KINDS),
  channelId: z.string(),
  shopId: z.string(),
  title: z.string(),
})

/** A shelf of the mall. */
export const category = z.object({ categoryId: z.string(), name: z.string() })
