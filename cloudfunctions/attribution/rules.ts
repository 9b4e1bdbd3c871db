import { DAY_MS } from '@shared/kernel/time'
import {
  type Because,
  type Decision,
  type Dye,
  LOST_VISITS_MAX,
  type LostVisit,
  type MintedShare,
  NO_END,
  type Order,
  type OrderLine,
  type Published,
  type Reason,
  type Rejected,
  type Ruleset,
  type Slot,
  type Terms,
  type VisitorState,
  type World,
} from './model'

export const isAlive = (dye: Dye, t: number): boolean => t <= dye.endsAt

/** What is wrong with a share as such, whatever it points to; null when it counts. Compares times, not places in a file. */
export function flawOfShare(rules: Ruleset, { via, promoter, mintedAt }: MintedShare): Reason | null {
  if (rules.share.via === 'program' && via !== 'program') return 'minted-elsewhere'
  if (rules.share.registered === 'ignored') return null
  const { registeredAt } = promoter
  return registeredAt === null || registeredAt > mintedAt ? 'minted-before-registration' : null
}

/** An order line with what its product is at the order. */
interface Judged {
  readonly line: OrderLine
  readonly shop: string | null
  readonly isPromoted: boolean
  readonly t: number
}

interface Verdict {
  readonly winner: { readonly decision: Omit<Decision, 'rejected'>; readonly dye: Dye | null } | null
  readonly rejected: readonly Rejected[]
}

/**
 * Decides every line of an order from the buyer's state, then moves the ends of the dyes that won there. The first
 * ruleset whose basis is not `none` decides a line, and only that one extends.
 */
export function decideOrder(state: VisitorState, order: Order, terms: Terms): readonly Decision[] {
  const extensions: (() => void)[] = []
  const decisions = order.lines.map((line): Decision => {
    const product = terms.world.product(line.product)
    const judged = { line, shop: product?.shop ?? null, isPromoted: product?.promoted ?? false, t: order.t }
    const rejected: Rejected[] = []
    for (const ruleset of terms.rulesets) {
      const verdict = decideLine(ruleset, state, judged)
      rejected.push(...verdict.rejected)
      if (verdict.winner === null) continue
      const { decision, dye } = verdict.winner
      // A line is decided by the dyes as they were before the order, so that the lines' places in the cart do not matter.
      if (dye !== null) extensions.push(() => extend(dye, ruleset.rules, judged, terms.world))
      return { ...decision, rejected }
    }
    return { promoter: null, basis: 'none', ruleset: null, because: null, rejected }
  })
  for (const move of extensions) move()
  dropExpired(state, order.t, terms.keepsLost)
  return decisions
}

function decideLine(ruleset: Published, state: VisitorState, judged: Judged): Verdict {
  const { rules, hash } = ruleset
  const { name } = rules
  const isPayable = rules.order.plan === 'ignored' || judged.isPromoted
  const dyes = state.dyes[name] ?? []
  const losers: Rejected[] = []
  let best: { readonly basis: Decision['basis']; readonly dye: Dye | null } | null = null
  for (const { basis, on } of rules.order.tiers) {
    const candidates = dyes.filter((dye) => on.includes(dye.on) && isAbout(dye.on, dye.key, judged))
    for (const dye of candidates.sort((one, other) => other.visit - one.visit)) {
      if (!isAlive(dye, judged.t)) losers.push(rejectedDye(name, dye, 'expired'))
      else if (!isPayable) losers.push(rejectedDye(name, dye, 'not-promoted'))
      else if (best === null) best = { basis, dye }
      else losers.push(rejectedDye(name, dye, basis === best.basis ? 'older' : 'indirect-under-direct'))
    }
    if (best === null && isPayable && on.includes('binding') && state.binding !== null) best = { basis, dye: null }
  }
  const rejected = toldOnce([...losers, ...lostBefore(state.lost, name, judged)], best?.dye?.visit)
  if (best === null) return { winner: null, rejected }
  const because = becauseOf(ruleset, best.dye, state)
  const promoter = best.dye?.promoter ?? state.binding?.promoterId ?? null
  return {
    winner: { decision: { promoter, basis: best.basis, ruleset: { name, hash }, because }, dye: best.dye },
    rejected,
  }
}

/** Whether something on that slot and key is a candidate for the line. */
function isAbout(on: Slot, key: string | null, { line, shop }: Judged): boolean {
  if (key === null) return false
  if (on === 'product') return key === line.product
  return key === (on === 'shop' ? shop : line.channel)
}

const rejectedDye = (ruleset: string, dye: Dye, reason: Reason): Rejected => {
  const { promoter, share, kind, visit, visitedAt } = dye
  return { ruleset, reason, promoter, share, kind, visit, visitedAt }
}

/** Lost visits that the line might have gone to, newest first. */
function lostBefore(lost: readonly LostVisit[], ruleset: string, judged: Judged): Rejected[] {
  return lost
    .filter((visit) => visit.ruleset === ruleset && (visit.on === null || isAbout(visit.on, visit.key, judged)))
    .map(({ reason, promoter, share, kind, visit, visitedAt }) => ({
      ruleset,
      reason,
      promoter,
      share,
      kind,
      visit,
      visitedAt,
    }))
    .reverse()
}

/** One visit may have dyed both a product and its shop: it is told once, for the strongest of them, and not if it won. */
function toldOnce(rejected: readonly Rejected[], winningVisit: number | undefined): Rejected[] {
  const seen = new Set([winningVisit])
  return rejected.filter(({ visit }) => !seen.has(visit) && seen.add(visit))
}

function becauseOf({ rules, hash }: Published, dye: Dye | null, { binding }: VisitorState): Because | null {
  const ruleset = rules.name
  if (dye !== null) {
    const { on, key, share, kind, visit, visitedAt, endsAt, extensions } = dye
    return { ruleset, hash, by: 'dye', on, key, share, kind, visit, visitedAt, endsAt, extensions }
  }
  return binding && { ruleset, hash, by: 'binding', boundBy: binding.basis, boundAt: binding.boundAt }
}

/**
 * Moves the end of a dye that won a line, unless its chain has had its extension: however many lines it won, the first
 * uses it up. The days are those in force at the order for the line's shop, for a channel dye those of the content's
 * shop. A move of 0 days uses nothing up.
 */
function extend(dye: Dye, rules: Ruleset, { shop }: Judged, world: World): void {
  const row = rules.targets[dye.kind]?.row
  if (row === undefined || dye.extensions >= rules.chain.extensionsMax) return
  const days = world.lockDays(dye.on === 'channel' || shop === null ? dye.shop : shop)[row].order
  if (days === 0) return
  dye.endsAt += days * DAY_MS
  dye.extensions += 1
}

/** Leaves out what the next write of the document leaves out: dyes that are dead at `t`, remembered as lost. */
export function dropExpired(state: VisitorState, t: number, keepsLost: boolean): void {
  if (t <= state.soonestEndAt) return
  state.soonestEndAt = NO_END
  for (const name in state.dyes) {
    const list = state.dyes[name]
    if (list !== undefined) compact(state, name, list, t, keepsLost)
  }
}

function compact(state: VisitorState, name: string, list: Dye[], t: number, keepsLost: boolean): void {
  let kept = 0
  for (const dye of list) {
    if (isAlive(dye, t)) {
      list[kept] = dye
      kept += 1
      noteEnd(state, dye.endsAt)
    } else if (keepsLost) keepLost(state, lostDye(name, dye, 'expired'))
  }
  list.length = kept
}

/** Keeps `soonestEndAt` true of a dye that ends at that time. */
export function noteEnd(state: VisitorState, endsAt: number): void {
  if (endsAt < state.soonestEndAt) state.soonestEndAt = endsAt
}

export function lostDye(ruleset: string, dye: Dye, reason: Reason): LostVisit {
  const { on, key } = dye
  return { ...rejectedDye(ruleset, dye, reason), on, key }
}

/** Keeps a lost visit, and of all only the newest. */
export function keepLost(state: VisitorState, visit: LostVisit): void {
  state.lost = [...state.lost, visit].slice(-LOST_VISITS_MAX)
}
