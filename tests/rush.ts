import { ADDRESS, type Market } from './market'
import { newRequestId } from './product'
import { seedMembers } from './seed-members'

export interface Rush {
  /** Of how many pieces, how many buyers, how many of them at a time. */
  readonly stock: number
  readonly buyers: number
  readonly atOnce: number
}
export interface Outcome {
  /** By code; `OK` for an order. BUSY is none of them: whoever hears it asks again. */
  readonly answers: Readonly<Record<string, number>>
  /** How often somebody heard BUSY and asked again with the same request. */
  readonly busy: number
  readonly slowestMs: number
  readonly wallMs: number
  readonly orders: number
  readonly buckets: readonly { readonly free: number; readonly allocated: number; readonly total: number }[]
}

/** A sale: so many buyers who each want one of so many pieces, and press until they hear an order or SOLD_OUT. */
export async function rush(market: Market, { stock, buyers, atOnce }: Rush): Promise<Outcome> {
  const shopId = await market.addShop()
  const { skuId } = await market.sell(shopId, { priceFen: 1_000, stock })
  const people = await seedMembers(market.product, buyers)
  const waiting = people.map((buyer) => ({ buyer, requestId: newRequestId() }))
  const wanted = { items: [{ skuId, quantity: 1 }], expectedFen: 1_000, address: ADDRESS }
  const answers: Record<string, number> = {}
  const begunAt = performance.now()
  let [busy, slowestMs] = [0, 0]
  async function phone(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const pressedAt = performance.now()
      const answer = await next.buyer.ask('orders.place', { requestId: next.requestId, ...wanted })
      slowestMs = Math.max(slowestMs, performance.now() - pressedAt)
      const code = answer.ok ? 'OK' : answer.code
      if (code === 'BUSY') {
        busy += 1
        waiting.push(next)
      } else answers[code] = (answers[code] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, phone))
  const wallMs = performance.now() - begunAt
  const orders = market.rows('orders').filter((row) => row.shopId === shopId).length
  const rows = market.rows('stock').filter((row) => row.skuId === skuId)
  const buckets = rows.map(({ free, allocated, total }) => {
    return { free: Number(free), allocated: Number(allocated), total: Number(total) }
  })
  return { answers, busy, slowestMs, wallMs, orders, buckets }
}
