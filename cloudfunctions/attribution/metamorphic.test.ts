import { DAY_MS } from '@shared/kernel/time'
import fc from 'fast-check'
import { histories, rulesetLists } from '../../tests/attribution/histories'
import { decisionsOf, inForce, paidIn } from '../../tests/attribution/run-replay'
import { days, START } from '../../tests/attribution/story'
import type { LogEvent, OrderEvent } from './events'
import { newState, type VisitorState, visitorState } from './model'
import { Replay } from './replay'
import { ReplayWorld } from './replay-world'
import { decideOrder } from './rules'
import { RULESETS } from './rulesets'
import { recordVisit } from './visits'

const RUNS = { numRuns: 300 }

test('a history that happens earlier or later as a whole is decided the same', () => {
  fc.assert(
    fc.property(histories, rulesetLists, fc.integer({ min: -START, max: 10_000 * DAY_MS }), (log, ruleset, by) => {
      const moved = log.map((event) => ({ ...event, t: event.t + by }))
      expect(paidIn(moved, ruleset)).toEqual(paidIn(log, ruleset))
    }),
    RUNS,
  )
})

test('visits in a shop, a channel and by shares of their own change no line of other shops', () => {
  const elsewhere = (t: number): LogEvent[] => [
    { t, type: 'promoter', promoter: 'Z' },
    { t, type: 'product', product: 'z', shop: 'sz', promoted: true },
    { t, type: 'content', content: 'vz', kind: 'video', channel: 'fz', shop: 'sz' },
    { t, type: 'share', share: 'xz', promoter: 'Z', target: { kind: 'product', id: 'z' }, via: 'program' },
    { t, type: 'share', share: 'xvz', promoter: 'Z', target: { kind: 'video', id: 'vz' }, via: 'program' },
  ]
  fc.assert(
    fc.property(histories, rulesetLists, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (log, ruleset, dice) => {
      const mixed = log.flatMap((event): LogEvent[] => {
        const { value } = dice.next()
        if (value !== 0) return [event]
        const visit = { t: event.t, type: 'visit', visitor: 'C' } as const
        return [
          { ...visit, share: 'xz', page: { kind: 'product', id: 'z' } },
          { ...visit, share: 'xvz', page: { kind: 'video', id: 'vz' } },
          event,
        ]
      })
      expect(paidIn([...elsewhere(log[0]?.t ?? START), ...mixed], ruleset)).toEqual(paidIn(log, ruleset))
    }),
    RUNS,
  )
})

test('what others do changes nothing for a visitor', () => {
  fc.assert(
    fc.property(histories, rulesetLists, (log, ruleset) => {
      const isOthers = (event: LogEvent) =>
        (event.type === 'visit' && event.visitor !== 'C') || (event.type === 'register' && event.customer !== 'C')
      const own = (events: readonly LogEvent[]) => {
        const orders = events.filter((event): event is OrderEvent => event.type === 'order')
        const buyers = orders.flatMap(({ buyer, lines }) => lines.map(() => buyer))
        return paidIn(events, ruleset).filter((_paid, at) => buyers[at] === 'C')
      }
      expect(own(log.filter((event) => !isOthers(event)))).toEqual(own(log))
    }),
    RUNS,
  )
})

test('an order split into its lines at the same instant is decided the same', () => {
  // An extension only lengthens what is alive at that instant, and one chain extends once: the lines can't tell.
  fc.assert(
    fc.property(histories, rulesetLists, (log, ruleset) => {
      const split = log.flatMap((event): LogEvent[] =>
        event.type === 'order' ? event.lines.map((line) => ({ ...event, lines: [line] })) : [event],
      )
      expect(paidIn(split, ruleset)).toEqual(paidIn(log, ruleset))
    }),
    RUNS,
  )
})

test('a second list of rulesets beside the first sees the same log and disturbs nothing', () => {
  fc.assert(
    fc.property(histories, rulesetLists, rulesetLists, (log, one, other) => {
      const replay = new Replay({ sides: [inForce(one), inForce(other)] })
      const both = log.flatMap((event) => replay.apply(event)?.[0] ?? [])
      expect(both.map(({ promoter, basis }) => [promoter, basis])).toEqual(paidIn(log, one))
    }),
    RUNS,
  )
})

test('a state that is written to a document and read back after every event decides the same', () => {
  const ruleset = RULESETS.get('tuike-2025')
  if (ruleset === undefined) throw new Error('tuike-2025 is not published')
  fc.assert(
    fc.property(histories, (log) => {
      const world = new ReplayWorld()
      const terms = { rulesets: [ruleset], world, keepsLost: true }
      const documents = new Map<string, string>()
      const change = <T>(visitor: string, by: (state: VisitorState) => T): T => {
        const document = documents.get(visitor)
        const state = document === undefined ? newState() : visitorState.parse(JSON.parse(document))
        const result = by(state)
        documents.set(visitor, JSON.stringify(state))
        return result
      }
      const stored = log.flatMap((event) => {
        if (event.type === 'order') return change(event.buyer, (state) => decideOrder(state, event, terms))
        if (event.type === 'visit') change(event.visitor, (state) => recordVisit(state, event, terms))
        else if (event.type !== 'register' && event.type !== 'rulesets') world.apply(event)
        return []
      })
      expect(stored).toEqual(decisionsOf(log, 'tuike-2025'))
    }),
    RUNS,
  )
})

test('visitors whose last dye has died are forgotten', () => {
  const replay = new Replay({ sides: [inForce('tuike-2025')] })
  const world: LogEvent[] = [
    { t: START, type: 'promoter', promoter: 'A' },
    { t: START, type: 'product', product: 'a', shop: 's1', promoted: true },
    { t: START, type: 'share', share: 'x', promoter: 'A', target: { kind: 'product', id: 'a' }, via: 'program' },
  ]
  for (const event of world) replay.apply(event)
  // A thousand newcomers a day for a hundred days; a card lives for 30.
  for (let n = 0; n < 100_000; n += 1) {
    const t = START + Math.floor((n * days(1)) / 1_000)
    replay.apply({ t, type: 'visit', visitor: `c${n}`, share: 'x', page: { kind: 'product', id: 'a' } })
  }
  expect(replay.visitorsAlive()[0]).toBeLessThan(65_000)
})
