import { valueAt } from '@shared/kernel/timeline'
import {
  contentPolicy,
  contentPolicyId,
  couponPolicy,
  couponPolicyId,
  lockPolicy,
  lockPolicyId,
  productPolicy,
  productPolicyId,
} from '../catalog/model'
import type { Context } from '../runtime/context'
import type { Share } from '../shares/model'
import { DEFAULT_LOCK_DAYS, withDays } from './lock-days'
import type { MintedShare, Published, Terms, World } from './model'
import { RULESETS_DEFAULT, RULESETS_POLICY_ID, rulesetsPolicy } from './records'
import { RULESETS } from './rulesets'

/** What an event may ask about: it is loaded in one query, and most of it is in the instance's memory already. */
export interface Wanted {
  readonly share?: { readonly shareId: string; readonly share: Share } | null
  readonly products: readonly string[]
  readonly contents: readonly string[]
  readonly coupons: readonly string[]
  readonly shops: readonly string[]
}

/** What holds at any time, as a function of it: the time of an event is known only once its visitor is read. */
export type TermsAt = (t: number) => Terms

export async function loadTerms({ db, policies, now }: Context, wanted: Wanted): Promise<TermsAt> {
  const ids = [
    RULESETS_POLICY_ID,
    ...wanted.products.map(productPolicyId),
    ...wanted.contents.map(contentPolicyId),
    ...wanted.coupons.map(couponPolicyId),
    ...wanted.shops.map(lockPolicyId),
  ]
  const timelines = await policies.load(db, ids, now)
  const holds = (id: string, t: number): unknown => {
    const timeline = timelines.get(id)
    return timeline && valueAt(timeline, t)
  }
  return (t) => ({
    rulesets: rulesetsFrom(holds(RULESETS_POLICY_ID, t)),
    world: worldAt(t, holds, wanted.share ?? null),
    keepsLost: true,
  })
}

/** The rulesets of a mall's list. A name that is not published can't be announced, so one that is missing is a bug. */
export function rulesetsFrom(value: unknown): readonly Published[] {
  const names = value === undefined ? RULESETS_DEFAULT : rulesetsPolicy.parse(value)
  return names.map((name) => {
    const published = RULESETS.get(name)
    if (published === undefined) throw new Error(`ruleset ${name} is not published`)
    return published
  })
}

function worldAt(t: number, holds: (id: string, t: number) => unknown, opened: Wanted['share']): World {
  return {
    share(id) {
      return opened && opened.shareId === id && opened.share.mintedAt <= t ? mintedShare(id, opened.share) : undefined
    },
    product(id) {
      const value = holds(productPolicyId(id), t)
      if (value === undefined) return undefined
      const { shopId, promoted } = productPolicy.parse(value)
      return { id, shop: shopId, promoted }
    },
    content(id) {
      const value = holds(contentPolicyId(id), t)
      if (value === undefined) return undefined
      const { shopId, channelId } = contentPolicy.parse(value)
      return { id, shop: shopId, channel: channelId }
    },
    coupon(id) {
      const value = holds(couponPolicyId(id), t)
      return value === undefined ? undefined : { id, shop: couponPolicy.parse(value).shopId }
    },
    lockDays(shop) {
      const value = holds(lockPolicyId(shop), t)
      if (value === undefined) return DEFAULT_LOCK_DAYS
      const named = Object.entries(lockPolicy.parse(value)).filter(([, days]) => days !== undefined)
      return withDays(DEFAULT_LOCK_DAYS, Object.fromEntries(named))
    },
  }
}

/** Only promoters can mint here, so whoever minted was registered by then. */
const mintedShare = (id: string, { promoterId, target, mintedAt }: Share): MintedShare => ({
  id,
  promoter: { id: promoterId, registeredAt: mintedAt },
  kind: target.kind,
  target: 'id' in target ? target.id : '',
  via: 'program',
  mintedAt,
})
