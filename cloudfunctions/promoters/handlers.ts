import { Refusal } from '@shared/kernel/errors'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { enroll } from './enroll'
import type { Promoter, PromoterState } from './model'
import { promoterCodes, promoters } from './repository'
import { stepPromoter } from './rules'

const asOwn = ({ code, state, enrolledAt }: Promoter) => ({ code, state, enrolledAt })

const asListed = (promoterId: string, nickname: string | null, promoter: Promoter) => ({
  promoterId,
  name: maskName(nickname),
  ...asOwn(promoter),
  disabledReason: promoter.disabledReason,
})

export const promoterHandlers: HandlersOf<
  'promoters.me' | 'promoters.enroll' | 'promoters.list' | 'promoters.disable' | 'promoters.enable'
> = {
  'promoters.me': async (_input, { db, caller }) => {
    const promoter = await promoters.get(db, caller.visitorId)
    return { promoter: promoter === null ? null : asOwn(promoter) }
  },

  'promoters.enroll': async (_input, context) => ({ promoter: asOwn(await enroll(context)) }),

  'promoters.list': async ({ cursor, size, state, code }, { db }) => {
    if (code !== undefined) return { items: await listedByCode(db, code, state), cursor: null }
    const where = state === undefined ? {} : { state }
    const page = await newestPage(promoters, db, { where, by: 'enrolledAt', cursor, size })
    return { items: await withNames(db, page.items), cursor: page.cursor }
  },

  'promoters.disable': (input, context) => changeState('promoters.disable', 'disabled', input, context),
  'promoters.enable': (input, context) => changeState('promoters.enable', 'active', input, context),
}

async function withNames(db: Database, rows: readonly (Promoter & { _id: string })[]) {
  if (rows.length === 0) return []
  const people = await members.find(db, { where: { _id: { in: rows.map((row) => row._id) } }, limit: rows.length })
  const nicknames = new Map(people.map((member) => [member._id, member.nickname]))
  return rows.map((row) => asListed(row._id, nicknames.get(row._id) ?? null, row))
}

async function listedByCode(db: Database, code: string, state: PromoterState | undefined) {
  const owner = await promoterCodes.get(db, code)
  const promoter = owner && (await promoters.get(db, owner.promoterId))
  if (!promoter || (state !== undefined && promoter.state !== state)) return []
  return withNames(db, [promoter])
}

interface StateChange {
  readonly requestId: string
  readonly promoterId: string
  readonly reason: string
}

/** Disables or enables, and writes who did it and why, in one transaction. */
function changeState(action: string, to: PromoterState, input: StateChange, { db, caller, now }: ActionContext) {
  const { promoterId, reason, requestId } = input
  const change = { actorId: caller.visitorId, requestId, action, input }
  return db.transact(async (tx) => {
    const before = await promoters.get(tx, promoterId)
    if (before === null) throw new Refusal('NOT_FOUND')
    const nickname = (await members.get(tx, promoterId))?.nickname ?? null
    if ((await carriedOut(tx, change)) !== null) return { promoter: asListed(promoterId, nickname, before) }
    const after = stepPromoter(before, to, reason)
    const { state, disabledReason, version } = after
    if (after !== before) await promoters.patch(tx, promoterId, { state, disabledReason, version })
    await writeAudit(tx, change, { subject: promoterId, reason, before: before.state, after: state, at: now })
    return { promoter: asListed(promoterId, nickname, after) }
  })
}
