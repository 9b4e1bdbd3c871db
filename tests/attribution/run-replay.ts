import type { LogEvent } from '../../cloudfunctions/attribution/events'
import type { NamedDays } from '../../cloudfunctions/attribution/lock-days'
import type { Decision } from '../../cloudfunctions/attribution/model'
import { type InForce, published } from '../../cloudfunctions/attribution/replay'
import { ReplayStream } from '../../cloudfunctions/attribution/replay-stream'
import type { Paid } from './story'

export const inForce = (names: string): InForce => (names === 'recorded' ? 'recorded' : names.split(',').map(published))

/** Bytes through the real parser and the replay → every decision, in order. */
export function replayed(text: string | Buffer, names: string, lockDays: NamedDays = {}, keepsLost = true): Decision[] {
  const decisions: Decision[] = []
  const stream = new ReplayStream({ sides: [inForce(names)], lockDays, keepsLost }, (_order, [side = []]) => {
    decisions.push(...side)
  })
  stream.push(Buffer.from(text))
  stream.finish()
  return decisions
}

export const linesOf = (events: readonly LogEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')

export const decisionsOf = (events: readonly LogEvent[], names: string, lockDays: NamedDays = {}): Decision[] =>
  replayed(linesOf(events), names, lockDays)

export const paidIn = (events: readonly LogEvent[], names: string, lockDays: NamedDays = {}): Paid[] =>
  decisionsOf(events, names, lockDays).map(({ promoter, basis }) => [promoter, basis])
