import { newRequestId, type Product, startProduct } from '../../tests/product'
import { Operational } from './failures'
import { PolicyCache } from './policies'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())
afterEach(() => product.cloud.faults.clear())

test('rivals for one document all get their turn, and none of their additions is lost', async () => {
  const id = newRequestId()
  await product.context().db.insert('turns', id, { count: 0, expiresAt: 1 })
  const add = () => {
    const { db } = product.context()
    return db.transact(async (tx) => {
      const row = await tx.get('turns', id)
      await tx.patch('turns', id, { count: Number(row?.count) + 1 })
    })
  }
  await Promise.all(Array.from({ length: 30 }, add))
  expect((await product.context().db.get('turns', id))?.count).toBe(30)
})

test('a transaction that conflicts for ever ends by itself, in time to say so', async () => {
  product.cloud.faults.inject({ name: 'conflict', match: 'database.commitTransaction', times: 10_000 })
  const { db } = product.context(4)
  const work = db.transact((tx) => tx.insert('turns', newRequestId(), { count: 0, expiresAt: 1 }))
  await expect(work).rejects.toThrow(Operational)
})

test('an id that is taken for good is a mistake of ours, told at once', async () => {
  const id = newRequestId()
  const { db } = product.context()
  await db.insert('turns', id, { count: 0, expiresAt: 1 })
  let runs = 0
  const again = db.transact(async (tx) => {
    runs += 1
    await tx.insert('turns', id, { count: 0, expiresAt: 1 })
  })
  await expect(again).rejects.toThrow('duplicate in turns')
  expect(runs).toBe(3)
})

test('a read that is not answered is outside help failing, not a bug', async () => {
  product.cloud.faults.inject({ name: 'lost-reply', match: 'database.getDocument', times: 1 })
  await expect(product.context().db.get('turns', 'any')).rejects.toThrow(Operational)
})

test('a policy that was remembered is not forgotten in the moment that others are fetched', async () => {
  const { db, now } = product.context()
  const cache = new PolicyCache()
  const ids = Array.from({ length: 1_500 }, (_, index) => `test_${index}`)
  for (const id of ids) await db.insert('policies', id, { timeline: [{ from: 0, value: id }] })
  expect((await cache.load(db, ids.slice(0, 10), now)).size).toBe(10)
  const loaded = await cache.load(db, ids, now)
  expect([...loaded.keys()]).toEqual(ids)
})
