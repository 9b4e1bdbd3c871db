import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { carriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import type { Store } from '../runtime/database'
import { announcedPolicy, announcePolicy } from '../runtime/policies'
import { lockPolicyId, productPolicyId } from './model'
import { products, shops } from './repository'

/** Announces the shop's lock days; answers from when they hold. */
export const setLockDays = (input: Parsed<'catalog.setLockDays'>, context: ActionContext): Promise<number> =>
  announce('catalog.setLockDays', input, context, async (tx) => {
    const { shopId, days } = input
    if ((await shops.get(tx, shopId)) === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
    return { policyId: lockPolicyId(shopId), subject: shopId, value: days }
  })

/** Announces that the product's promotion plan is on or off; answers from when. */
export const setPromoted = (input: Parsed<'catalog.setPromoted'>, context: ActionContext): Promise<number> =>
  announce('catalog.setPromoted', input, context, async (tx) => {
    const { productId, promoted } = input
    const product = await products.get(tx, productId)
    if (product === null) throw new Refusal('NOT_FOUND', { field: 'productId' })
    return { policyId: productPolicyId(productId), subject: productId, value: { shopId: product.shopId, promoted } }
  })

interface Announcement {
  readonly policyId: string
  readonly subject: string
  readonly value: object
}

/** A change of policy by the staff: once a request, written down with who made it. */
function announce(
  action: string,
  input: { readonly requestId: string },
  { db, caller, now }: ActionContext,
  decide: (tx: Store) => Promise<Announcement>,
): Promise<number> {
  const change = { actorId: caller.visitorId, requestId: input.requestId, action, input }
  return db.transact(async (tx) => {
    const { policyId, subject, value } = await decide(tx)
    const done = await carriedOut(tx, change)
    if (done !== null) return done.answer ?? now
    const last = await announcedPolicy(tx, policyId)
    const from = await announcePolicy(tx, policyId, now, value)
    const before = JSON.stringify(last?.value ?? {})
    await writeAudit(tx, change, { subject, reason: '', before, after: JSON.stringify(value), answer: from, at: now })
    return from
  })
}
