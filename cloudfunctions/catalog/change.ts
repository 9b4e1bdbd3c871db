import type { Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import { wasCarriedOut, writeAudit } from '../runtime/audit'
import type { ActionContext } from '../runtime/context'
import { changes, products, shops } from './repository'
import { announce } from './rules'

const SAID_BY_FORM = ''

/** Announces the shop's lock days; answers from when they hold. */
export function setLockDays(input: Parsed<'catalog.setLockDays'>, { db, caller, now }: ActionContext): Promise<number> {
  const { shopId, days, requestId } = input
  const change = { actorId: caller.visitorId, requestId, action: 'catalog.setLockDays', input }
  return db.transact(async (tx) => {
    const shop = await shops.get(tx, shopId)
    if (shop === null) throw new Refusal('NOT_FOUND', { field: 'shopId' })
    if (await wasCarriedOut(tx, change)) return shop.lockDays.at(-1)?.from ?? now
    const { from, timeline } = announce(shop.lockDays, now, days)
    await shops.patch(tx, shopId, { lockDays: timeline })
    await changes.insert(tx, `${caller.visitorId}_${requestId}`, { from, change: { kind: 'lock', shopId, days } })
    const before = JSON.stringify(shop.lockDays.at(-1)?.value ?? {})
    await writeAudit(tx, change, {
      subject: shopId,
      reason: SAID_BY_FORM,
      before,
      after: JSON.stringify(days),
      at: now,
    })
    return from
  })
}

/** Announces that the product's promotion plan is on or off; answers from when. */
export function setPromoted(input: Parsed<'catalog.setPromoted'>, { db, caller, now }: ActionContext): Promise<number> {
  const { productId, promoted, requestId } = input
  const change = { actorId: caller.visitorId, requestId, action: 'catalog.setPromoted', input }
  return db.transact(async (tx) => {
    const product = await products.get(tx, productId)
    if (product === null) throw new Refusal('NOT_FOUND', { field: 'productId' })
    if (await wasCarriedOut(tx, change)) return product.plan.at(-1)?.from ?? now
    const { from, timeline } = announce(product.plan, now, { promoted })
    const { shopId } = product
    await products.patch(tx, productId, { plan: timeline })
    await changes.insert(tx, `${caller.visitorId}_${requestId}`, {
      from,
      change: { kind: 'product', productId, shopId, promoted },
    })
    const before = String(product.plan.at(-1)?.value.promoted ?? false)
    await writeAudit(tx, change, { subject: productId, reason: SAID_BY_FORM, before, after: String(promoted), at: now })
    return from
  })
}
