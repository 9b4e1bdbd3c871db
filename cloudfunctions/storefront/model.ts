import { SLIDE_TARGETS } from '@shared/contracts/storefront'
import * as z from 'zod'

/** How the merchant arranged the home page: one document, `HOME_ID`. */
export const homeRecord = z.object({
  slides: z.array(
    z.object({
      title: z.string(),
      target: z.object({ kind: z.enum(SLIDE_TARGETS), id: z.string() }),
      /** As of a product; null: the first one of the product that it leads to. */
      picture: z.string().nullable(),
    }),
  ),
  sections: z.array(z.object({ title: z.string(), productIds: z.array(z.string()) })),
  changedAt: z.number(),
})
export const HOME_ID = 'home'
export type Home = Pick<z.output<typeof homeRecord>, 'slides' | 'sections'>
export type TargetKind = Home['slides'][number]['target']['kind']
