import type { Output, Parsed } from '@shared/contracts'
import { Refusal } from '@shared/kernel/errors'
import type { Page } from '@shared/kernel/page'
import { startOfBusinessDay } from '@shared/kernel/time'
import { searchedTerms } from '../catalog/search-terms'
import { members } from '../members/repository'
import { maskName } from '../members/rules'
import type { ActionContext } from '../runtime/context'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import type { EntryOf } from '../runtime/table'
import { loadVisitor } from '../visitors/repository'
import { findRegistrationShare } from './evidence'
import { register } from './register'
import { customers } from './repository'
import { decideBinding } from './rules'

type CustomerRow = EntryOf<typeof customers>

/** A customer as their promoter sees them. */
function shownAs({ _id: customerId, ...row }: CustomerRow, nickname: string | null): Output<'bindings.customer'> {
  const { boundAt, basis, paidFen, ordersTotal, lastOrderAt } = row
  const figures = { paidFen, ordersTotal, lastOrderAt: lastOrderAt === 0 ? null : lastOrderAt }
  return { customerId, name: maskName(nickname), boundAt, basis, ...figures }
}

const ORDERED_BY = { newest: 'boundAt', paid: 'paidFen', 'last-order': 'lastOrderAt' } as const

/** One page, by one index whatever is asked for (`runtime/collections.ts`). */
async function customersPage(
  { cursor, size, sort, search }: Parsed<'bindings.customers'>,
  { db, caller }: ActionContext,
): Promise<Page<CustomerRow>> {
  const where = { promoterId: caller.visitorId }
  if (search === undefined) return newestPage(customers, db, { where, by: ORDERED_BY[sort], cursor, size })
  const [first, ...others] = searchedTerms(search)
  // Nothing but signs that are no letters: that finds nobody, rather than everybody.
  if (first === undefined) return { items: [], cursor: null }
  const named = { ...where, nameTerms: { has: [first, ...others] as const } }
  return newestPage(customers, db, { where: named, by: 'boundAt', cursor, size })
}

export const bindingHandlers: HandlersOf<
  | 'members.register'
  | 'bindings.preview'
  | 'bindings.mine'
  | 'bindings.summary'
  | 'bindings.customers'
  | 'bindings.customer'
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

  'bindings.customers': async (input, context) => {
    const page = await customersPage(input, context)
    if (page.items.length === 0) return { items: [], cursor: null }
    const ids = page.items.map(({ _id }) => _id)
    const people = await members.find(context.db, { where: { _id: { in: ids } }, limit: ids.length })
    const nicknames = new Map(people.map((member) => [member._id, member.nickname]))
    return { items: page.items.map((row) => shownAs(row, nicknames.get(row._id) ?? null)), cursor: page.cursor }
  },

  'bindings.customer': async ({ customerId }, { db, caller }) => {
    const [row, member] = await Promise.all([customers.get(db, customerId), members.get(db, customerId)])
    // Somebody else's is answered as one that does not exist.
    if (row?.promoterId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    return shownAs(row, member?.nickname ?? null)
  },
}
