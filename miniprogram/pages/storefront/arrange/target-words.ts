import type { Slide } from './draft'

/** What a slide can lead to, in the order in which it is offered. */
export const TARGET_WORDS: Readonly<Record<Slide['target']['kind'], string>> = {
  product: '商品',
  category: '分类',
  content: '内容',
  shop: '店铺',
}
