import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { searchTermsOf } from '../catalog/search-terms'
import type { Member } from '../members/model'
import { keepAvatar, members, profileOf } from '../members/repository'
import { maskName } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { inputHash, isReplay } from '../runtime/replay'
import { refuseUnfit } from '../runtime/shown-text'
import { countTampered } from '../shares/repository'
import type { Binding } from '../visitors/model'
import { loadVisitor } from '../visitors/repository'
import { stampOf } from '../visitors/rules'
import { findRecommender, findRegistrationShare } from './evidence'
import { customers } from './repository'
import { type BindingDecision, decideBinding } from './rules'

type Input = Parsed<'members.register'>
interface Registered {
  readonly member: Member
  readonly binding: Binding | null
}

/** Makes the visitor a member and binds them to their promoter, or refuses and records nothing. */
export async function register(input: Input, context: ActionContext) {
  const { db, files } = context
  const { member, binding } = await registerOnce(input, context)
  const promoter = binding && (await members.get(db, binding.promoterId))
  return {
    member: await profileOf(files, member),
    binding: binding && { basis: binding.basis, promoterName: maskName(promoter?.nickname ?? null) },
  }
}

async function registerOnce(input: Input, context: ActionContext): Promise<Registered> {
  const { db, caller, now, files } = context
  let avatarFileId: string | null = null
  if (input.nickname !== undefined || input.avatarBase64 !== undefined) {
    // Decided once before anything outside the database is asked or written, and again inside the transaction.
    const first = await look(db, input, context)
    if ('done' in first) return first.done
    const { requestId, nickname, avatarBase64 } = input
    if (nickname !== undefined) await refuseUnfit('nickname', nickname, context)
    if (avatarBase64 !== undefined) {
      avatarFileId = await keepAvatar(files, caller.visitorId, { requestId, avatarBase64 })
    }
  }
  const { isTampered, ...registered } = await db.transact(async (tx) => {
    const found = await look(tx, input, context)
    if ('done' in found) return { ...found.done, isTampered: false }
    const { decision, shareId, visitor, save } = found
    const { at, number } = stampOf(visitor, now)
    const { requestId, nickname = null, code: byCode = null } = input
    const made = { byShareId: shareId, byCode, registeredAt: at, eventNumber: number }
    const known = { nickname, avatarFileId, leftFileId: null, phone: null, sent: [], renames: 0, closedAt: null }
    const member: Member = { ...known, ...made, requestId, inputHash: inputHash(input) }
    await members.insert(tx, caller.visitorId, member)
    const binding = decision.verdict === 'bind' ? bindingOf(decision, at) : null
    if (binding !== null) {
      await customers.insert(tx, caller.visitorId, { ...binding, nameTerms: searchTermsOf(nickname ?? '') })
    }
    await save({ binding, lastAt: at, eventsTotal: number })
    return { member, binding, isTampered: decision.because === 'tampered' }
  })
  if (isTampered) await countTampered(context, input.share ?? '')
  return registered
}

/**
 * What this very request did before, if it did; else what to do, with a refusal thrown. One read of the member answers
 * both, so that a rival with the same request id is never mistaken for a second registration.
 */
async function look(store: Store, input: Input, { caller, settings, now }: ActionContext) {
  const { visitorId } = caller
  const member = await members.get(store, visitorId)
  if (member !== null && isReplay(member, input)) {
    return { done: { member, binding: await customers.get(store, visitorId) } }
  }
  const { visitor, save } = await loadVisitor(store, visitorId)
  if (visitor.becameId !== null) throw new Refusal('CONFLICT')
  const { at } = stampOf(visitor, now)
  const share = await findRegistrationShare(store, settings.LINK_SECRET, input.share, visitor, at)
  const decision = decideBinding({
    visitorId,
    isRegistered: member !== null,
    typedCode: await findRecommender(store, input.code),
    share,
  })
  if (decision.verdict === 'refuse') throw new Refusal(decision.code)
  return { decision, shareId: share.status === 'valid' ? share.shareId : null, visitor, save }
}

const bindingOf = (
  { promoterId, basis, because }: BindingDecision & { verdict: 'bind' },
  boundAt: number,
): Binding => ({
  promoterId,
  basis,
  because,
  boundAt,
})
