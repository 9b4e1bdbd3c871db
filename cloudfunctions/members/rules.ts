import { Refusal } from '@shared/kernel/errors'
import { MINUTE_MS } from '@shared/kernel/time'
import type { LinkCode, Member, Sent } from './model'

/** Signs as people see them: a flag or a family is one. */
const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** `小王` → `小*`. Empty for a person without a name: the words for that are the page's. */
export function maskName(nickname: string | null): string {
  const [first] = signs.segment(nickname ?? '')
  return first === undefined ? '' : `${first.segment}*`
}

/** `13812345678` → `138****5678`; of a number of elsewhere the last four digits alone. */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-4)}`

/** Long enough to pick up the other device, short enough that a code seen over a shoulder is soon worthless. */
export const LINK_CODE_LIFE_MS = 5 * MINUTE_MS

interface LinkRequest {
  readonly code: LinkCode | null
  /** The second device's identity, and whether that person is registered already. */
  readonly identityId: string
  readonly isRegistered: boolean
  readonly now: number
}
type LinkDecision =
  | { readonly verdict: 'link'; readonly memberId: string }
  | { readonly verdict: 'linked-before'; readonly memberId: string }
  | { readonly verdict: 'refuse'; readonly code: 'LINK_CODE_WRONG' | 'LINK_BOTH_REGISTERED' }

/**
 * Whether the identity may become the member who showed the code. Refused when both are registered: two members have two
 * wallets, and nobody may merge those in passing (spec/attribution.md, "Several rulesets").
 */
export function decideLink({ code, identityId, isRegistered, now }: LinkRequest): LinkDecision {
  if (code === null) return { verdict: 'refuse', code: 'LINK_CODE_WRONG' }
  // Whoever they were when this request began: its own write, or its twin's, may have made them the member since.
  if (code.usedBy === identityId) return { verdict: 'linked-before', memberId: code.memberId }
  if (code.usedBy !== null || code.expiresAt <= now) return { verdict: 'refuse', code: 'LINK_CODE_WRONG' }
  if (isRegistered) return { verdict: 'refuse', code: 'LINK_BOTH_REGISTERED' }
  return { verdict: 'link', memberId: code.memberId }
}

/** How many of a member's last changes are known again: more than any page has on its way. */
const SENT_MAX = 8

/** Whether this very change took effect before. The same request for something else is a CONFLICT. */
export function wasSent({ sent }: Pick<Member, 'sent'>, { requestId, inputHash }: Sent): boolean {
  const known = sent.find((one) => one.requestId === requestId)
  if (known !== undefined && known.inputHash !== inputHash) throw new Refusal('CONFLICT', { requestId })
  return known !== undefined
}

/** The member's last changes once this one took effect. */
export const withSent = ({ sent }: Pick<Member, 'sent'>, { requestId, inputHash }: Sent): Sent[] => [
  ...sent.slice(1 - SENT_MAX),
  { requestId, inputHash },
]
