import { Refusal } from '@shared/kernel/errors'
import { readOwner } from '../ledger/accounts'
import { balancesOf } from '../ledger/repository'
import { newestPage } from '../runtime/newest-page'
import type { HandlersOf } from '../runtime/router'
import { cancel } from './cancel'
import { openDay } from './days'
import { limitsNow } from './limits'
import { refresh } from './look'
import { withdrawals } from './repository'
import { request } from './request'
import { writeStatement } from './statement'
import { asOwn, confirmOf } from './view'

export const withdrawalHandlers: HandlersOf<
  | 'withdrawals.offer'
  | 'withdrawals.request'
  | 'withdrawals.mine'
  | 'withdrawals.withdrawal'
  | 'withdrawals.refresh'
  | 'withdrawals.cancel'
  | 'withdrawals.statement'
> = {
  'withdrawals.offer': async (_input, context) => {
    const { db, caller, now } = context
    const [limits, held, today] = await Promise.all([
      limitsNow(context),
      balancesOf(db, caller.visitorId),
      openDay(db, caller.visitorId, now),
    ])
    const accounts = held.flatMap(({ _id, amounts }) => {
      const about = readOwner(_id, caller.visitorId)
      // WeChat pays a platform split by itself: there is nothing to ask for.
      if (about?.kind !== 'promoter' || about.payer === 'wechat') return []
      return [{ payer: about.payer, withdrawableFen: amounts.available ?? 0, debtFen: 0 - (amounts.debt ?? 0) }]
    })
    return { accounts, limits, leftTodayFen: Math.max(0, limits.userDayFen - today.user) }
  },

  'withdrawals.request': async (input, context) => asOwn(await request(input, context)),

  'withdrawals.mine': async ({ cursor, size }, { db, caller }) => {
    const where = { promoterId: caller.visitorId }
    const page = await newestPage(withdrawals, db, { where, by: 'requestedAt', cursor, size })
    return { items: page.items.map(asOwn), cursor: page.cursor }
  },

  'withdrawals.withdrawal': async ({ billNo }, { db, caller, settings, now }) => {
    const row = await withdrawals.get(db, billNo)
    // Somebody else's is answered as one that does not exist.
    if (row?.promoterId !== caller.visitorId) throw new Refusal('NOT_FOUND')
    return { ...asOwn(row), confirm: confirmOf(row, settings, now) }
  },

  'withdrawals.refresh': async ({ billNo }, context) => asOwn(await refresh(context, context.caller.visitorId, billNo)),

  'withdrawals.cancel': async ({ billNo }, context) => asOwn(await cancel(context, context.caller.visitorId, billNo)),

  'withdrawals.statement': ({ month, requestId }, context) =>
    writeStatement({ promoterId: context.caller.visitorId, month, requestId }, context),
}
