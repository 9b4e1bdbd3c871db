import type { Output } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { decodeCursor, encodeCursor } from '@shared/kernel/page'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Database, Store } from '../runtime/database'
import type { HandlersOf } from '../runtime/router'
import { begin, workAtOnce } from './execute'
import { readMode, setMode } from './mode'
import { PAGE_ROWS, type PlanRow, pageId } from './model'
import { makePlan } from './plan'
import { planPages, plans } from './repository'

async function planned(store: Store, planId: string): Promise<Output<'settlement.planned'>> {
  const plan = await plans.get(store, planId)
  if (plan === null) throw new Refusal('NOT_FOUND')
  return { ...plan, planId }
}

export const settlementHandlers: HandlersOf<
  | 'settlement.mode'
  | 'settlement.setMode'
  | 'settlement.plan'
  | 'settlement.planned'
  | 'settlement.rows'
  | 'settlement.execute'
> = {
  'settlement.mode': (_input, context) => readMode(context),
  'settlement.setMode': async (input, context) => ({ from: await setMode(input, context) }),

  'settlement.plan': async (input, context) => {
    const { db, now } = context
    const change = changeOf('settlement.plan', input, context)
    const before = await carriedOut(db, change)
    const planId = before?.subject ?? (await makePlan(context))
    return db.transact(async (tx) => {
      const known = await carriedOut(tx, change)
      if (known !== null) return planned(tx, known.subject)
      await writeAudit(tx, change, { subject: planId, reason: '', before: '', after: 'planned', at: now })
      return planned(tx, planId)
    })
  },

  'settlement.planned': ({ planId }, { db }) => planned(db, planId),

  'settlement.rows': async ({ planId, cursor, size }, { db }) => {
    const { rows: total } = await planned(db, planId)
    const after = cursor === undefined ? null : decodeCursor(cursor)
    if (cursor !== undefined && after === null) throw new Refusal('INVALID_INPUT', { field: 'cursor' })
    const from = after === null ? 0 : after.at
    const rows = await rowsFrom(db, planId, { from, until: Math.min(from + size, total) })
    const items = await withNames(db, rows)
    // A plan's rows never move, so a row's number is its place.
    return { items, cursor: from + size < total ? encodeCursor({ at: from + size, id: planId }) : null }
  },

  'settlement.execute': async (input, context) => {
    const { db, now } = context
    const { planId } = input
    const change = changeOf('settlement.execute', input, context)
    await db.transact(async (tx) => {
      const plan = await plans.get(tx, planId)
      if (plan === null) throw new Refusal('NOT_FOUND')
      if ((await carriedOut(tx, change)) !== null) return
      const { state } = await begin(tx, planId, plan)
      await writeAudit(tx, change, { subject: planId, reason: '', before: plan.state, after: state, at: now })
    })
    await workAtOnce(context, planId)
    return planned(db, planId)
  },
}

const changeOf = (action: string, input: { readonly requestId: string }, { caller }: ActionContext) => {
  return { actorId: caller.visitorId, requestId: input.requestId, action, input }
}

async function rowsFrom(
  db: Database,
  planId: string,
  { from, until }: { from: number; until: number },
): Promise<PlanRow[]> {
  const rows: PlanRow[] = []
  for (let at = from; at < until; ) {
    const place = Math.floor(at / PAGE_ROWS)
    const page = await planPages.get(db, pageId(planId, place))
    const part = (page?.rows ?? []).slice(at % PAGE_ROWS, until - place * PAGE_ROWS)
    if (part.length === 0) throw new Error('a plan has lost its rows')
    rows.push(...part)
    at += part.length
  }
  return rows
}

async function withNames(db: Database, rows: readonly PlanRow[]) {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ promoterId }) => promoterId))]
  const people = await members.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const names = new Map(people.map(({ _id, nickname }) => [_id, maskName(nickname)]))
  return rows.map((row) => ({ ...row, promoterName: names.get(row.promoterId) ?? '' }))
}
