import * as z from 'zod'
import { command, query, STAFF_ROLES } from './action'
import { linkCodeField, maskedNameField, nicknameField, promoterCodeField, shareCodeField, timeField } from './fields'

/** 132 × 132 JPEG from the phone is 5–15 KB; the gateway takes 100 KB of text a call (CloudBase, reference/cloudbase.md §2). */
export const AVATAR_BASE64_MAX = 65_536

/** A member as the member sees themselves. */
const profile = z.object({
  nickname: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** Masked, `138****5678`; null: none was given. */
  phone: z.string().nullable(),
  registeredAt: timeField,
})

/** How the new member came to belong to a promoter; null when nobody recommended them. */
const madeBinding = z.object({ basis: z.enum(['code', 'share']), promoterName: maskedNameField }).nullable()

export const members = {
  /** Who is asking: the first call of every session. */
  'members.me': query({
    who: 'visitor',
    input: {},
    output: z.object({
      /** Public id of the visitor, the member and the promoter alike. */
      visitorId: z.string(),
      member: profile.nullable(),
      isPromoter: z.boolean(),
      staffRoles: z.array(z.enum(STAFF_ROLES)),
    }),
    refusals: [],
  }),

  /**
   * Makes the visitor a member and binds them to a promoter, for good, in one transaction (ruleset `referral`).
   * `share`: the code of the link that opened the page; `code`: what was typed, and it beats the share.
   */
  'members.register': command({
    who: 'visitor',
    input: {
      nickname: nicknameField.optional(),
      avatarBase64: z.base64().max(AVATAR_BASE64_MAX).optional(),
      share: shareCodeField.optional(),
      code: promoterCodeField.optional(),
    },
    output: z.object({ member: profile, binding: madeBinding }),
    refusals: ['ALREADY_REGISTERED', 'CODE_UNKNOWN', 'CODE_OWN', 'CODE_DISABLED', 'TEXT_REFUSED'],
  }),

  /** What is given replaces what was. */
  'members.updateProfile': command({
    who: 'member',
    input: {
      nickname: nicknameField.optional(),
      avatarBase64: z.base64().max(AVATAR_BASE64_MAX).optional(),
    },
    output: z.object({ member: profile }),
    refusals: ['TEXT_REFUSED'],
  }),

  /** The phone that WeChat vouches for: `code` is what its button (getPhoneNumber) gave, good once within five minutes. */
  'members.setPhone': command({
    who: 'member',
    input: { code: z.string().min(1).max(128) },
    output: z.object({ member: profile }),
    refusals: ['PHONE_CODE_WRONG', 'TOO_OFTEN'],
  }),

  'members.removePhone': command({ who: 'member', input: {}, output: z.object({ member: profile }), refusals: [] }),

  /** A one-time code (eight signs of CODE_ALPHABET) that another device of the same person types to become this member there too. */
  'members.createLinkCode': command({
    who: 'member',
    input: {},
    output: z.object({ code: z.string(), expiresAt: timeField }),
    refusals: ['TOO_OFTEN'],
  }),

  /** On the second device: from now on this identity is the member who showed the code. */
  'members.linkIdentity': command({
    who: 'visitor',
    input: { code: linkCodeField },
    output: z.object({ member: profile }),
    refusals: ['LINK_CODE_WRONG', 'LINK_BOTH_REGISTERED', 'TOO_OFTEN'],
  }),
} as const
