import * as z from 'zod'
import { command, query } from './action'
import { category, pictureField, product } from './catalog-shapes'
import { idField } from './fields'

/** What a slide leads to. */
export const SLIDE_TARGETS = ['product', 'shop', 'content', 'category'] as const
/** A carousel that anybody looks through to its end. */
export const SLIDES_MAX = 8
/** A slide's words fit one line of it at 320 px. */
export const SLIDE_TITLE_MAX = 20
export const SECTIONS_MAX = 8
export const SECTION_TITLE_MAX = 12
export const SECTION_PRODUCTS_MAX = 10

const target = z.strictObject({ kind: z.enum(SLIDE_TARGETS), id: idField })
const slide = {
  title: z.string().trim().max(SLIDE_TITLE_MAX),
  target,
}
const sectionTitle = z.string().trim().min(1).max(SECTION_TITLE_MAX)

export const storefront = {
  /** The home page as the merchant arranged it. What is not sold any more is left out. */
  'storefront.home': query({
    who: 'visitor',
    input: {},
    output: z.object({
      /** `picture`: as of a product; null where its target has none. */
      slides: z.array(z.object({ ...slide, picture: z.string().nullable() })),
      categories: z.array(category),
      sections: z.array(z.object({ title: z.string(), products: z.array(product) })),
    }),
    refusals: [],
  }),

  /** The arrangement as it was saved, with the names of what it points to; null where that is gone. */
  'storefront.arrangement': query({
    who: ['owner', 'operator'],
    input: {},
    output: z.object({
      slides: z.array(z.object({ ...slide, picture: z.string().nullable(), targetName: z.string().nullable() })),
      sections: z.array(
        z.object({
          title: z.string(),
          products: z.array(z.object({ productId: z.string(), title: z.string().nullable() })),
        }),
      ),
    }),
    refusals: [],
  }),

  /** Arranges the home page anew. A slide without `picture` shows the first one of the product that it leads to. */
  'storefront.arrange': command({
    who: ['owner', 'operator'],
    input: {
      slides: z.array(z.strictObject({ ...slide, picture: pictureField.optional() })).max(SLIDES_MAX),
      sections: z
        .array(
          z.strictObject({
            title: sectionTitle,
            productIds: z
              .array(idField)
              .min(1)
              .max(SECTION_PRODUCTS_MAX)
              .refine((ids) => new Set(ids).size === ids.length),
          }),
        )
        .max(SECTIONS_MAX),
    },
    output: z.object({}),
    refusals: ['TEXT_REFUSED'],
  }),
} as const
