import { raiseAlarm } from '../runtime/alarms'
import type { Context } from '../runtime/context'
import type { Store } from '../runtime/database'
import { Operational } from '../runtime/failures'
import { type Plan, type PlanRow, pageId } from './model'
import { planPages, plans } from './repository'
import { advanced, BATCH_MAX, foreseen, nextOf, type Outcome, outcomeOf } from './rules'
import { putOff, settleIn } from './settle'

/** Transactions of one step of the task; and of the request that begins an execution, which has seconds and not a minute. */
const STEP_BATCHES = 20
const REQUEST_BATCHES = 3
/** Running plans that one step tries, until one goes on. */
const RUNNING_MAX = 20

/** Marks the plan as running, within the caller's transaction. One that runs or is done stays as it is. */
export async function begin(tx: Store, planId: string, plan: Plan): Promise<Plan> {
  if (plan.state !== 'planned') return plan
  const begun: Plan = { ...plan, state: plan.pages === 0 ? 'done' : 'running' }
  await plans.patch(tx, planId, { state: begun.state })
  return begun
}

/** Does a first part of a begun plan at once. What can't be done now is the task's, so the caller is not told. */
export async function workAtOnce(context: Context, planId: string): Promise<void> {
  try {
    await work(context, planId, REQUEST_BATCHES)
  } catch (error) {
    if (!(error instanceof Operational)) throw error
    context.log('settlement.left-to-task', { reason: error.reason })
  }
}

/**
 * One step of the task `settlement.execute`: of the oldest running plan that can go on. Answers 'more' while there is one.
 * One that can't by a mistake of ours is told to people and holds up no other; throws why when there is no other.
 */
export async function executeRunning(context: Context): Promise<string | null> {
  const running = await plans.find(context.db, {
    where: { state: 'running' },
    oldestFirst: { by: 'plannedAt' },
    limit: RUNNING_MAX,
  })
  const failures: unknown[] = []
  for (const { _id: planId } of running) {
    try {
      await work(context, planId, STEP_BATCHES)
      return 'more'
    } catch (error) {
      if (error instanceof Operational) throw error
      failures.push(error)
      await raiseAlarm(context, 'settlement-failed', planId, { reason: error instanceof Error ? error.name : 'thrown' })
    }
  }
  if (failures.length > 0) throw failures[0]
  return null
}

async function work(context: Context, planId: string, batches: number): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    if ((await workOnce(context, planId)) !== 'running') return
  }
}

/** One transaction; one row alone where that is impossible; and a row that can't be settled alone is put off and skipped. */
async function workOnce(context: Context, planId: string): Promise<Plan['state']> {
  for (const max of [BATCH_MAX, 1]) {
    try {
      return await executeBatch(context, planId, max)
    } catch (error) {
      if (error instanceof Operational) throw error
      if (max === 1) await skipNext(context, planId, error)
    }
  }
  return 'running'
}

/**
 * Settles the plan's next rows and writes their outcomes, in one transaction: whoever else works on the plan finds them
 * done, and a killed run leaves nothing half done.
 */
function executeBatch({ db, now }: Context, planId: string, max: number): Promise<Plan['state']> {
  return db.transact(async (tx) => {
    const work = await openWork(tx, planId)
    if (work.page === null) return work.state
    const next = nextOf(work.page.rows, max)
    const found = next[0] === undefined ? [] : await settleIn(tx, now, next[0].promoterId, next)
    const outcomes = new Map<string, Outcome>()
    for (const [index, { commissionId }] of next.entries()) {
      const { ruling, isUnchanged } = found[index] ?? { ruling: 'gone', isUnchanged: false }
      outcomes.set(commissionId, outcomeOf(ruling, isUnchanged))
    }
    return writeOutcomes(tx, planId, work, outcomes)
  })
}

/** Puts the next row's commission off and skips the row: its commission has another version from now on. */
async function skipNext(context: Context, planId: string, reason: unknown): Promise<void> {
  const { db } = context
  const { page } = await openWork(db, planId)
  const [next] = nextOf(page?.rows ?? [], 1)
  if (next === undefined) throw reason
  await putOff(context, next.commissionId, reason)
  await db.transact(async (tx) => {
    const work = await openWork(tx, planId)
    if (work.page !== null) await writeOutcomes(tx, planId, work, new Map([[next.commissionId, 'changed']]))
  })
}

interface Work {
  readonly plan: Plan
  readonly page: { readonly rows: readonly PlanRow[] }
}

/** The plan and the page that it works on; no page once it does not run any more. */
async function openWork(
  store: Store,
  planId: string,
): Promise<Work | { readonly page: null; readonly state: Plan['state'] }> {
  const plan = await plans.get(store, planId)
  if (plan?.state !== 'running') return { page: null, state: plan?.state ?? 'done' }
  const page = await planPages.get(store, pageId(planId, plan.place))
  if (page === null) throw new Error('a plan has lost its rows')
  return { plan, page }
}

/** Writes outcomes of open rows by their commissions, those that the plan foresaw, and how far the plan is with them. */
async function writeOutcomes(
  tx: Store,
  planId: string,
  { plan, page }: Work,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Plan['state']> {
  const rows = page.rows.map((row) => ({
    ...row,
    outcome: row.outcome ?? outcomes.get(row.commissionId) ?? foreseen(row),
  }))
  const fresh = rows.flatMap(({ outcome }, index) => {
    return outcome !== null && page.rows[index]?.outcome === null ? [outcome] : []
  })
  const isPageDone = rows.every(({ outcome }) => outcome !== null)
  const { place, state, done, settled, skipped } = advanced(plan, fresh, isPageDone)
  await planPages.patch(tx, pageId(planId, plan.place), { rows })
  await plans.patch(tx, planId, { place, state, done, settled, skipped })
  return state
}
