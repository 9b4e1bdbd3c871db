import type { Product } from '../../tests/product'
import { linkOpens } from '../shares/repository'
import { LAG_MS, rollUp } from './roll'

/** Runs the task as `jobs` does until nothing is left. */
export async function roll(product: Product): Promise<void> {
  let cursor: string | null = null
  do cursor = await rollUp(product.context(60), cursor)
  while (cursor !== null)
}

/** Lets everything that happened become old enough, and counts it. */
export async function rollAll(product: Product): Promise<void> {
  await product.cloud.clock.advance(LAG_MS + 1)
  await roll(product)
}

let opens = 0
/** An opening of a promoter's public link, as the function `open` writes it down. */
export async function openLink(product: Product, promoterId: string, code: string): Promise<void> {
  opens += 1
  const { db, now } = product.context()
  const id = `open${String(opens).padStart(12, '0')}`
  await linkOpens.insert(db, id, { shareId: code.slice(0, 10), promoterId, at: now, expiresAt: now * 2 })
}
