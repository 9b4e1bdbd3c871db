import { Refusal } from '@shared/kernel/errors'
import fc from 'fast-check'
import { type Product, startProduct } from '../../tests/product'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { bucketsFor, StockView, spreadOver } from './buckets'
import type { Stock, Taken } from './model'
import {
  endStock,
  openBucket,
  releaseStock,
  returnStock,
  StockGone,
  stockOf,
  takeStock,
  useStock,
  withStock,
} from './stock'

const pieces = fc.integer({ min: 0, max: 5_000 })
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0)
const rowsOf = (free: readonly number[]) =>
  free.map((part, bucket) => ({ skuId: 's', productId: 'p', bucket, free: part }))

describe('buckets', () => {
  test('hold every piece, as evenly as whole pieces go', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 32 }), (total, buckets) => {
        const parts = spreadOver(total, buckets)
        expect(parts).toHaveLength(buckets)
        expect(sum(parts)).toBe(total)
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test.each([
    [0, 1, 1],
    [10, 1, 1],
    [11, 1, 2],
    [500, 1, 32],
    [500, 2, 32],
    [500, 50, 1],
  ])('for %i pieces of one of %i SKUs are %i', (stock, skus, expected) => {
    expect(bucketsFor(stock, skus)).toBe(expected)
  })

  test('are picked so that what is taken is what was asked for, and was there', () => {
    const free = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 })
    const asked = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
    fc.assert(
      fc.property(
        free,
        asked,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (parts, wishes, fraction) => {
          const view = new StockView(rowsOf(parts))
          const left = [...parts]
          for (const quantity of wishes) {
            const taken = view.pick('s', quantity, fraction)
            expect(taken === null).toBe(sum(left) < quantity)
            if (taken === null) continue
            expect(sum(taken.map((part) => part.quantity))).toBe(quantity)
            for (const part of taken) left[part.bucket] = (left[part.bucket] ?? 0) - part.quantity
            expect(Math.min(...left)).toBeGreaterThanOrEqual(0)
          }
          expect(view.freeOf('s')).toBe(sum(left))
        },
      ),
    )
  })

  test('are one where one has enough, and nothing is sold of what nobody has', () => {
    const view = new StockView(rowsOf([2, 5, 1]))
    expect(view.pick('s', 3, 0.99)).toEqual([{ skuId: 's', bucket: 1, quantity: 3 }])
    expect(view.pick('s', 4, 0)).toHaveLength(2)
    expect(view.pick('t', 1, 0)).toBeNull()
  })
})

describe('a large line', () => {
  const full = Array.from({ length: 32 }, (_, bucket) => (bucket < 12 ? 11 : 10))

  test('touches at most twelve documents, the fullest, and is refused beyond what they hold', () => {
    const view = new StockView(rowsOf(full))
    expect(view.pick('s', 133, 0)).toBeNull()
    expect(view.freeOf('s')).toBe(332)
    const taken = view.pick('s', 132, 0) ?? []
    expect(taken.map(({ bucket }) => bucket).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at))
  })

  test('is told how many pieces one order can have', async () => {
    const product = await startProduct()
    try {
      const { db } = product.context()
      for (const [bucket, total] of full.entries()) await openBucket(db, 'large', 'p', bucket, total)
      const place = async () => 'placed'
      const wanted = (quantity: number) => withStock(db, [{ skuId: 'large', quantity }], () => 0, place)
      await expect(wanted(133)).rejects.toMatchObject({
        ...{ code: 'SOLD_OUT', data: { skuId: 'large', left: 332, most: 132 } },
      })
      expect(await wanted(132)).toBe('placed')
    } finally {
      await product.close()
    }
  })
})

/** Documents in memory: enough for what moves pieces, which reads and writes by id alone. */
function memory(rows: readonly Stock[]) {
  const kept = new Map<string, Record<string, unknown>>(rows.map((row) => [`${row.skuId}_${row.bucket}`, { ...row }]))
  const store: Store = {
    get: async (_collection, id) => ({ _id: id, ...kept.get(id) }),
    insert: async (_collection, id, fields) => void kept.set(id, { ...fields }),
    patch: async (_collection, id, fields) => void kept.set(id, { ...kept.get(id), ...fields }),
    remove: async (_collection, id) => void kept.delete(id),
  }
  return { store, rows: () => [...kept.values()] as unknown as Stock[] }
}

const MOVES = { takeStock, releaseStock, useStock, returnStock, endStock }
const empty = { allocated: 0, used: 0, ended: 0 }

test('whatever happens to the pieces, none is lost, made or below zero', async () => {
  const move = fc.record({
    by: fc.constantFrom(...(Object.keys(MOVES) as (keyof typeof MOVES)[])),
    taken: fc.array(
      fc.record({ skuId: fc.constant('s'), bucket: fc.nat(2), quantity: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 3 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (history) => {
      const full = [7, 0, 3].map((total, bucket) => ({
        skuId: 's',
        productId: 'p',
        bucket,
        total,
        free: total,
        ...empty,
      }))
      let { store, rows } = memory(full)
      for (const { by, taken } of history) {
        const before = rows()
        try {
          await MOVES[by](store, taken)
        } catch {
          // A transaction that throws leaves nothing behind.
          ;({ store, rows } = memory(before))
        }
        for (const { total, free, allocated, used, ended } of rows()) {
          expect(free + allocated + used + ended).toBe(total)
          expect(Math.min(free, allocated, used, ended)).toBeGreaterThanOrEqual(0)
        }
      }
      expect(sum(rows().map(({ total }) => total))).toBe(10)
    }),
  )
})

test('two lines of one bucket are one move, and either both fit or none', async () => {
  const line = { skuId: 's', bucket: 0, quantity: 2 }
  const { store } = memory([{ skuId: 's', productId: 'p', bucket: 0, total: 3, free: 3, ...empty }])
  await expect(takeStock(store, [line, line])).rejects.toBeInstanceOf(StockGone)
})

describe('a rush of buyers', () => {
  let product: Product
  beforeAll(async () => {
    product = await startProduct()
  })
  afterAll(() => product.close())

  /** Everybody asks at once, each on a request of their own, and asks again when told BUSY. */
  async function rush(skuId: string, stock: number, buyers: number): Promise<('sold' | 'sold-out')[]> {
    const { db } = product.context()
    for (const [bucket, total] of spreadOver(stock, bucketsFor(stock, 1)).entries()) {
      await openBucket(db, skuId, 'p', bucket, total)
    }
    const buy = async (): Promise<'sold' | 'sold-out'> => {
      const { db, entropy } = product.context()
      const place = ([taken = []]: readonly (readonly Taken[])[]) => db.transact((tx) => takeStock(tx, taken))
      try {
        await withStock(db, [{ skuId, quantity: 1 }], entropy.fraction, place)
        return 'sold'
      } catch (error) {
        if (error instanceof Operational) return buy()
        if (error instanceof Refusal && error.code === 'SOLD_OUT') return 'sold-out'
        throw error
      }
    }
    return Promise.all(Array.from({ length: buyers }, buy))
  }

  test.each([
    { stock: 1, buyers: 50 },
    { stock: 40, buyers: 120 },
  ])(
    'of $buyers for $stock sells each piece once',
    async ({ stock, buyers }) => {
      const skuId = `sku${stock}`
      const answers = await rush(skuId, stock, buyers)
      expect(answers.filter((answer) => answer === 'sold')).toHaveLength(stock)
      const { db } = product.context()
      expect((await stockOf(db, [skuId])).freeOf(skuId)).toBe(0)
      const rows = product.cloud.database.dump('stock').filter((row) => row.skuId === skuId)
      expect(sum(rows.map((row) => Number(row.allocated)))).toBe(stock)
    },
    60_000,
  )
})
