import { Refusal } from '@shared/kernel/errors'
import { LINK_CODE_LENGTH } from '@shared/kernel/ids'
import { HOUR_MS, MINUTE_MS } from '@shared/kernel/time'
import type { HandlersOf } from '../runtime/router'
import { takeTurn } from '../runtime/turns'
import { identityId } from './identities'
import { identities, linkCodes, members, profileOf } from './repository'
import { decideLink, LINK_CODE_LIFE_MS } from './rules'

/** A person links a phone and a desk now and then; whoever asks for more is guessing or stuck. */
const LINK_CODES_AN_HOUR = { max: 10, perMs: HOUR_MS }
const LINK_TRIES = { max: 5, perMs: 10 * MINUTE_MS }

/** `members.register` stands in `bindings/`: registering and being bound to a promoter is one transaction. */
export const memberHandlers: HandlersOf<'members.me' | 'members.createLinkCode' | 'members.linkIdentity'> = {
  'members.me': async (_input, { db, caller, files }) => {
    const { visitorId } = caller
    const [member, isPromoter, staffRoles] = await Promise.all([
      members.get(db, visitorId),
      caller.isPromoter(),
      caller.staffRoles(),
    ])
    return {
      visitorId,
      member: member === null ? null : await profileOf(files, member),
      isPromoter,
      staffRoles: [...staffRoles],
    }
  },

  'members.createLinkCode': async (_input, { db, caller, now, entropy }) => {
    await takeTurn(db, `link-code_${caller.visitorId}`, now, LINK_CODES_AN_HOUR)
    const code = entropy.code(LINK_CODE_LENGTH)
    const expiresAt = now + LINK_CODE_LIFE_MS
    await linkCodes.insert(db, code, { memberId: caller.visitorId, expiresAt, usedBy: null })
    return { code, expiresAt }
  },

  'members.linkIdentity': async ({ code }, { db, caller, now, files }) => {
    const identity = identityId(caller.identity)
    await takeTurn(db, `link-try_${identity}`, now, LINK_TRIES)
    const memberId = await db.transact(async (tx) => {
      const decision = decideLink({
        code: await linkCodes.get(tx, code),
        identityId: identity,
        visitorId: caller.visitorId,
        isRegistered: (await members.get(tx, caller.visitorId)) !== null,
        now,
      })
      if (decision.verdict === 'refuse') throw new Refusal(decision.code)
      if (decision.verdict === 'link') {
        await linkCodes.patch(tx, code, { usedBy: identity })
        await identities.patch(tx, identity, { visitorId: decision.memberId })
      }
      return decision.memberId
    })
    const member = await members.get(db, memberId)
    if (member === null) throw new Error('a link code of nobody')
    return { member: await profileOf(files, member) }
  },
}
