import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { fen } from '@shared/kernel/money'
import type { ActionContext } from '../runtime/context'
import { refuseBanned } from '../runtime/phrases'
import { beginPolicy } from '../runtime/policies'
import { addNew, skuIdOf } from './add'
import { bucketsFor, spreadOver } from './buckets'
import { type PlanTerms, type Product, productPolicyId } from './model'
import { planValue } from './plan'
import { products, shops } from './repository'
import { earnFenOf, lowestPrice } from './rules'
import { searchTermsOf } from './search-terms'
import { refuseUnknownShelf } from './shelves'
import { openBucket } from './stock'

/** A product, its SKUs' stock and the beginning of its plan, in one transaction. */
export async function addProduct(input: Parsed<'catalog.addProduct'>, context: ActionContext) {
  const { shopId, title, description = '', categoryId, skus, plan = { promoted: false } } = input
  refuseBanned('title', title)
  refuseBanned('description', description)
  for (const { name } of skus) refuseBanned('skus', name)
  const value = planValue(shopId, plan)
  const productId = await addNew(products, input, context, fieldsOf(input, value.terms ?? null), async (tx, id) => {
    if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
    await refuseUnknownShelf(tx, categoryId)
    await beginPolicy(tx, productPolicyId(id), context.now, value)
    for (const [index, sku] of skus.entries()) {
      const pieces = spreadOver(sku.stock, bucketsFor(sku.stock, skus.length))
      for (const [bucket, total] of pieces.entries()) await openBucket(tx, skuIdOf(id, index), id, bucket, total)
    }
  })
  return { productId, skuIds: skus.map((_, index) => skuIdOf(productId, index)) }
}

const fieldsOf =
  (
    { shopId, title, description = '', categoryId, pictures = [], skus }: Parsed<'catalog.addProduct'>,
    earns: PlanTerms | null,
  ) =>
  (id: string): Omit<Product, 'requestId' | 'inputHash' | 'addedAt'> => {
    const sold = skus.map(({ name, priceFen, strikePriceFen, stock }, index) => ({
      ...{ skuId: skuIdOf(id, index), name, priceFen: fen(priceFen) },
      strikePriceFen: strikePriceFen === undefined ? null : fen(strikePriceFen),
      buckets: bucketsFor(stock, skus.length),
    }))
    const words = { title, description, searchTerms: searchTermsOf(title) }
    const shown = { ...words, categoryId: categoryId ?? null, pictures, skus: sold, priceFen: lowestPrice(sold) }
    const pays = { earns, earnFen: earnFenOf(shown.priceFen, earns), earnsUntil: null }
    return { shopId, ...shown, ...pays, state: 'on-sale' }
  }
