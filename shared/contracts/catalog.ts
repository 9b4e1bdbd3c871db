import * as z from 'zod'
import { command, query } from './action'
import { idField, pageInput, pageOutput, timeField } from './fields'

/** Kinds of content that a channel (视频号, 公众号) owns. */
export const CONTENT_KINDS = ['live', 'video', 'article'] as const

/** A title fits two lines of a card at 390 px. */
export const TITLE_MAX = 60
const titleField = z.string().trim().min(1).max(TITLE_MAX)

/** One hundred thousand yuan: the largest price of one piece that a form takes. */
export const PRICE_FEN_MAX = 10_000_000
const priceField = z.int().min(0).max(PRICE_FEN_MAX)

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

const product = z.object({
  productId: z.string(),
  shopId: z.string(),
  title: z.string(),
  priceFen: z.int(),
  /** Whether its promotion plan is on now. */
  promoted: z.boolean(),
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
  'catalog.products': query({
    who: 'visitor',
    input: { ...pageInput, shopId: idField.optional() },
    output: pageOutput(product),
    refusals: [],
  }),

  'catalog.contents': query({ who: 'visitor', input: { ...pageInput }, output: pageOutput(content), refusals: [] }),

  'catalog.product': query({
    who: 'visitor',
    input: { productId: idField },
    output: product.extend({ shopName: z.string() }),
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
    output: z.object({ shopId: z.string(), name: z.string() }),
    refusals: [],
  }),

  'catalog.addShop': command({
    who: ['owner', 'operator'],
    input: { name: titleField },
    output: z.object({ shopId: z.string() }),
    refusals: ['TEXT_REFUSED'],
  }),

  /** The shop's lock days from about a minute from now on; dyes that live keep the end they have. */
  'catalog.setLockDays': command({
    who: ['owner', 'operator'],
    input: { shopId: idField, days: lockDaysField },
    output: effective,
    refusals: [],
  }),

  'catalog.addProduct': command({
    who: ['owner', 'operator'],
    input: { shopId: idField, title: titleField, priceFen: priceField, promoted: z.boolean() },
    output: z.object({ productId: z.string() }),
    refusals: ['TEXT_REFUSED'],
  }),

  /** Turns the product's promotion plan (推广计划) on or off, from about a minute from now on. */
  'catalog.setPromoted': command({
    who: ['owner', 'operator'],
    input: { productId: idField, promoted: z.boolean() },
    output: effective,
    refusals: [],
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
