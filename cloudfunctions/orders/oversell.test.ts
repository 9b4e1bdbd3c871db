import { type Market, startMarket } from '../../tests/market'
import { rush } from '../../tests/rush'

// How long a buyer waits is measured by bench/oversell.ts; that nobody waits beyond the function's time, by runtime/database.test.ts.

let market: Market
beforeAll(async () => {
  market = await startMarket()
})
afterAll(() => market.product.close())

test('DF11, DF16: one piece and a thousand buyers make one order', async () => {
  const { answers, buckets, orders } = await rush(market, { stock: 1, buyers: 1_000, atOnce: 64 })
  expect(answers).toEqual({ OK: 1, SOLD_OUT: 999 })
  expect(orders).toBe(1)
  expect(buckets).toEqual([{ total: 1, free: 0, allocated: 1 }])
}, 400_000)

test('five hundred pieces and two thousand buyers make five hundred orders, and everybody hears which', async () => {
  const { answers, buckets, orders } = await rush(market, { stock: 500, buyers: 2_000, atOnce: 64 })
  expect(answers).toEqual({ OK: 500, SOLD_OUT: 1_500 })
  expect(orders).toBe(500)
  expect(buckets).toHaveLength(32)
  for (const { free, allocated, total } of buckets) {
    expect(free).toBe(0)
    expect(allocated).toBe(total)
  }
}, 400_000)
