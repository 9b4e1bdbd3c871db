import { DAY_MS } from '@shared/kernel/time'
import type { LogEvent } from '../../cloudfunctions/attribution/events'
import type { NamedDays } from '../../cloudfunctions/attribution/lock-days'
import type { Basis, TargetKind } from '../../cloudfunctions/attribution/model'

/** One row of the conformance suite: what happens, and who is paid for every order line, in order. */
export interface Row {
  readonly id: string
  readonly say: string
  /** As on the command line: names in order, or `recorded`. */
  readonly ruleset: string
  readonly events: readonly LogEvent[]
  readonly want: readonly Paid[]
  readonly lockDays?: NamedDays
}
export type Paid = readonly [promoter: string | null, basis: Basis]

export const NOBODY: Paid = [null, 'none']

/** An event that knows its time only in a story, or a wait in ms. */
export type Step = number | ((t: number, place: number) => LogEvent)

export const START = Date.UTC(2026, 2, 1)
export const days = (count: number): number => count * DAY_MS

/**
 * A and B are promoters. Shop s1: products a, b and c promoted, z not; channel f1 with A's and B's contents, coupon k.
 * Shop s2: product e promoted, channel f2.
 */
const WORLD: readonly Step[] = [
  (t) => ({ t, type: 'promoter', promoter: 'A', code: 'KA' }),
  (t) => ({ t, type: 'promoter', promoter: 'B', code: 'KB' }),
  ...['a', 'b', 'c'].map((product) => plan(product, true)),
  plan('z', false),
  plan('e', true, 's2'),
  content('vA', 'video'),
  content('lB', 'live'),
  content('lA', 'live'),
  content('vB', 'video'),
  content('rA', 'article'),
  content('v2', 'video', 'f2', 's2'),
  (t) => ({ t, type: 'coupon', coupon: 'k', shop: 's1' }),
]

/** The world, then the steps: each happens one second after the one before, unless a wait says when. */
export function story(...steps: readonly Step[]): LogEvent[] {
  const events: LogEvent[] = []
  let t = START
  for (const step of WORLD) if (typeof step !== 'number') events.push(step(t, events.length))
  let waited = false
  for (const step of steps) {
    if (typeof step === 'number') {
      t += step
      waited = true
      continue
    }
    if (!waited) t += 1_000
    waited = false
    events.push(step(t, events.length))
  }
  return events
}

export function plan(product: string, promoted: boolean, shop = 's1'): Step {
  return (t) => ({ t, type: 'product', product, shop, promoted })
}

export function content(id: string, kind: 'live' | 'video' | 'article', channel = 'f1', shop = 's1'): Step {
  return (t) => ({ t, type: 'content', content: id, kind, channel, shop })
}

export const enroll =
  (promoter: string, code?: string): Step =>
  (t) => ({ t, type: 'promoter', promoter, ...(code === undefined ? {} : { code }) })

export const lock =
  (shop: string, named: NamedDays): Step =>
  (t) => ({ t, type: 'lock', shop, days: named })

export const rule =
  (...names: string[]): Step =>
  (t) => ({ t, type: 'rulesets', names })

/** `mint('x', 'A', 'product', 'a')`: A mints share x for product a. */
export const mint =
  (share: string, promoter: string, kind: TargetKind, id: string, via: 'program' | 'elsewhere' = 'program'): Step =>
  (t) => ({ t, type: 'share', share, promoter, target: { kind, id }, via })

/** `see('C', 'x', 'a')`: C sees the page of product a in a session that share x opened; another page is `kind:id`. */
export const see =
  (visitor: string, share: string | null, page: string, forwardedBy?: string | null): Step =>
  (t) => {
    const [kind = '', id] = page.includes(':') ? page.split(':') : ['product', page]
    const forwarded = forwardedBy === undefined ? {} : { forwardedBy }
    return { t, type: 'visit', visitor, share, page: { kind, id: id ?? '' }, ...forwarded }
  }

export const register =
  (customer: string, by: { share?: string; code?: string } = {}): Step =>
  (t) => ({ t, type: 'register', customer, ...by })

/** `buy('C', 'a', 'b@f1')`: one order of C, product a, and product b inside channel f1. */
export const buy =
  (buyer: string, ...products: readonly string[]): Step =>
  (t, place) => ({
    t,
    type: 'order',
    order: `o${place}`,
    buyer,
    lines: products.map((text) => {
      const [product = '', channel] = text.split('@')
      return { product, amount: 9_900, ...(channel === undefined ? {} : { channel }) }
    }),
  })
