import type { Position } from '@shared/kernel/page'
import { visits } from '../attribution/repository'
import { customers } from '../bindings/repository'
import { entries } from '../ledger/repository'
import { members } from '../members/repository'
import type { Database } from '../runtime/database'
import type { EntryOf } from '../runtime/table'
import { linkOpens, shares } from '../shares/repository'
import type { Source } from './model'
import { orderEvents } from './order-events'
import { rowsById } from './rows-by-id'
import type { LogRow } from './rules'

export type Shares = ReadonlyMap<string, EntryOf<typeof shares>>

/** A stretch of a log, oldest first, with the shares that its events name. */
export interface Stretch {
  readonly rows: readonly LogRow[]
  readonly shares: Shares
  /** Whether nothing before `until` follows. */
  readonly isLast: boolean
}

/** Rows of one stretch: what they mean is read in a handful of queries. */
export const STRETCH_ROWS = 100

interface Wanted {
  readonly after: Position
  readonly until: number
}

const sharesBy = (db: Database, ids: readonly (string | null | undefined)[]): Promise<Shares> =>
  rowsById(
    shares,
    db,
    ids.filter((id) => typeof id === 'string'),
  )

/** What came after `after` and before `until` in a log, one stretch of it. */
export const readStretch = (db: Database, source: Source, wanted: Wanted): Promise<Stretch> => READ[source](db, wanted)

const READ: Readonly<Record<Source, (db: Database, wanted: Wanted) => Promise<Stretch>>> = {
  /** A visit that no share opened counts for nobody; one through a share of a closed account for whose it was. */
  async visits(db, { after, until }) {
    const { rows, isLast } = cut(await visits.find(db, oldest('at', after)), ({ at }) => at, until)
    const named = await sharesBy(
      db,
      rows.map(({ shareId }) => shareId),
    )
    const events = ({ visitorId: personId, at, shareId }: (typeof rows)[number]): LogRow['events'] => {
      const promoterId = shareId === null ? undefined : named.get(shareId)?.promoterId
      if (shareId === null || promoterId === undefined) return []
      return [{ kind: 'visit', at, promoterId, shareId, personId }]
    }
    return { rows: rows.map((row) => ({ at: row.at, id: row._id, events: events(row) })), shares: named, isLast }
  },

  async 'link-opens'(db, { after, until }) {
    const { rows, isLast } = cut(await linkOpens.find(db, oldest('at', after)), ({ at }) => at, until)
    const named = await sharesBy(
      db,
      rows.map(({ shareId }) => shareId),
    )
    const events = ({ at, promoterId, shareId }: (typeof rows)[number]): LogRow['events'] =>
      named.has(shareId) ? [{ kind: 'link-open', at, promoterId, shareId }] : []
    return { rows: rows.map((row) => ({ at: row.at, id: row._id, events: events(row) })), shares: named, isLast }
  },

  async bindings(db, { after, until }) {
    const { rows, isLast } = cut(await customers.find(db, oldest('boundAt', after)), ({ boundAt }) => boundAt, until)
    const people = await rowsById(
      members,
      db,
      rows.flatMap(({ _id, basis }) => (basis === 'share' ? [_id] : [])),
    )
    const named = await sharesBy(
      db,
      [...people.values()].map(({ byShareId }) => byShareId),
    )
    const logRows = rows.map(({ _id: id, promoterId, boundAt: at }): LogRow => {
      const byShareId = people.get(id)?.byShareId ?? null
      const shareId = byShareId !== null && named.has(byShareId) ? byShareId : null
      return { at, id, events: [{ kind: 'registration', at, promoterId, shareId, personId: id }] }
    })
    return { rows: logRows, shares: named, isLast }
  },

  /** The ledger and not the orders' own times, because WeChat says when it was paid, and may say so late. */
  async entries(db, { after, until }) {
    const { rows, isLast } = cut(await entries.find(db, oldest('at', after)), ({ at }) => at, until)
    const { eventsOf, shares: named } = await orderEvents(db, rows)
    const logRows = rows.map((row) => ({ at: row.at, id: row._id, events: eventsOf(row) }))
    return { rows: logRows, shares: named, isLast }
  },
}

const oldest = (by: string, after: Position) => ({ where: {}, oldestFirst: { by, after }, limit: STRETCH_ROWS })

/** The rows before `until`; whether there are no more of them. */
function cut<Row>(found: readonly Row[], atOf: (row: Row) => number, until: number) {
  const rows = found.filter((row) => atOf(row) < until)
  return { rows, isLast: rows.length < found.length || found.length < STRETCH_ROWS }
}
