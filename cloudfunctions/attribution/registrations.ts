import { decideBinding, type Recommender, type RegistrationShare } from '../bindings/rules'
import type { Published, VisitorState, World } from './model'
import { flawOfShare } from './rules'

/** A registration as the event log has it. */
export interface Registration {
  readonly t: number
  readonly customer: string
  readonly share?: string
  readonly code?: string
}

/** Which promoter a code belongs to; undefined when it is nobody's. */
export type CodeOwner = (code: string) => string | undefined

/**
 * Writes a customer's first registration into their state; later ones must not come here. The decision is the one of
 * `bindings/rules`. Online its refusals record nothing; a log has only registrations that happened, so what would be
 * refused binds nobody, and the customer is registered all the same (spec/attribution.md, "Ruleset referral").
 */
export function register(
  state: VisitorState,
  { t, customer, share, code }: Registration,
  { rules }: Published,
  world: World,
  ownerOf: CodeOwner,
): void {
  const decision = decideBinding({
    visitorId: customer,
    isRegistered: false,
    typedCode: code === undefined ? undefined : recommenderOf(ownerOf(code)),
    share: foundShare(share, rules, world),
  })
  if (decision.verdict !== 'bind') return
  const { promoterId, basis, because } = decision
  state.binding = { promoterId, basis, because, boundAt: t }
}

/** Disabling a promoter is no event of the log: it holds a settlement and never changes who a line belongs to. */
const recommenderOf = (promoterId: string | undefined): Recommender | null =>
  promoterId === undefined ? null : { promoterId, state: 'active' }

function foundShare(id: string | undefined, rules: Published['rules'], world: World): RegistrationShare {
  if (id === undefined) return { status: 'none' }
  const share = world.share(id)
  if (share === undefined || flawOfShare(rules, share) !== null) return { status: 'unknown' }
  return { status: 'valid', from: 'page', shareId: id, promoterId: share.promoter.id }
}
