import * as z from 'zod'
import { command, query } from './action'
import {
  CATEGORIES_MAX,
  CATEGORY_NAME_MAX,
  CONTENT_KINDS,
  category,
  changedSkus,
  content,
  descriptionField,
  lockDaysField,
  newSkus,
  PRODUCT_SORTS,
  PRODUCT_STATES,
  PRODUCTS_BY_ID_MAX,
  picturesField,
  planField,
  planFields,
  priceField,
  product,
  rateField,
  SEARCH_MAX,
  STOCK_MAX,
  sku,
  titleField,
} from './catalog-shapes'
import { idField, pageInput, pageOutput, reasonField, timeField } from './fields'

/** A change of rules answers when it begins: no sooner than a minute after saving. */
const effective = z.object({ from: timeField })

export const catalog = {
  /**
   * Products, newest first, by price or by commission. `search`: titles that have every word's signs. Those that are off sale are listed
   * for the staff only.
   */
  'catalog.products': query({
    who: 'visitor',
    input: {
      ...pageInput,
      shopId: idField.optional(),
      categoryId: idField.optional(),
      search: z.string().trim().min(1).max(SEARCH_MAX).optional(),
      sort: z.enum(PRODUCT_SORTS).default('newest'),
      state: z.enum(PRODUCT_STATES).default('on-sale'),
    },
    output: pageOutput(product),
    refusals: [],
  }),

  /** These products, as asked; one that is unknown is left out. */
  'catalog.productsById': query({
    who: 'visitor',
    input: { productIds: z.array(idField).min(1).max(PRODUCTS_BY_ID_MAX) },
    output: z.object({ items: z.array(product) }),
    refusals: [],
  }),

  'catalog.categories': query({
    who: 'visitor',
    input: {},
    output: z.object({ items: z.array(category) }),
    refusals: [],
  }),

  /** All shelves in their order. One that is not named any more is gone, and its products stand on none. */
  'catalog.setCategories': command({
    who: ['owner', 'operator'],
    input: {
      categories: z
        .array(
          z.strictObject({
            /** Missing: a new one. */
            categoryId: idField.optional(),
            name: z.string().trim().min(1).max(CATEGORY_NAME_MAX),
          }),
        )
        .max(CATEGORIES_MAX)
        .refine((all) => new Set(all.map(({ name }) => name)).size === all.length),
    },
    output: z.object({ items: z.array(category) }),
    refusals: ['TEXT_REFUSED'],
  }),

  'catalog.contents': query({ who: 'visitor', input: { ...pageInput }, output: pageOutput(content), refusals: [] }),

  'catalog.product': query({
    who: 'visitor',
    input: { productId: idField },
    output: product.omit({ picture: true, strikePriceFen: true }).extend({
      shopName: z.string(),
      description: z.string(),
      categoryId: z.string().nullable(),
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
      description: descriptionField.optional(),
      categoryId: idField.optional(),
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
      description: descriptionField.optional(),
      /** Null: on no shelf. */
      categoryId: idField.nullable().optional(),
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
