import { contentPolicy, couponPolicy, lockPolicy, productPolicy } from '../catalog/model'
import { members } from '../members/repository'
import { promoters } from '../promoters/repository'
import type { Database } from '../runtime/database'
import { policyChanges } from '../runtime/policies'
import { shares } from '../shares/repository'
import type { LogEvent, OrderEvent } from './events'
import { RULESETS_DEFAULT, RULESETS_POLICY_ID, rulesetsPolicy } from './records'
import { decisions, visits } from './repository'

/**
 * An event with its place among those of one instant: what holds comes before who acts, and one visitor's acts keep
 * their own order. Acts of different visitors at one instant do not meet.
 */
interface Placed {
  readonly event: LogEvent
  readonly of: string
  readonly number: number
}
const HOLDS = ''

/**
 * The event log of a system, in the order and the form that the replay reads (spec/attribution.md, "Events, as JSON
 * lines"), up to `until`. It is derived from what the system keeps anyway: nothing is written twice.
 */
export async function* exportEvents(db: Database, until: number): AsyncGenerator<LogEvent> {
  yield { t: 0, type: 'rulesets', names: [...RULESETS_DEFAULT] }
  const sources = [
    promoterEvents(db),
    policyEvents(db),
    shareEvents(db),
    registrations(db),
    visitEvents(db),
    orders(db),
  ]
  for await (const instant of instants(sources, until)) {
    instant.sort((a, b) => (a.of === b.of ? a.number - b.number : a.of < b.of ? -1 : 1))
    for (const { event } of instant) yield event
  }
}

/** Merges sources that are each in order of time, one instant at a time. */
async function* instants(sources: readonly AsyncGenerator<Placed>[], until: number): AsyncGenerator<Placed[]> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, next: await source.next() })))
  for (;;) {
    const waiting = heads.filter(({ next }) => !next.done)
    const t = Math.min(...waiting.map(({ next }) => next.value.event.t))
    if (waiting.length === 0 || t > until) return
    const instant: Placed[] = []
    for (const head of waiting) {
      while (!head.next.done && head.next.value.event.t === t) {
        instant.push(head.next.value)
        head.next = await head.source.next()
      }
    }
    yield instant
  }
}

async function* promoterEvents(db: Database): AsyncGenerator<Placed> {
  for await (const { _id, enrolledAt: t, code } of promoters.all(db, 'enrolledAt')) {
    yield { event: { t, type: 'promoter', promoter: _id, code }, of: HOLDS, number: 0 }
  }
}

async function* policyEvents(db: Database): AsyncGenerator<Placed> {
  for await (const { policyId, from, value } of policyChanges.all(db, 'from')) {
    const event = policyEvent(policyId, from, value)
    if (event !== null) yield { event, of: HOLDS, number: 1 }
  }
}

/** The event of a policy's change; null for a policy that attribution does not read. */
function policyEvent(policyId: string, t: number, value: unknown): LogEvent | null {
  if (policyId === RULESETS_POLICY_ID) return { t, type: 'rulesets', names: rulesetsPolicy.parse(value) }
  const [kind, id = ''] = policyId.split('_')
  switch (kind) {
    case 'product': {
      const { shopId: shop, promoted } = productPolicy.parse(value)
      return { t, type: 'product', product: id, shop, promoted }
    }
    case 'content': {
      const { kind: of, channelId: channel, shopId: shop } = contentPolicy.parse(value)
      return { t, type: 'content', content: id, kind: of, channel, shop }
    }
    case 'coupon':
      return { t, type: 'coupon', coupon: id, shop: couponPolicy.parse(value).shopId }
    case 'lock': {
      const named = Object.entries(lockPolicy.parse(value)).filter(([, days]) => days !== undefined)
      return { t, type: 'lock', shop: id, days: Object.fromEntries(named) }
    }
    default:
      return null
  }
}

/** A target that is one of its kind has no id of its own; the log wants one, so it gets its kind's name. */
async function* shareEvents(db: Database): AsyncGenerator<Placed> {
  for await (const { _id, promoterId, target, mintedAt: t } of shares.all(db, 'mintedAt')) {
    const at = { kind: target.kind, id: 'id' in target ? target.id : target.kind }
    const event = { t, type: 'share', share: _id, promoter: promoterId, target: at, via: 'program' } as const
    yield { event, of: HOLDS, number: 2 }
  }
}

async function* registrations(db: Database): AsyncGenerator<Placed> {
  for await (const { _id, registeredAt: t, byShareId, byCode, eventNumber } of members.all(db, 'registeredAt')) {
    const by = { ...(byShareId === null ? {} : { share: byShareId }), ...(byCode === null ? {} : { code: byCode }) }
    yield { event: { t, type: 'register', customer: _id, ...by }, of: _id, number: eventNumber }
  }
}

async function* visitEvents(db: Database): AsyncGenerator<Placed> {
  for await (const { visitorId, at: t, number, shareId, page, forwardedBy } of visits.all(db, 'at')) {
    const forwarded = forwardedBy === null ? {} : { forwardedBy }
    yield { event: { t, type: 'visit', visitor: visitorId, share: shareId, page, ...forwarded }, of: visitorId, number }
  }
}

/** The lines of an order stand one after the other: one instant, one order id, then the line. */
async function* orders(db: Database): AsyncGenerator<Placed> {
  let open: { event: OrderEvent & { lines: OrderEvent['lines'][number][] }; of: string; number: number } | null = null
  for await (const row of decisions.all(db, 'decidedAt')) {
    if (open !== null && open.event.order !== row.orderId) {
      yield open
      open = null
    }
    const { orderId: order, buyerId: buyer, decidedAt: t, number } = row
    open ??= { event: { t, type: 'order', order, buyer, lines: [] }, of: buyer, number }
    open.event.lines[row.line] = { product: row.productId, amount: row.amountFen, channel: row.channelId }
  }
  if (open !== null) yield open
}
