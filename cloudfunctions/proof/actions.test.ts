import { PROOF_ROWS_MAX } from '@shared/contracts/proof'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { expectBooksBalance } from '../../tests/books'
import { startWithBooks } from '../../tests/books-world'
import type { Product } from '../../tests/product'
import { paidOrder } from '../settlement/paid-orders.fixture'
import { prove } from './prove'

let product: Product
beforeAll(async () => {
  product = await startWithBooks()
}, 120_000)
afterAll(() => product.close())

const owner = () => product.as('books-owner')
const patient = () => product.context(600)

test('the owner sees that everything holds, what was counted and until when it is sealed', async () => {
  await product.cloud.clock.advance(DAY_MS)
  await product.runJobs()
  const { holds, invariants, counts, sealedUntil } = await owner().get('proof.run', {})
  expect(holds).toBe(true)
  expect(invariants.map(({ number, failures }) => [number, failures])).toEqual(
    Array.from({ length: 10 }, (_, index) => [index + 1, []]),
  )
  expect(invariants.every(({ checked }) => checked > 0)).toBe(true)
  const entries = product.cloud.database.dump('entries')
  expect(counts).toMatchObject({ entries: entries.length, withdrawals: 4, commissions: 14 })
  const old = entries.map(({ at }) => Number(at)).filter((at) => at < product.cloud.clock.now() - 10 * MINUTE_MS)
  expect(sealedUntil).toBe(Math.max(...old))
})

test('a failure is told with its invariant and the ids', async () => {
  const { db } = patient()
  const [balance] = product.cloud.database.dump('balances').filter(({ _id }) => _id === 'agency_own')
  const amounts = JSON.parse(JSON.stringify(balance?.amounts)) as Record<string, number>
  await db.patch('balances', 'agency_own', { amounts: { ...amounts, paid: 7 } })
  const { holds, invariants } = await owner().get('proof.run', {})
  await db.patch('balances', 'agency_own', { amounts })
  expect(holds).toBe(false)
  expect(invariants.filter(({ failures }) => failures.length > 0)).toEqual([
    expect.objectContaining({ number: 2, failures: ['balance agency_own.paid is 7, its postings are 0'] }),
  ])
})

test('nobody but owners and finance runs it', async () => {
  expect(await product.as('books-buyer').refused('proof.run', {})).toBe('FORBIDDEN')
})

test('books that people change while they are read hold all the same; a wrong balance among them is found', async () => {
  const { db } = patient()
  let orders = 0
  let isOver = false
  const people = async (lane: number) => {
    while (!isOver) {
      orders += 1
      const orderId = `order${lane}${String(orders).padStart(10, '0')}`
      const lines = [{ paidFen: 1_000, promoterId: `promoter${lane}000000` }]
      await paidOrder({ db }, { orderId, lines, paidAt: patient().now, receivedAt: null })
    }
  }
  const busy = Promise.all([1, 2, 3].map(people))
  try {
    for (let run = 0; run < 5; run += 1) expect((await prove(db)).findings.total).toBe(0)
    await db.insert('balances', 'agency_thief', { holder: 'thief', amounts: { available: 5 }, changedAt: 0 })
    const { findings } = await prove(db)
    expect(findings.of(2)).toEqual(['balance agency_thief.available is 5, its postings are 0'])
    expect(findings.total).toBe(1)
  } finally {
    isOver = true
    await busy
    await db.remove('balances', 'agency_thief')
  }
  await expectBooksBalance(product)
}, 120_000)

test('more rows than a request can read are refused, for npm run prove to read', async () => {
  const rows = Array.from({ length: PROOF_ROWS_MAX }, (_, n) => JSON.stringify({ _id: `many-${n}`, skuId: 'none' }))
  await product.cloud.database.handle({ action: 'database.insertDocument', collectionName: 'stock', data: rows })
  expect(await owner().refused('proof.run', {})).toBe('TOO_MANY_ROWS')
}, 60_000)
