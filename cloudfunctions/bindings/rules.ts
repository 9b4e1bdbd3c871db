import type { Binding } from '../visitors/model'

/** A promoter as far as binding somebody is concerned. */
export interface Recommender {
  readonly promoterId: string
  readonly state: 'active' | 'disabled'
}

/** What the share that a registration counts by turned out to be, and where it came from. */
export type RegistrationShare =
  | { readonly status: 'none' | 'tampered' | 'unknown' }
  | {
      readonly status: 'valid'
      readonly from: 'page' | 'last-visit'
      readonly shareId: string
      readonly promoterId: string
    }

export interface Registration {
  readonly visitorId: string
  readonly isRegistered: boolean
  /** `undefined`: nothing was typed. `null`: what was typed is nobody's code. */
  readonly typedCode: Recommender | null | undefined
  readonly share: RegistrationShare
}

export type BindingDecision =
  | { readonly verdict: 'refuse'; readonly code: 'CODE_OWN' | 'ALREADY_REGISTERED' | 'CODE_UNKNOWN' | 'CODE_DISABLED' }
  | ({ readonly verdict: 'bind' } & Pick<Binding, 'promoterId' | 'basis' | 'because'>)
  | { readonly verdict: 'unbound'; readonly because: 'no-share' | 'tampered' | 'unknown' | 'own' }

/**
 * Ruleset `referral` (spec/attribution.md): top to bottom, first match wins. When it refuses, nothing is recorded.
 * One's own code comes first, because it is the more telling answer to somebody who is registered as well.
 */
const REFUSALS = [
  { code: 'CODE_OWN', when: ({ typedCode, visitorId }) => typedCode?.promoterId === visitorId },
  { code: 'ALREADY_REGISTERED', when: ({ isRegistered }) => isRegistered },
  { code: 'CODE_UNKNOWN', when: ({ typedCode }) => typedCode === null },
  { code: 'CODE_DISABLED', when: ({ typedCode }) => typedCode?.state === 'disabled' },
] as const satisfies readonly { code: string; when: (registration: Registration) => boolean }[]

/** Who the new member is bound to, for good, and why; or nobody, and why. A typed code beats the share of the page. */
export function decideBinding(registration: Registration): BindingDecision {
  const refusal = REFUSALS.find(({ when }) => when(registration))
  if (refusal) return { verdict: 'refuse', code: refusal.code }

  const { typedCode, share, visitorId } = registration
  if (typedCode) {
    const because = share.status === 'valid' ? 'typed-code-over-share' : 'typed-code'
    return { verdict: 'bind', promoterId: typedCode.promoterId, basis: 'code', because }
  }
  if (share.status === 'valid') {
    // A disabled promoter's share binds as usual: disabling holds the settlement, it does not change who belongs to whom.
    return share.promoterId === visitorId
      ? { verdict: 'unbound', because: 'own' }
      : { verdict: 'bind', promoterId: share.promoterId, basis: 'share', because: `share-of-${share.from}` }
  }
  return { verdict: 'unbound', because: share.status === 'none' ? 'no-share' : share.status }
}
