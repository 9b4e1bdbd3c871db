import { HOUR_MS } from '@shared/kernel/time'
import type { Commission } from '../commissions/model'
import { step } from '../commissions/rules'
import type { Plan, PlanRow } from './model'

/** Commissions of one transaction, all of one promoter: about three requests each, far below the 30 s of a transaction. */
export const BATCH_MAX = 20
/** When a commission is looked at again whose promoter is on hold, or that could not be settled by a mistake of ours. */
export const LOOK_AGAIN_MS = HOUR_MS

/** What is to be done with a commission now. `gone`: it is not frozen any more, or does not exist. */
export type Ruling = 'settle' | 'after-sale' | 'promoter-on-hold' | 'not-due' | 'gone'

/** spec/money.md, "Life of a commission": the hold is over, no after-sale is open on the line, the promoter not on hold. */
export function rulingOn(commission: Commission | null, isOnHold: boolean, now: number): Ruling {
  if (commission?.state !== 'frozen') return 'gone'
  if (commission.openAfterSales > 0) return 'after-sale'
  if (commission.dueAt === null || commission.dueAt > now) return 'not-due'
  return isOnHold ? 'promoter-on-hold' : 'settle'
}

type Change = Partial<Commission> & Pick<Commission, 'version'>

/** What changes in a commission by the ruling: a step to `settled`, or when the settlement looks at it next and why. */
export function changeBy(commission: Commission, ruling: Ruling, now: number): Change {
  const version = commission.version + 1
  switch (ruling) {
    case 'settle':
      return { state: step(commission, 'settled'), settledAt: now, lookAt: null, waitingFor: null, version }
    case 'promoter-on-hold':
      return { lookAt: now + LOOK_AGAIN_MS, waitingFor: 'promoter', version }
    case 'after-sale':
      return { lookAt: null, waitingFor: 'after-sale', version }
    case 'not-due':
      return { lookAt: commission.dueAt, waitingFor: commission.dueAt === null ? 'receipt' : 'hold', version }
    case 'gone':
      return { lookAt: null, waitingFor: null, version }
  }
}

/** Commissions that are due, cut into transactions: one promoter's together, who waits longest first. */
export function batchesOf<C extends { readonly promoterId: string }>(due: readonly C[]): C[][] {
  const byPromoter = new Map<string, C[]>()
  for (const commission of due) {
    const theirs = byPromoter.get(commission.promoterId)
    if (theirs === undefined) byPromoter.set(commission.promoterId, [commission])
    else theirs.push(commission)
  }
  return [...byPromoter.values()].flatMap((theirs) =>
    Array.from({ length: Math.ceil(theirs.length / BATCH_MAX) }, (_, index) =>
      theirs.slice(index * BATCH_MAX, (index + 1) * BATCH_MAX),
    ),
  )
}

export type Outcome = NonNullable<PlanRow['outcome']>

/** How a row of a plan ends: it settles if its commission is as planned; what happened meanwhile is said otherwise. */
export function outcomeOf(ruling: Ruling, isUnchanged: boolean): Outcome {
  if (ruling === 'gone' || ruling === 'after-sale') return ruling
  if (!isUnchanged || ruling === 'not-due') return 'changed'
  return ruling === 'settle' ? 'settled' : ruling
}

/** A row that the plan did not mean to settle, with what the plan said of it. */
export const foreseen = ({ verdict }: PlanRow): Outcome | null => (verdict === 'settle' ? null : verdict)

/** The open rows that the next transaction settles: of the first open row's promoter, at most `max`. */
export function nextOf(rows: readonly PlanRow[], max: number): PlanRow[] {
  const open = rows.filter((row) => row.outcome === null && foreseen(row) === null)
  return open.filter(({ promoterId }) => promoterId === open[0]?.promoterId).slice(0, max)
}

/** The plan once rows of the page that it works on got these outcomes. `isPageDone`: no row of it is open. */
export function advanced(plan: Plan, outcomes: readonly Outcome[], isPageDone: boolean): Plan {
  const settled = outcomes.filter((outcome) => outcome === 'settled').length
  const place = isPageDone ? plan.place + 1 : plan.place
  return {
    ...plan,
    place,
    state: place >= plan.pages ? 'done' : plan.state,
    done: plan.done + outcomes.length,
    settled: plan.settled + settled,
    skipped: plan.skipped + outcomes.length - settled,
  }
}
