import { startOfBusinessDay } from '@shared/kernel/time'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { loadVisitor } from '../visitors/repository'
import { findRegistrationShare } from './evidence'
import { register } from './register'
import { customers } from './repository'
import { decideBinding } from './rules'

export const bindingHandlers: HandlersOf<
  'members.register' | 'bindings.preview' | 'bindings.mine' | 'bindings.summary' | 'bindings.customers'
> = {
  'members.register': register,

  'bindings.preview': async ({ share: code }, { db, caller, settings, now }) => {
    const { visitor } = await loadVisitor(db, caller.visitorId)
    const share = await findRegistrationShare(db, settings.LINK_SECRET, code, visitor, now)
    const isRegistered = await caller.isMember()
    const decision = decideBinding({ visitorId: caller.visitorId, isRegistered, typedCode: undefined, share })
    if (decision.verdict === 'refuse') return { lockedTo: null, reason: 'already-registered' }
    if (decision.verdict === 'unbound') return { lockedTo: null, reason: decision.because }
    const promoter = await members.get(db, decision.promoterId)
    return { lockedTo: maskName(promoter?.nickname ?? null), reason: null }
  },

  'bindings.mine': async (_input, { db, caller }) => {
    const binding = await customers.get(db, caller.visitorId)
    if (binding === null) return { binding: null }
    const promoter = await members.get(db, binding.promoterId)
    const { basis, boundAt } = binding
    return { binding: { promoterName: maskName(promoter?.nickname ?? null), basis, boundAt } }
  },

  'bindings.summary': async (_input, { db, caller, now }) => {
    const mine = { promoterId: caller.visitorId }
    const [customersTotal, customersToday] = await Promise.all([
      customers.count(db, mine),
      customers.count(db, { ...mine, boundAt: { from: startOfBusinessDay(now) } }),
    ])
    return { customersTotal, customersToday }
  },

  'bindings.customers': async ({ cursor, size }, { db, caller }) => {
    const where = { promoterId: caller.visitorId }
    const page = await newestPage(customers, db, { where, by: 'boundAt', cursor, size })
    if (page.items.length === 0) return { items: [], cursor: null }
    const people = await members.find(db, { where: { _id: { in: page.items.map((row) => row._id) } }, limit: size })
    const nicknames = new Map(people.map((member) => [member._id, member.nickname]))
    const items = page.items.map(({ _id, boundAt, basis }) => ({
      name: maskName(nicknames.get(_id) ?? null),
      boundAt,
      basis,
    }))
    return { items, cursor: page.cursor }
  },
}
