import { fen, formatYuan } from '@shared/kernel/money'
import type { Context } from '../cloudfunctions/runtime/context'
import { begin, executeRunning } from '../cloudfunctions/settlement/execute'
import { type Plan, type PlanRow, pageId } from '../cloudfunctions/settlement/model'
import { makePlan } from '../cloudfunctions/settlement/plan'
import { planPages, plans } from '../cloudfunctions/settlement/repository'
import { BadSource } from './stored-system'

export interface SettleOptions {
  readonly isDryRun: boolean
  /** A plan that was made before; null: one is made now. */
  readonly planId: string | null
}

/** Makes a plan, or takes the named one, and executes it unless told otherwise. Yields what to print. Throws BadSource. */
export async function* settleSystem(context: Context, { isDryRun, planId: given }: SettleOptions) {
  const planId = given ?? (await makePlan(context))
  if (!isDryRun) await execute(context, planId)
  const plan = await planOf(context, planId)
  for await (const row of rowsOf(context, planId, plan)) yield rowLine(row)
  yield totalLine(planId, plan)
  if (plan.isPart) yield 'more is due than one plan holds: run it again afterwards'
  if (plan.state === 'done') yield `done: ${plan.settled} settled, ${plan.skipped} skipped`
}

async function execute(context: Context, planId: string): Promise<void> {
  const { db } = context
  await db.transact(async (tx) => {
    const plan = await plans.get(tx, planId)
    if (plan === null) throw new BadSource(`no plan ${planId}`)
    await begin(tx, planId, plan)
  })
  // A plan that somebody else began before is ended on the way.
  while ((await planOf(context, planId)).state === 'running') await executeRunning(context)
}

async function planOf({ db }: Context, planId: string): Promise<Plan> {
  const plan = await plans.get(db, planId)
  if (plan === null) throw new BadSource(`no plan ${planId}`)
  return plan
}

async function* rowsOf({ db }: Context, planId: string, { pages }: Plan) {
  for (let place = 0; place < pages; place += 1) yield* (await planPages.get(db, pageId(planId, place)))?.rows ?? []
}

const yuan = (amount: number): string => formatYuan(fen(amount))

function rowLine({ commissionId, promoterId, promoterFen, agencyFen, points, version, verdict, outcome }: PlanRow) {
  const amounts = [`${yuan(promoterFen)} yuan`, `agency ${yuan(agencyFen)} yuan`, `${points} points`]
  return [outcome ?? verdict, commissionId, `version ${version}`, `promoter ${promoterId}`, ...amounts].join('\t')
}

function totalLine(planId: string, { hash, rows, settles, promoterFen, agencyFen, points }: Plan): string {
  const sums = `${yuan(promoterFen)} yuan to promoters, ${yuan(agencyFen)} yuan to agencies, ${points} points`
  return `plan ${planId}: ${settles} of ${rows} rows settle, ${sums}; sha256 ${hash}`
}
