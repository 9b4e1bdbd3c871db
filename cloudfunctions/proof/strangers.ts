import type { Database } from '../runtime/database'
import { inGroups, joinOrders, ordersWith, rowsOf, withdrawalsWith } from './books'
import type { Findings } from './findings'
import { expectedIds } from './of-order'
import { withdrawalEntries } from './of-withdrawal'

interface Counted {
  /** What was matched with its row: by kind of entry, `commissions`, `refunds`. */
  readonly explained: ReadonlyMap<string, number>
  readonly posted: ReadonlyMap<string, number>
  readonly counts: Readonly<Record<string, number>>
}

const WITHDRAWAL_KINDS = new Set(['withdraw', 'payout', 'payout-back', 'payout-return'])

/**
 * Entries, commissions and refunds that no row explains (invariants 6 and 9). Whether there are any is known from the
 * counts; only then everything is read once more to name them.
 */
export async function findStrangers(db: Database, counted: Counted, findings: Findings): Promise<void> {
  const { explained, posted, counts } = counted
  const differs = [...posted].some(([kind, number]) => (explained.get(kind) ?? 0) !== number)
  if (differs) await strangeEntries(db, findings)
  if ((explained.get('commissions') ?? 0) !== counts.commissions) await strangeCommissions(db, findings)
  if ((explained.get('refunds') ?? 0) !== counts.refunds) await strangeRefunds(db, findings)
}

async function strangeEntries(db: Database, findings: Findings): Promise<void> {
  for await (const group of inGroups(rowsOf(db).entries())) {
    const ofBills = group.filter(({ kind }) => WITHDRAWAL_KINDS.has(kind)).map(({ reference }) => reference)
    const orderIds = group.map(({ reference }) => reference.split('_')[0] ?? '')
    const [bills, orders] = await Promise.all([withdrawalsWith(db, ofBills), ordersWith(db, orderIds)])
    const joined = await joinOrders(db, [...orders.values()])
    const known = new Set([
      ...joined.flatMap(expectedIds),
      ...[...bills.values()].flatMap((bill) => [...withdrawalEntries(bill).keys()]),
    ])
    for (const { _id, kind, reference } of group) {
      findings.check(9, known.has(_id), () => `entry ${_id} (${kind} of ${reference}) is explained by no row`)
    }
  }
}

async function strangeCommissions(db: Database, findings: Findings): Promise<void> {
  for await (const group of inGroups(rowsOf(db).commissions())) {
    const orders = await ordersOf(db, group)
    for (const { _id, orderId, line } of group) {
      const stands = _id === `${orderId}_${line}` && orders.get(orderId)?.lines[line] !== undefined
      findings.check(6, stands, () => `commission ${_id} belongs to no order line`)
    }
  }
}

async function strangeRefunds(db: Database, findings: Findings): Promise<void> {
  for await (const group of inGroups(rowsOf(db).refunds())) {
    const orders = await ordersOf(db, group)
    for (const { _id, orderId } of group) {
      findings.check(6, orders.has(orderId), () => `refund ${_id} belongs to no order`)
    }
  }
}

const ordersOf = (db: Database, rows: readonly { readonly orderId: string }[]) =>
  ordersWith(
    db,
    rows.map(({ orderId }) => orderId),
  )
