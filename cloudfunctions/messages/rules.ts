import type { Fact, FactNamed } from '@shared/kernel/facts'
import type { GrantAnswer, Letter, OrderMessage, ReminderGrants } from './model'

/** A fact of an order that somebody is told of. */
export type Telling = Extract<Fact, { readonly toId: string }>
export type Told = Omit<OrderMessage, 'at'>

const KIND_OF = {
  'order.timed-out': 'order-timed-out',
  'refund.succeeded': 'refund-succeeded',
  'after-sale.rejected': 'after-sale-rejected',
  'gift.accepted': 'gift-accepted',
  'gift.returned': 'gift-returned',
  'commission.frozen': 'commission-frozen',
} as const satisfies Record<Exclude<Telling['name'], 'order.shipped'>, OrderMessage['kind']>

/** Who is told what: one person, but for a parcel with a gift, of which its giver hears too. */
export function told(fact: Telling): Told[] {
  if (fact.name === 'order.shipped') return toldOfParcel(fact)
  const amountFen = 'amountFen' in fact ? fact.amountFen : null
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

/** Where a letter stands: what a step of carrying it changes. */
export type Progress = Pick<Letter, 'state' | 'cursor' | 'lookAt' | 'delivered' | 'skipped'>
/** What one step did, and after which customer the next one begins; null: that was the last one. */
export interface Step {
  readonly delivered: number
  readonly skipped: number
  readonly next: string | null
}

/** A letter is carried to all of its readers, and then those who asked for it are reminded of it; then it is done. */
export function progressAfter({ state, delivered, skipped }: Progress, step: Step, now: number): Progress {
  const counts = { delivered: delivered + step.delivered, skipped: skipped + step.skipped }
  if (step.next !== null) return { state, cursor: step.next, lookAt: now, ...counts }
  return { state: 'sent', cursor: null, lookAt: state === 'sending' ? now : null, ...counts }
}

/** Whether a step that began at `from` is still the next one: what was done meanwhile is not done twice. */
export const isStill = (from: Progress, now: Progress): boolean =>
  now.lookAt !== null && now.state === from.state && now.cursor === from.cursor

/** WeChat keeps no more than that for anybody, as far as it matters here: each of them is a press of theirs. */
const GRANTS_MAX = 100

type Answer = { readonly templateId: string; readonly answer: GrantAnswer }

/** What somebody has granted, by template, after they answered WeChat's question: a yes is one more, a ban none at all. */
export function grantedAfter(granted: ReminderGrants['granted'], answers: readonly Answer[]): Record<string, number> {
  const after: Record<string, number> = { ...granted }
  for (const { templateId, answer } of answers) {
    if (answer === 'accept') after[templateId] = Math.min(GRANTS_MAX, (granted[templateId] ?? 0) + 1)
    if (answer === 'ban') after[templateId] = 0
  }
  return after
}
