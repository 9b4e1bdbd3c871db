import os from 'node:os'
import type { Input } from '@shared/contracts'
import { manyProducts, RARE, writeProducts } from '../tests/many-products'
import { type Person, startProduct } from '../tests/product'

/**
 * `npm run bench:catalog`: a page of 20 of a mall of 10 000 products, through the real SDK on the emulator, all in this one
 * process. A time says more about the machine than about the product; the last column is the ratio to the first page of a
 * mall of 10 products in the same run. Each is the fastest of REPEATS:
 * whatever else the machine does only adds.
 */
const REPEATS = 40
/** Until the compiler has seen it all. */
const WARM_UPS = 60
const [BIG, SMALL] = ['bench00000000001', 'bench00000000002']
const SHELVES = ['bench00000000003', 'bench00000000004']
const SIZE = 20

type Asked = Omit<Input<'catalog.products'>, 'cursor'>

/** A mall of so many products, and somebody who looks at it. */
async function openMall(total: number) {
  const product = await startProduct()
  const visitor = product.as('passer-by')
  await visitor.get('members.me', {})
  await writeProducts(product, manyProducts(total, [BIG, SMALL], SHELVES))
  const categories = SHELVES.map((categoryId, at) => ({ categoryId, name: `货架${at}` }))
  await product.context().db.insert('shelves', 'shelves', { categories, changedAt: 0 })
  return { product, visitor }
}

/** The cursor of a page that lies so many pages behind the first. */
async function cursorOf(visitor: Person, asked: Asked, page: number): Promise<string> {
  let cursor: string | undefined
  for (let at = 1; at < page; at += 1) {
    const next = await visitor.get('catalog.products', { ...asked, ...(cursor === undefined ? {} : { cursor }) })
    if (next.cursor === null) throw new Error(`only ${at} pages`)
    cursor = next.cursor
  }
  return cursor ?? ''
}

async function fastest(look: () => Promise<unknown>): Promise<number> {
  for (let at = 0; at < WARM_UPS; at += 1) await look()
  let best = Number.POSITIVE_INFINITY
  for (let at = 0; at < REPEATS; at += 1) {
    const begunAt = performance.now()
    await look()
    best = Math.min(best, performance.now() - begunAt)
  }
  return best
}

async function main(): Promise<void> {
  const [cpu] = os.cpus()
  process.stdout.write(`${cpu?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}\n`)
  const small = await openMall(10)
  const first = await fastest(() => small.visitor.get('catalog.products', { size: SIZE }))
  await small.product.close()
  const tell = (name: string, ms: number, found: number) => {
    const columns = [name.padEnd(44), `${ms.toFixed(1)} ms`.padStart(10), `${(ms / first).toFixed(2)} ×`.padStart(10)]
    process.stdout.write(`${columns.join('')}${`${found} shown`.padStart(12)}\n`)
  }
  tell('10 products: the first page', first, 10)
  const { product, visitor } = await openMall(10_000)
  const newest = { size: SIZE }
  const late = { ...newest, cursor: await cursorOf(visitor, newest, 400) }
  const cheapest = { size: SIZE, sort: 'price-up' } as const
  const lists: readonly (readonly [string, Input<'catalog.products'>])[] = [
    ['10 000: the first page', newest],
    ['its 400th page', late],
    ['the first page, cheapest first', cheapest],
    ['its 400th page', { ...cheapest, cursor: await cursorOf(visitor, cheapest, 400) }],
    ['a shelf, dearest first', { size: SIZE, sort: 'price-down', categoryId: SHELVES[0] ?? '' }],
    ['a shelf in a small shop', { size: SIZE, shopId: SMALL, categoryId: SHELVES[0] ?? '' }],
    ['a search that finds one of eleven', { size: SIZE, search: '蜂蜜' }],
    ['the same, cheapest first', { ...cheapest, search: '蜂蜜' }],
    ['a search that finds one of a thousand', { size: SIZE, search: RARE }],
    ['a common word and a rare one', { size: SIZE, search: `${RARE} 高山` }],
    ['a search that finds nothing', { size: SIZE, search: '鱼子' }],
  ]
  for (const [name, asked] of lists) {
    const { items } = await visitor.get('catalog.products', asked)
    tell(name, await fastest(() => visitor.get('catalog.products', asked)), items.length)
  }
  await product.close()
}

void main()
