import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { fen } from '@shared/kernel/money'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { refuseBanned } from '../runtime/phrases'
import type { Product, Sku } from './model'
import { products, shops } from './repository'
import { earnFenOf, lowestPrice } from './rules'
import { searchTermsOf } from './search-terms'
import { refuseUnknownShelf } from './shelves'
import { change } from './staff-change'

/** What the shop asks for shipping from now on; orders that were placed keep theirs. */
export const setFreight = (input: Parsed<'catalog.setFreight'>, context: ActionContext): Promise<void> =>
  change('catalog.setFreight', input.shopId, input, context, async (tx) => {
    const shop = await shops.get(tx, input.shopId)
    if (shop === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
    const after = { freightFen: input.freightFen, freeFromFen: input.freeFromFen }
    await shops.patch(tx, input.shopId, after)
    return { before: { freightFen: shop.freightFen, freeFromFen: shop.freeFromFen }, after }
  })

/** Other words, shelf, pictures or prices. Orders copied what they were made of, so none of them changes. */
export async function changeProduct(input: Parsed<'catalog.changeProduct'>, context: ActionContext): Promise<void> {
  if (input.title !== undefined) refuseBanned('title', input.title)
  if (input.description !== undefined) refuseBanned('description', input.description)
  for (const { name } of input.skus ?? []) refuseBanned('skus', name)
  await change('catalog.changeProduct', input.productId, input, context, async (tx) => {
    const { title, description, categoryId, pictures, skus, earns } = await existing(tx, input.productId)
    await refuseUnknownShelf(tx, input.categoryId)
    const before = { title, description, categoryId, pictures, skus }
    const after = {
      title: input.title ?? title,
      description: input.description ?? description,
      categoryId: input.categoryId === undefined ? categoryId : input.categoryId,
      pictures: input.pictures ?? pictures,
      skus: input.skus === undefined ? skus : changedSkus(skus, input.skus),
    }
    const priceFen = lowestPrice(after.skus)
    const found = { searchTerms: searchTermsOf(after.title), priceFen, earnFen: earnFenOf(priceFen, earns) }
    await products.patch(tx, input.productId, { ...after, ...found })
    return { before, after }
  })
}

/** All SKUs in their new order, each with what the merchant can't change about it. */
function changedSkus(known: readonly Sku[], wanted: NonNullable<Parsed<'catalog.changeProduct'>['skus']>): Sku[] {
  const missing = wanted.length !== known.length || new Set(wanted.map(({ skuId }) => skuId)).size !== known.length
  return wanted.map(({ skuId, name, priceFen, strikePriceFen }) => {
    const sku = known.find((one) => one.skuId === skuId)
    if (sku === undefined || missing) throw new Refusal('NOT_FOUND', { field: 'skus' })
    return {
      ...sku,
      name,
      priceFen: fen(priceFen),
      strikePriceFen: strikePriceFen === undefined ? null : fen(strikePriceFen),
    }
  })
}

/** On sale or not. What was ordered stays ordered. */
export const setOnSale = (input: Parsed<'catalog.setOnSale'>, context: ActionContext): Promise<void> =>
  change('catalog.setOnSale', input.productId, input, context, async (tx) => {
    const { state } = await existing(tx, input.productId)
    const after = { state: input.onSale ? 'on-sale' : 'off-sale' } as const
    await products.patch(tx, input.productId, after)
    return { before: { state }, after }
  })

async function existing(tx: Store, productId: string): Promise<Product> {
  const product = await products.get(tx, productId)
  if (product === null) throw new Refusal('NOT_FOUND', { field: 'productId' })
  return product
}
