import { businessDay, DAY_MS } from '@shared/kernel/time'
import { decisions, visits } from '../attribution/repository'
import { customers } from '../bindings/repository'
import { entries } from '../ledger/repository'
import { members } from '../members/repository'
import { orders, refunds } from '../orders/repository'
import type { Database } from '../runtime/database'
import { linkOpens, shares } from '../shares/repository'
import type { Mark, Source } from './model'

/**
 * The figures from the logs alone, read whole: the second opinion on `rules.ts`, so it shares nothing with it. It lists
 * what happened and counts it for each row anew, where the roll-up carries sums forward.
 */
export interface Recounted {
  readonly days: ReadonlyMap<string, Row>
  readonly shares: ReadonlyMap<string, Row>
  readonly people: ReadonlyMap<string, Row>
  /** What the counted bindings say of their customers, by customer. */
  readonly customers: ReadonlyMap<string, Row>
  /** When each share was minted. */
  readonly mintedAt: ReadonlyMap<string, number>
}
export type Row = Readonly<Record<string, unknown>>
export type Marks = Readonly<Record<Source, Pick<Mark, 'at' | 'id'>>>

interface Happened {
  readonly what: 'visit' | 'open' | 'registration' | 'line'
  readonly at: number
  readonly promoter: string
  readonly share: string | null
  readonly person: string | null
  /** Of a line. */
  readonly order: string
  readonly leftFen: number
}
const NO_LINE = { order: '', leftFen: 0 }

/** Days that a person's row goes back from their newest order. */
const PERSON_DAYS = 30

const dayOf = (at: number): number => Date.parse(`${businessDay(at)}T00:00:00+08:00`)

export async function recountLogs(db: Database, marks: Marks): Promise<Recounted> {
  const { all, known, bound } = await readLogs(db, marks)
  const people = mapped(
    rowsOf(all, ({ what, promoter, person }) =>
      person === null || what === 'registration' ? null : `${promoter}_${person}`,
    ),
    personRow,
  )
  const nobody = { paidFen: 0, ordersTotal: 0, lastOrderAt: null }
  return {
    days: mapped(
      rowsOf(all, ({ promoter, at }) => `${promoter}_${dayOf(at)}`),
      (mine, first) => ({ promoterId: first.promoter, dayAt: dayOf(first.at), ...counted(mine) }),
    ),
    shares: mapped(
      rowsOf(all, ({ share }) => share),
      (mine, first) => {
        const share = known.get(first.share ?? '')
        const about = { promoterId: share?.promoterId, kind: share?.target.kind, tag: share?.tag }
        return { ...about, ...counted(mine), lastAt: latest(mine) ?? 0 }
      },
    ),
    people,
    customers: new Map(
      [...bound].map(([person, promoter]) => {
        const { paidFen, ordersTotal, lastOrderAt } = people.get(`${promoter}_${person}`) ?? nobody
        return [person, { paidFen, ordersTotal, lastOrderAt: lastOrderAt ?? 0 }]
      }),
    ),
    mintedAt: new Map([...known].map(([id, { mintedAt }]) => [id, mintedAt])),
  }
}

/** Everything that happened up to the marks; the shares; and who is bound to whom. */
async function readLogs(db: Database, marks: Marks) {
  const known = await byId(shares.all(db, 'mintedAt'), (share) => share)
  const registeredBy = await byId(members.all(db, 'registeredAt'), ({ byShareId }) => byShareId)
  const isBefore = (source: Source, at: number, id: string) =>
    at < marks[source].at || (at === marks[source].at && id <= marks[source].id)
  const ofShare = (id: string | null | undefined) => (id !== null && id !== undefined && known.has(id) ? id : null)

  const all: Happened[] = []
  for await (const { _id, at, shareId, visitorId: person } of visits.all(db, 'at')) {
    const share = ofShare(shareId)
    const promoter = share === null ? undefined : known.get(share)?.promoterId
    if (isBefore('visits', at, _id) && promoter !== undefined)
      all.push({ what: 'visit', at, promoter, share, person, ...NO_LINE })
  }
  for await (const { _id, at, shareId, promoterId: promoter } of linkOpens.all(db, 'at')) {
    const share = ofShare(shareId)
    if (isBefore('link-opens', at, _id) && share !== null)
      all.push({ what: 'open', at, promoter, share, person: null, ...NO_LINE })
  }
  const bound = new Map<string, string>()
  for await (const { _id: person, boundAt: at, promoterId: promoter, basis } of customers.all(db, 'boundAt')) {
    if (!isBefore('bindings', at, person)) continue
    const share = basis === 'share' ? ofShare(registeredBy.get(person)) : null
    all.push({ what: 'registration', at, promoter, share, person, ...NO_LINE })
    bound.set(person, promoter)
  }
  const posted = new Map<string, number>()
  for await (const { _id, at } of entries.all(db, 'at')) if (isBefore('entries', at, _id)) posted.set(_id, at)
  const back = await refunded(db, posted)
  /** What was to pay for each line; null: the order was never paid. */
  const paidFor = await byId(orders.all(db, 'placedAt'), ({ paidAt, lines }) =>
    paidAt === null ? null : lines.map(({ paidFen }) => paidFen),
  )
  for await (const decision of decisions.all(db, 'decidedAt')) {
    const { _id, orderId, line, buyerId: person, promoterId: promoter, because } = decision
    const at = posted.get(`payment_${orderId}`)
    const paid = paidFor.get(orderId)?.[line]
    if (promoter === null || at === undefined || paid === undefined) continue
    const isBound = because?.by === 'binding' && because.boundBy === 'share'
    const share = ofShare(because?.by === 'dye' ? because.share : isBound ? registeredBy.get(person) : null)
    all.push({ what: 'line', at, promoter, share, person, order: orderId, leftFen: paid - (back.get(_id) ?? 0) })
  }
  return { all, known, bound }
}

/** Fen of the slices that were posted, by order line. */
async function refunded(db: Database, posted: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const back = new Map<string, number>()
  for await (const { kind, reference, orderId, lines } of refunds.all(db, 'requestedAt')) {
    if (kind !== 'slice' || !posted.has(`refund_${reference}`)) continue
    for (const { line, fen } of lines) {
      const id = `${orderId}_${line}`
      back.set(id, (back.get(id) ?? 0) + fen)
    }
  }
  return back
}

function counted(mine: readonly Happened[]) {
  const of = (what: Happened['what']) => mine.filter((one) => one.what === what)
  return {
    visits: of('visit').length,
    linkOpens: of('open').length,
    registrations: of('registration').length,
    orders: new Set(of('line').map(({ order }) => order)).size,
    paidFen: total(of('line')),
  }
}

/** When the last of them was; null: there are none. One by one, because a share may have more visits than a call has arguments. */
function latest(some: readonly Happened[]): number | null {
  let last: number | null = null
  for (const { at } of some) if (last === null || at > last) last = at
  return last
}

const total = (lines: readonly Happened[]): number => lines.reduce((sum, { leftFen }) => sum + leftFen, 0)

function personRow(mine: readonly Happened[], { promoter: promoterId, person: personId }: Happened) {
  const lines = mine.filter(({ what }) => what === 'line')
  const visitedAt = latest(mine.filter(({ what }) => what === 'visit'))
  const orderDays = [...new Set(lines.map(({ at }) => dayOf(at)))].sort((a, b) => a - b)
  const oldest = (orderDays.at(-1) ?? 0) - (PERSON_DAYS - 1) * DAY_MS
  const days = orderDays
    .filter((dayAt) => dayAt >= oldest)
    .map((dayAt) => {
      const ofDay = lines.filter(({ at }) => dayOf(at) === dayAt)
      return { dayAt, orders: new Set(ofDay.map(({ order }) => order)).size, fen: total(ofDay) }
    })
  return {
    promoterId,
    personId,
    lastVisitDayAt: visitedAt === null ? 0 : dayOf(visitedAt),
    lastPaidDayAt: days.filter(({ fen }) => fen > 0).at(-1)?.dayAt ?? 0,
    days,
    paidFen: total(lines),
    ordersTotal: new Set(lines.map(({ order }) => order)).size,
    lastOrderAt: latest(lines),
  }
}

type Groups = ReadonlyMap<string, readonly [Happened, ...Happened[]]>

function rowsOf(all: readonly Happened[], keyOf: (one: Happened) => string | null): Groups {
  const groups = new Map<string, [Happened, ...Happened[]]>()
  for (const one of all) {
    const key = keyOf(one)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

const mapped = <Made extends Row>(groups: Groups, make: (mine: readonly Happened[], first: Happened) => Made) =>
  new Map([...groups].map(([id, mine]) => [id, make(mine, mine[0])]))

/** What is needed of each row, by the row's id: whole rows of a log would not fit in memory. */
async function byId<R extends { readonly _id: string }, T>(
  rows: AsyncIterable<R>,
  pick: (row: R) => T,
): Promise<Map<string, T>> {
  const all = new Map<string, T>()
  for await (const row of rows) all.set(row._id, pick(row))
  return all
}
