import { Refusal } from '@shared/kernel/errors'
import { DAY_MS, MINUTE_MS } from '@shared/kernel/time'
import { identities, identityId, linkCodes, members, profileOf } from '../members/repository'
import { decideLink } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import type { HandlersOf } from '../runtime/router'
import { takeTurn } from '../runtime/turns'
import { keepOpen, loadVisitor } from './repository'

/** Whoever types a wrong code more often is guessing. */
const LINK_TRIES = { max: 5, perMs: 10 * MINUTE_MS }
/** A used code is remembered for a day, so that a repeated request is told the same again. */
const USED_CODE_MS = DAY_MS

export const visitorHandlers: HandlersOf<'members.linkIdentity'> = {
  'members.linkIdentity': async ({ code }, context) => {
    const { db, caller, now, files } = context
    // A repetition is no try, and a first look costs a guesser nothing that the tries would not.
    if ((await decide(db, code, context)).verdict !== 'linked-before') {
      await takeTurn(db, `link-try_${identityId(caller.identity)}`, now, LINK_TRIES)
    }
    const member = await members.get(db, await link(code, context))
    if (member === null) throw new Error('a link code of nobody')
    // Linked before, and the account is closed since.
    if (member.closedAt !== null) throw new Refusal('LINK_CODE_WRONG')
    return { member: await profileOf(files, member) }
  },
}

/**
 * Makes the identity the member who showed the code. What the device visited before belongs to nobody from now on (its
 * dyes are dropped, spec/attribution.md), and the visitor's document says so: registering reads and writes the same
 * document, so that a registration at the same moment and this can't both hold. What they kept (addresses, cart, gifts,
 * messages) follows by a fact.
 */
function link(code: string, context: ActionContext): Promise<string> {
  const { db, caller, now, facts } = context
  return db.transact(async (tx) => {
    const decision = await decide(tx, code, context)
    if (decision.verdict === 'refuse') throw new Refusal(decision.code)
    if (decision.verdict === 'linked-before') return decision.memberId
    const { visitor, save } = await loadVisitor(tx, caller.visitorId)
    // The code of another member was faster: this request began before it.
    if (visitor.becameId !== null) throw new Refusal('CONFLICT')
    // Refuses where that member closed their account after showing the code.
    await keepOpen(tx, decision.memberId, now)
    await save({ becameId: decision.memberId, dyes: {}, lastShare: null })
    await linkCodes.patch(tx, code, { usedBy: identityId(caller.identity), expiresAt: now + USED_CODE_MS })
    await identities.patch(tx, identityId(caller.identity), { visitorId: decision.memberId })
    const fact = { name: 'visitor.linked', subject: caller.visitorId, version: 1, at: now } as const
    await facts.record(tx, { ...fact, becameId: decision.memberId })
    return decision.memberId
  })
}

async function decide(store: Store, code: string, { caller, now }: ActionContext) {
  return decideLink({
    code: await linkCodes.get(store, code),
    identityId: identityId(caller.identity),
    isRegistered: (await members.get(store, caller.visitorId)) !== null,
    now,
  })
}
