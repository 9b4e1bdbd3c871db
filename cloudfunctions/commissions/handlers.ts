import { Refusal } from '@shared/kernel/errors'
import { balancesOf } from '../ledger/repository'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { type Commission, commissionId } from './model'
import { commissions } from './repository'
import { isPlatform, payerOf } from './rules'
import { figuresOf } from './summary'

/** A commission as its promoter reads it. A platform split is WeChat's to pay, also while the agency holds it frozen. */
function asOwn(commission: Commission) {
  const { terms } = commission
  return {
    ...commission,
    amount: terms.paidIn === 'fen' ? commission.promoterFen : commission.points,
    paidIn: terms.paidIn,
    payer: isPlatform(terms) ? 'wechat' : payerOf(terms),
    split: terms.by === 'plan' ? terms.split : ('merchant' as const),
  }
}

export const commissionHandlers: HandlersOf<'commissions.mine' | 'commissions.commission' | 'commissions.summary'> = {
  'commissions.mine': async ({ cursor, size, state, customerId }, { db, caller }) => {
    const where = {
      promoterId: caller.visitorId,
      ...(customerId === undefined ? {} : { buyerId: customerId }),
      ...(state === undefined ? {} : { state }),
    }
    const page = await newestPage(commissions, db, { where, by: 'frozenAt', cursor, size })
    return { items: page.items.map(asOwn), cursor: page.cursor }
  },

  'commissions.commission': async ({ orderId, line }, { db, caller }) => {
    const commission = await commissions.get(db, commissionId(orderId, line))
    // Somebody else's is answered as one that does not exist.
    if (commission?.promoterId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    return asOwn(commission)
  },

  'commissions.summary': async (_input, { db, caller }) => {
    return figuresOf(await balancesOf(db, caller.visitorId), caller.visitorId)
  },
}
