import * as z from 'zod'
import { commissions } from '../commissions/repository'
import { balances, entries, houseBalances, seals } from '../ledger/repository'
import { orders, payments, refunds } from '../orders/repository'
import type { Database } from '../runtime/database'
import { table } from '../runtime/table'
import { withdrawals } from '../withdrawals/repository'
import type { JoinedOrder } from './of-order'
import { expectedIds, type StoredRefund } from './of-order'
import type { JoinedPayment } from './payment-rows'

/** Stock as it stands: a pile that is negative is for the proof to find and not for the schema to refuse. */
const pile = z.int()
const stock = table(
  'stock',
  z.object({ skuId: z.string(), total: pile, free: pile, allocated: pile, used: pile, ended: pile }),
)

/** Ids asked for at once. */
const IDS_MAX = 500
/** Orders and payments joined at once: with their lines, entries and refunds some thousand rows. */
const JOINED_MAX = 100
/** Refunds of a batch of orders come in pages of so many. */
const PAGE = 1_000

type OrderRow = JoinedOrder['order']

/** Every collection that the proof reads, row after row. */
export const rowsOf = (db: Database) => {
  return {
    entries: () => entries.all(db, 'at'),
    balances: () => balances.all(db, 'changedAt'),
    houseBalances: () => houseBalances.all(db, 'seal'),
    seals: () => seals.all(db, 'until'),
    orders: () => orders.all(db, 'placedAt'),
    payments: () => payments.all(db, 'openedAt'),
    refunds: () => refunds.all(db, 'requestedAt'),
    commissions: () => commissions.all(db, 'frozenAt'),
    withdrawals: () => withdrawals.all(db, 'requestedAt'),
    stock: () => stock.all(db, 'skuId'),
  }
}
export type CollectionName = keyof ReturnType<typeof rowsOf>

const TABLES = {
  entries,
  balances,
  houseBalances,
  seals,
  orders,
  payments,
  refunds,
  commissions,
  withdrawals,
  stock,
}

/** How many rows there are, by collection. */
export async function countRows(db: Database): Promise<Record<CollectionName, number>> {
  const names = Object.keys(TABLES) as CollectionName[]
  const counts = await Promise.all(names.map(async (name) => [name, await TABLES[name].count(db, {})] as const))
  return Object.fromEntries(counts) as Record<CollectionName, number>
}

/** Rows in groups, so that what stands beside them is read by few queries. */
export async function* inGroups<Row>(rows: AsyncIterable<Row>, most = JOINED_MAX): AsyncGenerator<Row[]> {
  let group: Row[] = []
  for await (const row of rows) {
    group.push(row)
    if (group.length === most) {
      yield group
      group = []
    }
  }
  if (group.length > 0) yield group
}

interface ById<Row> {
  find(db: Database, query: { where: { _id: { in: readonly string[] } }; limit: number }): Promise<Row[]>
}

/** The rows with these ids, as far as they are there. */
export async function rowsWith<Row extends { readonly _id: string }>(
  source: ById<Row>,
  db: Database,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  const wanted = [...new Set(ids)]
  for (let at = 0; at < wanted.length; at += IDS_MAX) {
    const part = wanted.slice(at, at + IDS_MAX)
    const rows = await source.find(db, { where: { _id: { in: part } }, limit: part.length })
    for (const row of rows) found.set(row._id, row)
  }
  return found
}

export const ordersWith = (db: Database, ids: readonly string[]) => rowsWith(orders, db, ids)
export const entriesWith = (db: Database, ids: readonly string[]) => rowsWith(entries, db, ids)
export const withdrawalsWith = (db: Database, ids: readonly string[]) => rowsWith(withdrawals, db, ids)

/** Orders with all that stands beside them. */
export async function joinOrders(db: Database, group: readonly OrderRow[]): Promise<JoinedOrder[]> {
  const ids = group.map(({ _id }) => _id)
  const lines = group.flatMap(({ _id, lines }) => lines.map((_, index) => `${_id}_${index}`))
  const [paid, earned, back] = await Promise.all([
    rowsWith(
      payments,
      db,
      group.map(({ paymentId }) => paymentId),
    ),
    rowsWith(commissions, db, lines),
    refundsOf(db, ids),
  ])
  const joined = group.map((order) => {
    const ofLines = order.lines.flatMap((_, index) => {
      const commission = earned.get(`${order._id}_${index}`)
      return commission === undefined ? [] : [[index, commission] as const]
    })
    const payment = paid.get(order.paymentId) ?? null
    return { order, payment, refunds: back.get(order._id) ?? [], commissions: new Map(ofLines) }
  })
  const posted = await entriesWith(db, joined.flatMap(expectedIds))
  return joined.map((rows) => {
    const own = expectedIds(rows).flatMap((id) => {
      const entry = posted.get(id)
      return entry === undefined ? [] : [[id, entry] as const]
    })
    return { ...rows, entries: new Map(own) }
  })
}

async function refundsOf(db: Database, orderIds: readonly string[]): Promise<Map<string, StoredRefund[]>> {
  const found = new Map<string, StoredRefund[]>()
  let after: { at: number; id: string } | null = null
  for (;;) {
    const rows: StoredRefund[] = await refunds.find(db, {
      where: { orderId: { in: orderIds } },
      newestFirst: { by: 'requestedAt', after },
      limit: PAGE,
    })
    for (const row of rows) found.set(row.orderId, [...(found.get(row.orderId) ?? []), row])
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return found
    after = { at: last.requestedAt, id: last._id }
  }
}

/** Payments with their orders and the refunds of their strays. */
export async function joinPayments(db: Database, group: readonly JoinedPayment['payment'][]): Promise<JoinedPayment[]> {
  const strays = group.flatMap(({ strays }) => strays.flatMap(({ refundIds }) => refundIds))
  const [placed, back] = await Promise.all([
    ordersWith(
      db,
      group.flatMap(({ orderIds }) => orderIds),
    ),
    rowsWith(refunds, db, strays),
  ])
  return group.map((payment) => {
    const own = payment.orderIds.flatMap((id) => placed.get(id) ?? [])
    return { payment, orders: own, refunds: back }
  })
}
