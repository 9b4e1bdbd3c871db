import { Refusal } from '@shared/kernel/errors'
import { valueAt } from '@shared/kernel/timeline'
import { products } from '../catalog/repository'
import { carriedOut, writeAudit } from '../runtime/audit'
import { newestPage } from '../runtime/newest-page'
import { announcedPolicy, announcePolicy } from '../runtime/policies'
import type { HandlersOf } from '../runtime/router'
import { rulesetsFrom } from './online-world'
import { recommender } from './recommender'
import { record } from './record'
import { RULESETS_POLICY_ID, rulesetsPolicy } from './records'
import { referral } from './referral'
import { decisions } from './repository'
import { RULESETS } from './rulesets'
import { why } from './why'

type AttributionAction =
  | 'attribution.visit'
  | 'attribution.recommender'
  | 'attribution.decisions'
  | 'attribution.why'
  | 'attribution.referral'
  | 'attribution.rulesets'
  | 'attribution.setRulesets'

export const attributionHandlers: HandlersOf<AttributionAction> = {
  'attribution.visit': record,
  'attribution.recommender': recommender,

  'attribution.decisions': async ({ cursor, size }, { db, caller }) => {
    const where = { promoterId: caller.visitorId }
    const page = await newestPage(decisions, db, { where, by: 'decidedAt', cursor, size })
    if (page.items.length === 0) return { items: [], cursor: null }
    const ids = [...new Set(page.items.map(({ productId }) => productId))]
    const sold = await products.find(db, { where: { _id: { in: ids } }, limit: ids.length })
    const titles = new Map(sold.map(({ _id, title }) => [_id, title]))
    const items = page.items.map(({ orderId, line, productId, amountFen, basis, decidedAt }) => {
      return { orderId, line, productTitle: titles.get(productId) ?? '', amountFen, basis, decidedAt }
    })
    return { items, cursor: page.cursor }
  },

  'attribution.why': why,
  'attribution.referral': (_input, context) => referral(context),

  'attribution.rulesets': async (_input, { db, policies, now }) => {
    const timeline = (await policies.load(db, [RULESETS_POLICY_ID], now)).get(RULESETS_POLICY_ID)
    const last = await announcedPolicy(db, RULESETS_POLICY_ID)
    return {
      inForce: rulesetsFrom(timeline && valueAt(timeline, now)).map(({ rules }) => rules.name),
      announced:
        last !== undefined && last.from > now ? { names: rulesetsPolicy.parse(last.value), from: last.from } : null,
      published: [...RULESETS.values()].map(({ rules, hash }) => ({ name: rules.name, hash })),
    }
  },

  'attribution.setRulesets': async (input, { db, caller, now }) => {
    const { names, requestId } = input
    if (new Set(names).size !== names.length || !names.every((name) => RULESETS.has(name))) {
      throw new Refusal('INVALID_INPUT', { field: 'names' })
    }
    const change = { actorId: caller.visitorId, requestId, action: 'attribution.setRulesets', input }
    return db.transact(async (tx) => {
      const done = await carriedOut(tx, change)
      if (done !== null) return { from: done.answer ?? now }
      const last = await announcedPolicy(tx, RULESETS_POLICY_ID)
      const from = await announcePolicy(tx, RULESETS_POLICY_ID, now, names)
      const before = JSON.stringify(last?.value ?? [])
      const after = JSON.stringify(names)
      await writeAudit(tx, change, { subject: RULESETS_POLICY_ID, reason: '', before, after, answer: from, at: now })
      return { from }
    })
  },
}
