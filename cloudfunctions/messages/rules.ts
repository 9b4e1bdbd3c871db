import type { Fact, FactNamed } from '@shared/kernel/facts'
import type { Message } from './model'

/** A fact of an order that somebody is told of. */
export type Telling = Extract<Fact, { readonly toId: string }>
export type Told = Omit<Message, 'at'>

const KIND_OF = {
  'order.timed-out': 'order-timed-out',
  'refund.succeeded': 'refund-succeeded',
  'after-sale.rejected': 'after-sale-rejected',
  'gift.accepted': 'gift-accepted',
  'gift.returned': 'gift-returned',
} as const satisfies Record<Exclude<Telling['name'], 'order.shipped'>, Message['kind']>

/** Who is told what: one person, but for a parcel with a gift, of which its giver hears too. */
export function told(fact: Telling): Told[] {
  if (fact.name === 'order.shipped') return toldOfParcel(fact)
  const amountFen = fact.name === 'refund.succeeded' ? fact.amountFen : null
  return [{ toId: fact.toId, kind: KIND_OF[fact.name], ...aboutOf(fact), amountFen }]
}

function toldOfParcel(fact: FactNamed<'order.shipped'>): Told[] {
  const { toId, giverId } = fact
  const about = { ...aboutOf(fact), amountFen: null }
  if (giverId === null) return [{ toId, kind: 'order-shipped', ...about }]
  return [
    { toId, kind: 'gift-shipped', ...about },
    { toId: giverId, kind: 'order-shipped', ...about },
  ]
}

const aboutOf = ({ orderId, title, lines }: Telling) => ({ orderId, title, lines })

/** How far somebody has read once they read up to `until`: never less far than before, and nothing that is yet to come. */
export const readUntil = (before: number | null, until: number, now: number): number =>
  Math.max(before ?? 0, Math.min(until, now))

/** When something was told at `at`, so that its reader, who has read up to `readUntil`, finds it new. */
export const unreadAt = (at: number, readUntil: number | null): number => Math.max(at, (readUntil ?? -1) + 1)
