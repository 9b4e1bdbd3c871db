import { recount } from '../cloudfunctions/statistics/recount'
import { rollAll } from '../cloudfunctions/statistics/rolled.fixture'
import type { Product } from './product'

/** Every promoter's numbers, once all that happened is counted, are what other code makes of the logs. */
export async function expectFiguresRight(product: Product): Promise<void> {
  await rollAll(product)
  const { rows, differences } = await recount(product.context(60))
  expect(differences).toEqual([])
  expect(rows).toBeGreaterThan(0)
}
