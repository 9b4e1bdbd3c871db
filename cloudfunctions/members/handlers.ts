import { HOUR_MS } from '@shared/kernel/time'
import type { HandlersOf } from '../runtime/router'
import { takeTurn } from '../runtime/turns'
import { linkCodeOf } from './identities'
import { removePhone, setPhone, updateProfile } from './profile'
import { linkCodes, members, profileOf } from './repository'
import { LINK_CODE_LIFE_MS } from './rules'

/** A person links a phone and a desk now and then; whoever asks for more is guessing or stuck. */
const LINK_CODES_AN_HOUR = { max: 10, perMs: HOUR_MS }

/**
 * `members.register` stands in `bindings/`, because registering and being bound to a promoter is one transaction;
 * `members.linkIdentity` in `visitors/`, because linking gives a visitor up.
 */
export const memberHandlers: HandlersOf<
  'members.me' | 'members.updateProfile' | 'members.setPhone' | 'members.removePhone' | 'members.createLinkCode'
> = {
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

  'members.updateProfile': async (input, context) => ({
    member: await profileOf(context.files, await updateProfile(input, context)),
  }),
  'members.setPhone': async (input, context) => ({
    member: await profileOf(context.files, await setPhone(input, context)),
  }),
  'members.removePhone': async (input, context) => ({
    member: await profileOf(context.files, await removePhone(input, context)),
  }),

  'members.createLinkCode': async ({ requestId }, { db, caller, now, settings }) => {
    const code = linkCodeOf(settings.LINK_SECRET, caller.visitorId, requestId)
    const made = await linkCodes.get(db, code)
    if (made !== null) return { code, expiresAt: made.expiresAt }
    await takeTurn(db, `link-code_${caller.visitorId}`, now, LINK_CODES_AN_HOUR)
    const expiresAt = now + LINK_CODE_LIFE_MS
    await linkCodes.insert(db, code, { memberId: caller.visitorId, expiresAt, usedBy: null })
    return { code, expiresAt }
  },
}
