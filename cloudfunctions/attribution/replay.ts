import { BadEvent, type LogEvent, type OrderEvent, type RegisterEvent, type VisitEvent } from './events'
import type { NamedDays } from './lock-days'
import { type Decision, newState, type Published, type Terms, type VisitorState } from './model'
import { register } from './registrations'
import { ReplayWorld } from './replay-world'
import { decideOrder, isAlive } from './rules'
import { RULESETS } from './rulesets'
import { recordVisit } from './visits'

/** Rulesets in the mall's order, or `recorded`: those that the log's `rulesets` events name, none before the first. */
export type InForce = readonly Published[] | 'recorded'

export interface ReplayOptions {
  /** Each side replays the same log under its own rulesets and with its own dyes. */
  readonly sides: readonly InForce[]
  /** Default lock days of a what-if replay; the log's `lock` events override them. */
  readonly lockDays?: NamedDays
  /** Keeps lost visits for explanations, and visitors for as long as the log goes on. */
  readonly keepsLost?: boolean
}

/** One log under one or several lists of rulesets, event by event. Memory grows with what is alive, not with events. */
export class Replay {
  readonly #world: ReplayWorld
  readonly #sides: readonly Side[]
  #t = Number.NEGATIVE_INFINITY

  constructor({ sides, lockDays = {}, keepsLost = false }: ReplayOptions) {
    this.#world = new ReplayWorld(lockDays)
    this.#sides = sides.map((inForce) => new Side(inForce, this.#world, keepsLost))
  }

  /** An order's decisions, by side and line; null for every other event. Throws a BadEvent, and nothing has changed then. */
  apply(event: LogEvent): readonly (readonly Decision[])[] | null {
    if (event.t < this.#t) throw new BadEvent(`t went back from ${this.#t} to ${event.t}`)
    this.#t = event.t
    switch (event.type) {
      case 'visit':
        for (const side of this.#sides) side.visit(event)
        return null
      case 'order':
        return this.#sides.map((side) => side.order(event))
      case 'register':
        for (const side of this.#sides) side.register(event)
        return null
      case 'rulesets':
        for (const side of this.#sides) side.follow(event.names)
        return null
      default:
        this.#world.apply(event)
        return null
    }
  }

  /** How many visitors are remembered, by side. */
  visitorsAlive(): readonly number[] {
    return this.#sides.map((side) => side.visitorsAlive)
  }
}

/** Visitors are looked through for dead ones when their number has doubled since the last time: cheap for each event. */
const FIRST_SWEEP_AT = 4_096

class Side {
  readonly #world: ReplayWorld
  readonly #isRecorded: boolean
  readonly #visitors = new Map<string, VisitorState>()
  readonly #registered = new Set<string>()
  #terms: Terms
  #sweepAt = FIRST_SWEEP_AT

  constructor(inForce: InForce, world: ReplayWorld, keepsLost: boolean) {
    this.#world = world
    this.#isRecorded = inForce === 'recorded'
    this.#terms = { rulesets: inForce === 'recorded' ? [] : inForce, world, keepsLost }
  }

  get visitorsAlive(): number {
    return this.#visitors.size
  }

  follow(names: readonly string[]): void {
    if (this.#isRecorded) this.#terms = { ...this.#terms, rulesets: names.map(published) }
  }

  visit(visit: VisitEvent): void {
    const known = this.#visitors.get(visit.visitor)
    const state = known ?? newState()
    recordVisit(state, visit, this.#terms)
    if (known === undefined) this.#keep(visit.visitor, state, visit.t)
  }

  order(order: OrderEvent): readonly Decision[] {
    return decideOrder(this.#visitors.get(order.buyer) ?? newState(), order, this.#terms)
  }

  /** The first registration counts, whichever rulesets are in force: a binding is for good. */
  register(registration: RegisterEvent): void {
    const { customer, t } = registration
    if (this.#registered.has(customer)) return
    this.#registered.add(customer)
    const known = this.#visitors.get(customer)
    const state = known ?? newState()
    register(state, registration, published('referral'), this.#world, this.#world.ownerOf)
    if (known === undefined) this.#keep(customer, state, t)
  }

  /** Remembers a visitor who was not, if there is something to remember. */
  #keep(visitor: string, state: VisitorState, t: number): void {
    if (!this.#terms.keepsLost) {
      if (!holdsAnything(state, t)) return
      if (this.#visitors.size >= this.#sweepAt) this.#sweep(t)
    }
    this.#visitors.set(ownCopy(visitor), state)
  }

  #sweep(t: number): void {
    for (const [visitor, state] of this.#visitors) if (!holdsAnything(state, t)) this.#visitors.delete(visitor)
    this.#sweepAt = Math.max(FIRST_SWEEP_AT, this.#visitors.size * 2)
  }
}

/** A text of its own: what the reader gives may be a window on a whole block of the file, and would keep all of it. */
const ownCopy = (text: string): string => JSON.parse(JSON.stringify(text)) as string

/** Whether a later decision can depend on the state. */
function holdsAnything({ binding, dyes }: VisitorState, t: number): boolean {
  if (binding !== null) return true
  for (const name in dyes) if (dyes[name]?.some((dye) => isAlive(dye, t))) return true
  return false
}

/** The published ruleset of that name. Throws a BadEvent where there is none. */
export function published(name: string): Published {
  const ruleset = RULESETS.get(name)
  if (ruleset !== undefined) return ruleset
  throw new BadEvent(`unknown ruleset ${JSON.stringify(name)}: there are ${[...RULESETS.keys()].join(', ')}`)
}
