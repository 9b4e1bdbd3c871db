import { DAY_MS, startOfBusinessDay } from '@shared/kernel/time'
import { type Day, dayId, type Hint, type Person, personRowId, type ShareFigures } from './model'

/** What of an order is a promoter's, by the share that brought it; null: a binding that no share made. */
export interface Part {
  readonly shareId: string | null
  readonly fen: number
}
interface About {
  readonly at: number
  readonly promoterId: string
}

/** Something that counts for one promoter. An order with lines of two promoters is two events. */
export type Event = About &
  (
    | { readonly kind: 'visit'; readonly shareId: string; readonly personId: string }
    | { readonly kind: 'link-open'; readonly shareId: string }
    | { readonly kind: 'registration'; readonly shareId: string | null; readonly personId: string }
    /** The order was paid: at least one line is the promoter's. A share stands in one part at most. */
    | { readonly kind: 'paid'; readonly personId: string; readonly parts: readonly Part[] }
    /** Money of such lines went back: it is taken from the day on which the order was paid. */
    | { readonly kind: 'refunded'; readonly personId: string; readonly paidAt: number; readonly parts: readonly Part[] }
  )

/** What a share is, for its first row of figures. */
export type ShareAbout = Pick<ShareFigures, 'promoterId' | 'kind' | 'title' | 'tag'>

/** The rows that events change, by id: loaded before, written back after. */
export interface Figures {
  readonly days: Map<string, Day>
  readonly shares: Map<string, ShareFigures>
  readonly people: Map<string, Person>
}

/** Ids of the rows that an event may read or change; `customer` is whose binding repeats the person's figures. */
export interface Touched {
  readonly day: string
  readonly shares: readonly string[]
  readonly person: string | null
  readonly customer: string | null
}

/** A day on which nothing happened. */
export const NOTHING = { visits: 0, linkOpens: 0, registrations: 0, orders: 0, paidFen: 0 }

export function touchedBy(event: Event): Touched {
  const day = dayId(event.promoterId, startOfBusinessDay(event.kind === 'refunded' ? event.paidAt : event.at))
  const shares = sharesOf(event)
  if (event.kind === 'link-open') return { day, shares, person: null, customer: null }
  const person = personRowId(event.promoterId, event.personId)
  return { day, shares, person, customer: event.kind === 'visit' ? null : event.personId }
}

/** The shares that an event names. */
export function sharesOf(event: Event): string[] {
  if ('parts' in event) return event.parts.flatMap(({ shareId }) => shareId ?? [])
  return event.shareId === null ? [] : [event.shareId]
}

/**
 * Counts an event in the rows that it touches. Sums alone, so that a refund may stand in the log before its payment: each is
 * stamped by the clock of its own function. A line is never refunded by more than was paid for it, so once both are counted
 * no sum is below zero.
 */
export function count(figures: Figures, event: Event, abouts: ReadonlyMap<string, ShareAbout>): void {
  const day = dayOf(figures, event)
  const shareOf = (id: string | null) => (id === null ? null : shareRow(figures, id, abouts))
  switch (event.kind) {
    case 'visit': {
      addAll('visits', event.at, day, shareOf(event.shareId))
      const person = personOf(figures, event)
      person.lastVisitDayAt = Math.max(person.lastVisitDayAt, day.dayAt)
      return
    }
    case 'link-open':
      addAll('linkOpens', event.at, day, shareOf(event.shareId))
      return
    case 'registration':
      addAll('registrations', event.at, day, shareOf(event.shareId))
      return
    case 'paid': {
      day.orders += 1
      for (const { shareId, fen } of event.parts) {
        day.paidFen += fen
        const share = shareOf(shareId)
        if (share === null) continue
        share.orders += 1
        share.paidFen += fen
        share.lastAt = Math.max(share.lastAt, event.at)
      }
      notePaid(personOf(figures, event), event.at, sumOf(event.parts))
      return
    }
    case 'refunded': {
      for (const { shareId, fen } of event.parts) {
        day.paidFen -= fen
        const share = shareOf(shareId)
        if (share !== null) share.paidFen -= fen
      }
      noteRefunded(personOf(figures, event), day.dayAt, sumOf(event.parts))
    }
  }
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { fen }) => sum + fen, 0)

function addAll(
  field: 'visits' | 'linkOpens' | 'registrations',
  at: number,
  day: Day,
  share: ShareFigures | null,
): void {
  day[field] += 1
  if (share === null) return
  share[field] += 1
  share.lastAt = Math.max(share.lastAt, at)
}

function dayOf({ days }: Figures, event: Event): Day {
  const dayAt = startOfBusinessDay(event.kind === 'refunded' ? event.paidAt : event.at)
  return rowOf(days, dayId(event.promoterId, dayAt), () => ({ promoterId: event.promoterId, dayAt, ...NOTHING }))
}

function shareRow({ shares }: Figures, id: string, abouts: ReadonlyMap<string, ShareAbout>): ShareFigures {
  return rowOf(shares, id, () => {
    const about = abouts.get(id)
    if (about === undefined) throw new Error('figures of a share that nobody looked up')
    return { ...about, ...NOTHING, lastAt: 0 }
  })
}

function personOf({ people }: Figures, { promoterId, personId }: { promoterId: string; personId: string }): Person {
  return rowOf(people, personRowId(promoterId, personId), () => ({
    ...{ promoterId, personId, lastVisitDayAt: 0, lastPaidDayAt: 0, days: [] },
    ...{ paidFen: 0, ordersTotal: 0, lastOrderAt: null },
  }))
}

function rowOf<Row>(rows: Map<string, Row>, id: string, make: () => Row): Row {
  const row = rows.get(id) ?? make()
  rows.set(id, row)
  return row
}

/** The longest view (`STATISTICS_DAYS`): older days of a person are in none, whatever day it is. */
const WINDOW_DAYS = 30

function notePaid(person: Person, at: number, fen: number): void {
  noteDay(person, { dayAt: startOfBusinessDay(at), orders: 1, fen })
  person.paidFen += fen
  person.ordersTotal += 1
  person.lastOrderAt = Math.max(person.lastOrderAt ?? 0, at)
}

function noteRefunded(person: Person, dayAt: number, fen: number): void {
  noteDay(person, { dayAt, orders: 0, fen: -fen })
  person.paidFen -= fen
}

/** Adds to a day of the person, and drops those that the newest one leaves behind, this one perhaps. */
function noteDay(person: Person, { dayAt, orders, fen }: Person['days'][number]): void {
  const known = person.days.find((day) => day.dayAt === dayAt)
  const others = person.days.filter((day) => day !== known)
  const changed = { dayAt, orders: (known?.orders ?? 0) + orders, fen: (known?.fen ?? 0) + fen }
  const days = [...others, changed].sort((a, b) => a.dayAt - b.dayAt)
  const newestAt = days.at(-1)?.dayAt ?? 0
  person.days = days.filter((day) => day.dayAt > newestAt - WINDOW_DAYS * DAY_MS)
  person.lastPaidDayAt = lastPaidOf(person.days)
}

const lastPaidOf = (days: Person['days']): number => days.filter(({ fen }) => fen > 0).at(-1)?.dayAt ?? 0

/** One row of a log, with what it means to whom; many mean nothing. */
export interface LogRow {
  readonly at: number
  readonly id: string
  readonly events: readonly Event[]
}

/** The rows from the first on whose events touch at most `documentsMax` documents together; one row always. */
export function fitting(rows: readonly LogRow[], documentsMax: number): readonly LogRow[] {
  const touched = new Set<string>()
  for (const [index, { events }] of rows.entries()) {
    for (const { day, shares, person, customer } of events.map(touchedBy)) {
      for (const id of [day, ...shares, person ?? [], customer ?? []].flat()) touched.add(id)
    }
    if (index > 0 && touched.size > documentsMax) return rows.slice(0, index)
  }
  return rows
}

type Counted = typeof NOTHING

/** Days together. */
export const totalOf = (days: readonly Counted[]): Counted =>
  days.reduce(
    (sum, day) => ({
      visits: sum.visits + day.visits,
      linkOpens: sum.linkOpens + day.linkOpens,
      registrations: sum.registrations + day.registrations,
      orders: sum.orders + day.orders,
      paidFen: sum.paidFen + day.paidFen,
    }),
    NOTHING,
  )

interface Funnel {
  readonly visits: number
  readonly visitors: number
  readonly registrations: number
  readonly payers: number
}

/** Below so many visitors, one registration more or less changes the rate by more than it says. */
const VISITORS_THAT_TELL = 50
/** Fewer than one visitor in twenty registers: the page that they meet does not say why they should. */
const REGISTRATION_PERCENT = 5
/** Below so many customers, one more who pays changes the rate by more than it says. */
const REGISTRATIONS_THAT_TELL = 10
/** Fewer than one customer in ten pays: what they are shown is not what they want. */
const PAYER_PERCENT = 10

const isBelow = (part: number, percent: number, whole: number): boolean => part * 100 < whole * percent

/** From the top of the funnel, first match wins; `best-channel` stands for the rest, where there is one to speak of. */
const HINTS = [
  { hint: 'share-more', when: ({ visits }) => visits === 0 },
  {
    hint: 'few-registrations',
    when: ({ visitors, registrations }) =>
      visitors >= VISITORS_THAT_TELL && isBelow(registrations, REGISTRATION_PERCENT, visitors),
  },
  {
    hint: 'few-payers',
    when: ({ registrations, payers }) =>
      registrations >= REGISTRATIONS_THAT_TELL && isBelow(payers, PAYER_PERCENT, registrations),
  },
] as const satisfies readonly { hint: Hint; when: (funnel: Funnel) => boolean }[]

/** What speaks against the funnel of a view; null when nothing does, and the best channel may be named. */
export const flawOf = (funnel: Funnel) => HINTS.find(({ when }) => when(funnel))?.hint ?? null

/** Of the shares that brought most, the first with a tag that brought anything. */
export const bestTagOf = (best: readonly Pick<ShareFigures, 'tag' | 'paidFen'>[]): string | null =>
  best.find(({ tag, paidFen }) => tag !== null && paidFen > 0)?.tag ?? null
