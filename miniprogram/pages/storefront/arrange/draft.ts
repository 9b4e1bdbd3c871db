import type { Draft, Output } from '@shared/contracts'
import { createStore } from '@/api/store'

/** The home page as it is being arranged. What a name is null for is not there any more. */
export type Arrangement = Output<'storefront.arrangement'>
export type Slide = Arrangement['slides'][number]
export type Section = Arrangement['sections'][number]

export const arrangementDraft = createStore<Arrangement | null>(null)

/** What is wrong with a section; null: nothing. What is gone does not count, because it is not saved. */
export function problemsOf({ title, products }: Section): { title: string | null; products: string | null } {
  return {
    title: title.trim() === '' ? '写一个标题' : null,
    products: products.some((product) => product.title !== null) ? null : '选至少一件商品',
  }
}

/** As the server takes it: without what is gone, which it would refuse. */
export function inputOf({ slides, sections }: Arrangement): Draft<'storefront.arrange'> {
  return {
    slides: slides
      .filter(({ targetName }) => targetName !== null)
      .map(({ title, target, picture }) => ({ title: title.trim(), target, ...(picture === null ? {} : { picture }) })),
    sections: sections.map(({ title, products }) => ({
      title: title.trim(),
      productIds: products.filter((product) => product.title !== null).map(({ productId }) => productId),
    })),
  }
}
