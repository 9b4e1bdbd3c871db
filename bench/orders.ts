import os from 'node:os'
import { parseArgs } from 'node:util'
import { DAY_MS } from '@shared/kernel/time'
import { settleDue } from '../cloudfunctions/settlement/settle'
import { expectBooksBalance } from '../tests/books'
import { type Goods, type Mall, openMall, type Promoter, TENTH_OF } from '../tests/journeys/mall'
import { ADDRESS } from '../tests/market'
import type { Person } from '../tests/product'
import { seedMembers } from '../tests/seed-members'

/**
 * `npm run bench:orders [-- --orders N]`: what a purchase costs from its placement to the wallet, N orders of two lines
 * (default 400), through the real SDK on the emulator, all in this one process. A time says more about the machine than
 * about the product; the last column is the ratio to a bare transaction (two reads and two writes by id) of the same run, so many
 * at a time.
 */
const AT_ONCE = 8
const BARE = 400
const PRICES_FEN = [9_999, 3_333] as const
const BILLS = 50
const BILL_FEN = 100

interface Measured {
  readonly name: string
  /** What is counted, so many of them. */
  readonly unit: string
  readonly total: number
  readonly ms: number
}

/** Does all of it, so many at a time. */
async function measure(
  name: string,
  unit: string,
  work: readonly (() => Promise<unknown>)[],
  atOnce = AT_ONCE,
): Promise<Measured> {
  const waiting = [...work]
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
    }),
  )
  return { name, unit, total: work.length, ms: performance.now() - startedAt }
}

const each = ({ ms, total }: Measured) => ms / total

function tell(measured: Measured, bare: Measured): void {
  const { name, unit, total, ms } = measured
  const perSecond = `${((total / ms) * 1_000).toFixed(1)} ${unit}/s`
  const ratio = measured === bare ? '' : `${(each(measured) / each(bare)).toFixed(2)} ×`
  process.stdout.write(`${name.padEnd(44)}${perSecond.padStart(22)}${ratio.padStart(12)}\n`)
}

/** Two reads and two writes by id in one transaction, each of documents of its own. */
async function bareTransactions({ product }: Mall, atOnce: number): Promise<Measured> {
  const { db } = product.context()
  const pairs = Array.from({ length: BARE }, (_, pair) => [`bare-${atOnce}-${pair}-a`, `bare-${atOnce}-${pair}-b`])
  for (const id of pairs.flat()) await db.insert('turns', id, { uses: [], expiresAt: 0 })
  const transaction = (ids: readonly string[]) => () =>
    product.context().db.transact(async (tx) => {
      for (const id of ids) await tx.get('turns', id)
      for (const id of ids) await tx.patch('turns', id, { expiresAt: 1 })
    })
  return measure(`bare transaction, ${atOnce} at a time`, 'transactions', pairs.map(transaction), atOnce)
}

interface Sale {
  readonly mall: Mall
  readonly promoter: Promoter
  readonly placing: Measured
  readonly purchases: readonly { readonly buyer: Person; readonly paymentId: string; readonly orderId: string }[]
}

/** Places the orders; their lines are the promoter's, because their buyers came by the promoter's link. */
async function sell(orders: number): Promise<Sale> {
  const mall = await openMall()
  const shopId = await mall.addShop()
  const promoter = await mall.promoter()
  const plan = { promoted: true as const, ...TENTH_OF('merchant') }
  const goods: Goods[] = []
  for (const priceFen of PRICES_FEN) {
    goods.push({ shopId, ...(await mall.sell(shopId, { priceFen, stock: orders * 2, plan })) })
  }
  const buyers = await seedMembers(mall.product, orders)
  const [first] = goods
  if (first !== undefined) for (const buyer of buyers) await promoter.leads(buyer, first)
  const items = goods.map(({ skuId }) => ({ skuId, quantity: 1 }))
  const wanted = { items, expectedFen: PRICES_FEN[0] + PRICES_FEN[1], address: ADDRESS }
  const purchases: { buyer: Person; paymentId: string; orderId: string }[] = []
  const place = (buyer: Person) => async () => {
    const { paymentId, orderIds } = await buyer.get('orders.place', wanted)
    purchases.push({ buyer, paymentId, orderId: orderIds[0] ?? '' })
  }
  const placing = await measure('placing an order of two lines', 'orders', buyers.map(place))
  return { mall, promoter, placing, purchases }
}

/** From the payment to the end of the hold. */
async function fulfil({ mall, purchases }: Sale, alone: Measured, bare: Measured): Promise<void> {
  const { product, owner } = mall
  const { clock, wechatPay } = product.cloud
  for (const { buyer, paymentId } of purchases) await buyer.get('orders.pay', { paymentId, method: 'jsapi' })
  const pay = purchases.map(
    ({ paymentId }) =>
      () =>
        wechatPay.pay(paymentId),
  )
  tell(await measure('paying, with its notice, 1 at a time', 'orders', pay, 1), alone)
  const ship = purchases.map(
    ({ orderId }) =>
      () =>
        mall.ships(orderId),
  )
  tell(await measure('shipping', 'orders', ship), bare)
  const confirm = purchases.map(
    ({ buyer, orderId }) =>
      () =>
        buyer.get('orders.confirmReceipt', { orderId }),
  )
  tell(await measure('confirming receipt', 'orders', confirm), bare)
  await clock.advance(15 * DAY_MS)
  const before = postingsOf(mall)
  const startedAt = performance.now()
  while ((await settleDue(product.context(600))) !== null);
  const ms = performance.now() - startedAt
  tell({ name: 'settling, one job', unit: 'lines', total: purchases.length * PRICES_FEN.length, ms }, alone)
  tell({ name: 'postings of the settlement', unit: 'postings', total: postingsOf(mall) - before, ms }, alone)
  const half = { lines: [{ line: 0, fen: 4_999 }], freightFen: 0, restock: false, reason: '破损' }
  const refund = purchases.map(
    ({ orderId }) =>
      () =>
        owner.get('orders.refund', { orderId, ...half }),
  )
  tell(await measure('asking WeChat for a refund', 'refunds', refund), bare)
  const refunded = performance.now()
  await wechatPay.catchUp()
  const heard = { unit: 'refunds', total: purchases.length, ms: performance.now() - refunded }
  tell({ name: 'its notice: a slice of settled commission', ...heard }, alone)
}

async function withdraw({ promoter }: Sale, alone: Measured): Promise<void> {
  const ask = Array.from({ length: BILLS }, () => () => promoter.withdraws(BILL_FEN))
  tell(await measure('withdrawals of one person, 1 at a time', 'bills', ask, 1), alone)
}

async function proof({ mall }: Sale): Promise<void> {
  const startedAt = performance.now()
  await expectBooksBalance(mall.product)
  const ms = performance.now() - startedAt
  const total = postingsOf(mall)
  const measured = { name: `proving the books of ${mall.rows('entries').length} entries`, unit: 'postings', total, ms }
  tell(measured, measured)
}

const postingsOf = (mall: Mall): number => mall.rows('entries').flatMap(({ lines }) => lines as unknown[]).length

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { orders: { type: 'string' } } })
  const [cpu] = os.cpus()
  process.stdout.write(`${cpu?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}\n`)
  const sale = await sell(Number(values.orders ?? 400))
  const alone = await bareTransactions(sale.mall, 1)
  const bare = await bareTransactions(sale.mall, AT_ONCE)
  tell(alone, alone)
  tell(bare, bare)
  tell(sale.placing, bare)
  await fulfil(sale, alone, bare)
  await withdraw(sale, alone)
  await proof(sale)
  await sale.mall.product.close()
}

void main()
