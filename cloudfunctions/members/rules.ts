import { MINUTE_MS } from '@shared/kernel/time'
import type { LinkCode } from './model'

/** Signs as people see them: a flag or a family is one. */
const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** `小王` → `小*`. Empty for a person without a name: the words for that are the page's. */
export function maskName(nickname: string | null): string {
  const [first] = signs.segment(nickname ?? '')
  return first === undefined ? '' : `${first.segment}*`
}

/** Long enough to pick up the other device, short enough that a code seen over a shoulder is soon worthless. */
export const LINK_CODE_LIFE_MS = 5 * MINUTE_MS

interface LinkRequest {
  readonly code: LinkCode | null
  /** The second device's identity, and whether that person is registered already. */
  readonly identityId: string
  readonly visitorId: string
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
export function decideLink({ code, identityId, visitorId, isRegistered, now }: LinkRequest): LinkDecision {
  if (code === null) return { verdict: 'refuse', code: 'LINK_CODE_WRONG' }
  if (code.usedBy === identityId && code.memberId === visitorId) {
    return { verdict: 'linked-before', memberId: code.memberId }
  }
  if (code.usedBy !== null || code.expiresAt <= now) return { verdict: 'refuse', code: 'LINK_CODE_WRONG' }
  if (isRegistered) return { verdict: 'refuse', code: 'LINK_BOTH_REGISTERED' }
  return { verdict: 'link', memberId: code.memberId }
}
