import type { Input, Output } from '@shared/contracts'
import fc from 'fast-check'
import { manyProducts, RARE, type Shelved, writeProducts } from '../../tests/many-products'
import { type Person, type Product, startProduct } from '../../tests/product'

type Asked = Omit<Input<'catalog.products'>, 'cursor'>

let product: Product
let visitor: Person

/** Every page of a list, one after the other, with the requests that each took. */
async function walk(asked: Asked) {
  const ids: string[] = []
  const calls: number[] = []
  let cursor: string | null = null
  do {
    const page: Output<'catalog.products'> = await visitor.get('catalog.products', {
      ...asked,
      ...(cursor === null ? {} : { cursor }),
    })
    ids.push(...page.items.map(({ productId }) => productId))
    calls.push(product.lastCalls())
    cursor = page.cursor
  } while (cursor !== null)
  return { ids, calls }
}

/** The same list, made the simple way: ties go by id, and everything turns round for the highest or newest first. */
function naively(rows: readonly Shelved[], { shopId, categoryId, search, sort = 'newest' }: Asked): string[] {
  const words = (search ?? '').split(' ')
  const found = rows
    .filter((row) => row.state === 'on-sale')
    .filter((row) => shopId === undefined || row.shopId === shopId)
    .filter((row) => categoryId === undefined || row.categoryId === categoryId)
    .filter((row) => words.every((word) => row.title.replaceAll(' ', '').includes(word)))
  const by = (row: Shelved) => (sort === 'newest' ? row.addedAt : row.priceFen)
  found.sort((a, b) => by(a) - by(b) || (a._id < b._id ? -1 : 1))
  const ids = found.map(({ _id }) => _id)
  return sort === 'price-up' ? ids : ids.reverse()
}

beforeAll(async () => {
  product = await startProduct()
  visitor = product.as('passer-by')
  await visitor.get('members.me', {})
})
afterAll(() => product.close())

const own = (at: number) => `tie${String(at).padStart(13, '0')}`

test('pages by price lose nothing and repeat nothing, however many products share a price', async () => {
  let shops = 0
  const price = fc.integer({ min: 0, max: 3 })
  const property = fc.asyncProperty(
    fc.array(price, { maxLength: 25 }),
    fc.integer({ min: 1, max: 7 }),
    async (prices, size) => {
      shops += 1
      const shopId = own(shops)
      const rows = prices.map((priceFen, at): Shelved => {
        const _id = own(shops * 1_000 + ((at * 7) % 26))
        return { _id, shopId, categoryId: null, title: '同价', priceFen, state: 'on-sale', addedAt: priceFen }
      })
      if (rows.length > 0) await writeProducts(product, rows)
      for (const sort of ['price-up', 'price-down', 'newest'] as const) {
        const asked = { shopId, sort, size }
        expect((await walk(asked)).ids).toEqual(naively(rows, asked))
      }
    },
  )
  await fc.assert(property, { numRuns: 25 })
}, 60_000)

describe('10 000 products', () => {
  const SHOPS = [own(9_000_001), own(9_000_002)] as const
  const SHELVES = [own(9_000_003), own(9_000_004), own(9_000_005)]
  let rows: Shelved[]
  beforeAll(async () => {
    rows = manyProducts(10_000, SHOPS, SHELVES)
    await writeProducts(product, rows)
    const categories = SHELVES.map((categoryId, at) => ({ categoryId, name: `货架${at}` }))
    await product.context().db.insert('shelves', 'shelves', { categories, changedAt: 0 })
  }, 60_000)

  test.each<[string, (shop: string, small: string, shelf: string) => Asked]>([
    ['of a shop, newest first', (shopId) => ({ shopId })],
    ['of a small shop, dearest first', (_shop, shopId) => ({ shopId, sort: 'price-down' })],
    ['of a shelf, cheapest first', (_shop, _small, categoryId) => ({ categoryId, sort: 'price-up' })],
    ['of a shelf in a small shop', (_shop, shopId, categoryId) => ({ shopId, categoryId })],
    ['found by a word', () => ({ search: '蜂蜜' })],
    ['found by two words, cheapest first', () => ({ search: '云南 核桃', sort: 'price-up' })],
    ['found by a word and a size, on a shelf', (_shop, _small, categoryId) => ({ search: '香菇 250g', categoryId })],
    ['found by a rare word, dearest first', () => ({ search: RARE, sort: 'price-down' })],
    ['found by a rare word in a small shop', (_shop, shopId) => ({ search: RARE, shopId })],
    ['found by a word that no title has', () => ({ search: '鱼子' })],
  ])(
    '%s, are those of a naive filter, in two requests a page',
    async (_say, askedOf) => {
      const asked = { ...askedOf(...SHOPS, SHELVES[1] ?? ''), size: 50 }
      const expected = naively(rows, asked)
      const { ids, calls } = await walk(asked)
      expect(ids).toEqual(expected)
      // One more asks who is calling; the first page of a shelf asks whether it is there.
      const [first = 0, ...later] = calls
      expect(first).toBeLessThanOrEqual('categoryId' in asked ? 4 : 3)
      expect(Math.max(0, ...later)).toBeLessThanOrEqual(3)
    },
    60_000,
  )
})
