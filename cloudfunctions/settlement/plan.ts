import { createHash } from 'node:crypto'
import { PLAN_ROWS_MAX, PLAN_WAITS_MAX } from '@shared/contracts/settlement'
import { canonicalJson } from '@shared/kernel/canonical-json'
import type { Position } from '@shared/kernel/page'
import type { Commission } from '../commissions/model'
import { commissions } from '../commissions/repository'
import { promoters } from '../promoters/repository'
import type { Context } from '../runtime/context'
import type { Database } from '../runtime/database'
import { QUERY_ROWS_MAX } from '../runtime/filter'
import { PAGE_ROWS, type Plan, type PlanRow, pageId } from './model'
import { planPages, plans } from './repository'
import { rulingOn } from './rules'

/** Commissions a request: what the database answers within the patience of one call. */
const PAGE = 500

type Due = Commission & { readonly _id: string }

/**
 * A dry run: keeps what would settle now as a plan, and changes no commission. Answers the plan's id. The same books give
 * the same plan, also one that was executed since, because nothing of it could settle.
 */
export async function makePlan({ db, now }: Context): Promise<string> {
  const { rows, isPart } = await dueRows(db, now)
  // A promoter's rows stand beside each other: they are settled together.
  rows.sort((a, b) => (a.promoterId === b.promoterId ? 0 : a.promoterId < b.promoterId ? -1 : 1))
  const hash = createHash('sha256').update(canonicalJson({ isPart, rows })).digest('hex')
  const planId = hash.slice(0, 32)
  const pages = Array.from({ length: Math.ceil(rows.length / PAGE_ROWS) }, (_, place) =>
    rows.slice(place * PAGE_ROWS, (place + 1) * PAGE_ROWS),
  )
  const plan: Plan = {
    ...{ hash, isPart, state: 'planned', plannedAt: now, rows: rows.length, pages: pages.length, place: 0 },
    ...totalsOf(rows.filter(({ verdict }) => verdict === 'settle')),
    ...{ done: 0, settled: 0, skipped: 0 },
  }
  await db.transact(async (tx) => {
    if ((await plans.get(tx, planId)) !== null) return
    for (const [place, page] of pages.entries()) {
      await planPages.insert(tx, pageId(planId, place), { planId, place, rows: page })
    }
    await plans.insert(tx, planId, plan)
  })
  return planId
}

/**
 * Rows of frozen commissions whose hold is over, longest due first: those that settle, and some of those that wait for
 * something else. A part when there are more, or when so many wait that the request has no time to look behind them.
 */
async function dueRows(db: Database, now: number): Promise<{ rows: PlanRow[]; isPart: boolean }> {
  const [rows, onHold]: [PlanRow[], Map<string, boolean>] = [[], new Map()]
  const found = { settle: 0, wait: 0 }
  // What is not received has no due time, and stands before this place.
  let after: Position = { at: 0, id: '' }
  while (after.at === 0 || db.hasTime()) {
    const page = await commissions.find(db, {
      where: { state: 'frozen' },
      oldestFirst: { by: 'dueAt', after },
      limit: PAGE,
    })
    const due = page.filter(({ dueAt }) => dueAt !== null && dueAt <= now)
    await learnHolds(db, due, onHold)
    for (const row of due.flatMap((one) => rowOf(one, onHold.get(one.promoterId) ?? true, now))) {
      const kind = row.verdict === 'settle' ? 'settle' : 'wait'
      found[kind] += 1
      if (found.settle > PLAN_ROWS_MAX) return { rows, isPart: true }
      if (kind === 'settle' || found.wait <= PLAN_WAITS_MAX) rows.push(row)
    }
    const last = due.at(-1)
    if (last === undefined || due.length < PAGE) return { rows, isPart: false }
    after = { at: last.dueAt ?? 0, id: last._id }
  }
  return { rows, isPart: true }
}

/** Adds who of these promoters is on hold. */
async function learnHolds(db: Database, due: readonly Due[], onHold: Map<string, boolean>): Promise<void> {
  const ids = [...new Set(due.map(({ promoterId }) => promoterId))].filter((id) => !onHold.has(id))
  for (let at = 0; at < ids.length; at += QUERY_ROWS_MAX) {
    const asked = ids.slice(at, at + QUERY_ROWS_MAX)
    const found = await promoters.find(db, { where: { _id: { in: asked } }, limit: asked.length })
    for (const { _id, state } of found) onHold.set(_id, state !== 'active')
  }
}

function rowOf(commission: Due, isOnHold: boolean, now: number): PlanRow[] {
  const verdict = rulingOn(commission, isOnHold, now)
  if (verdict === 'gone' || verdict === 'not-due') return []
  const { _id: commissionId, promoterId, title, promoterFen, agencyFen, points, version } = commission
  return [{ commissionId, promoterId, title, promoterFen, agencyFen, points, version, verdict, outcome: null }]
}

function totalsOf(rows: readonly PlanRow[]) {
  const sum = (field: 'promoterFen' | 'agencyFen' | 'points') => rows.reduce((total, row) => total + row[field], 0)
  return {
    settles: rows.length,
    promoterFen: sum('promoterFen'),
    agencyFen: sum('agencyFen'),
    points: sum('points'),
  }
}
