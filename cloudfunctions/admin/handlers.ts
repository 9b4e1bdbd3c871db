import { startOfBusinessDay } from '@shared/kernel/time'
import { customers } from '../bindings/repository'
import { members } from '../members/repository'
import { promoters } from '../promoters/repository'
import type { HandlersOf } from '../runtime/router'

export const adminHandlers: HandlersOf<'admin.today'> = {
  'admin.today': async (_input, { db, now }) => {
    const since = { from: startOfBusinessDay(now) }
    const [membersTotal, membersToday, promotersTotal, promotersDisabled, customersTotal, customersToday] =
      await Promise.all([
        members.count(db, {}),
        members.count(db, { registeredAt: since }),
        promoters.count(db, {}),
        promoters.count(db, { state: 'disabled' }),
        customers.count(db, {}),
        customers.count(db, { boundAt: since }),
      ])
    return { membersTotal, membersToday, promotersTotal, promotersDisabled, customersTotal, customersToday }
  },
}
