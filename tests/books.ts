import { INVARIANTS } from '../cloudfunctions/proof/findings'
import { prove } from '../cloudfunctions/proof/prove'
import type { Product } from './product'

/** Proves the books of the product under test (spec/money.md, "What must always hold"); fails with what does not hold. */
export async function expectBooksBalance(product: Product): Promise<void> {
  const { findings, counts } = await prove(product.context(600).db)
  if (findings.total === 0) return
  const failures = INVARIANTS.flatMap((number) => findings.of(number).map((text) => `${number}. ${text}`))
  const read = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  throw new Error(`the books do not hold (${read.join(', ')}):\n${failures.slice(0, 40).join('\n')}`)
}
