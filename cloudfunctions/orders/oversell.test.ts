import { type Market, startMarket } from '../../tests/market'
import { rush } from '../../tests/rush'

// The sale of issue 4 in full, 500 pieces and 2 000 buyers, is bench/oversell.ts: it takes a minute of a quiet machine.

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())

/** The function's time: whoever calls hears something by then. */
const ANSWER_MS = 10_000

test('DF11, DF16: one piece and a thousand buyers make one order', async () => {
  const { answers, slowestMs, buckets, orders } = await rush(market, { stock: 1, buyers: 1_000, atOnce: 64 })
  expect(answers).toEqual({ OK: 1, SOLD_OUT: 999 })
  expect(orders).toBe(1)
  expect(buckets).toEqual([{ total: 1, free: 0, allocated: 1 }])
  expect(slowestMs).toBeLessThan(ANSWER_MS)
}, 90_000)

test('a hundred pieces and four hundred buyers make a hundred orders, and everybody is answered', async () => {
  const { answers, slowestMs, buckets, orders } = await rush(market, { stock: 100, buyers: 400, atOnce: 24 })
  expect(answers).toEqual({ OK: 100, SOLD_OUT: 300 })
  expect(orders).toBe(100)
  expect(buckets).toHaveLength(10)
  for (const { free, allocated, total } of buckets) {
    expect(free).toBe(0)
    expect(allocated).toBe(total)
  }
  expect(slowestMs).toBeLessThan(ANSWER_MS)
}, 90_000)
