import type { Output, Parsed } from '@shared/contracts'
import type { StaffRole } from '@shared/contracts/action'
import { Refusal } from '@shared/kernel/errors'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import type { Database } from '../runtime/database'
import type { StoredDecision } from './records'
import { decisions } from './repository'

/** Staff who may see, masked, which promoters competed. */
const MAY_SEE_NAMES: readonly StaffRole[] = ['owner', 'operator', 'finance']

/**
 * Why a line belongs to whom it does: to its promoter without the others' identities, to the staff with masked names.
 * To anybody else the line does not exist.
 */
export async function why(
  { orderId, line }: Parsed<'attribution.why'>,
  { db, caller }: ActionContext,
): Promise<Output<'attribution.why'>> {
  const decision = await decisions.get(db, `${orderId}_${line}`)
  const roles = await caller.staffRoles()
  const seesNames = roles.some((role) => MAY_SEE_NAMES.includes(role))
  const isMine = decision?.promoterId === caller.visitorId
  if (decision === null || (!isMine && !seesNames)) throw new Refusal('NOT_FOUND')
  const nameOf = seesNames ? await namesOf(db, decision) : () => null
  return {
    basis: decision.basis,
    ruleset: decision.ruleset?.name ?? null,
    decidedAt: decision.decidedAt,
    isMine,
    because: winner(decision, isMine, nameOf),
    rejected: decision.rejected.map(({ kind, visitedAt, promoter, reason }) => ({
      ...{ kind, at: visitedAt, until: null, reason },
      promoterName: nameOf(promoter),
      isMine: promoter === caller.visitorId,
    })),
  }
}

type NameOf = (promoterId: string) => string | null

function winner({ because, promoterId }: StoredDecision, isMine: boolean, nameOf: NameOf) {
  if (because === null || promoterId === null) return null
  const who = { promoterName: nameOf(promoterId), isMine }
  if (because.by === 'binding') {
    return { kind: null, at: because.boundAt, until: null, boundBy: because.boundBy, ...who }
  }
  return { kind: because.kind, at: because.visitedAt, until: because.endsAt, boundBy: null, ...who }
}

async function namesOf(db: Database, { promoterId, rejected }: StoredDecision): Promise<NameOf> {
  const ids = [...new Set([...(promoterId === null ? [] : [promoterId]), ...rejected.map(({ promoter }) => promoter)])]
  const people = ids.length === 0 ? [] : await members.find(db, { where: { _id: { in: ids } }, limit: ids.length })
  const names = new Map(people.map(({ _id, nickname }) => [_id, maskName(nickname)]))
  return (id) => names.get(id) ?? ''
}
